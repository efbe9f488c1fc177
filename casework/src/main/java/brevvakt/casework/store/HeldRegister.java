package brevvakt.casework.store;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The letters to a person that others must not come upon: clearly private ones, and those in doubt (SEED-99). */
public final class HeldRegister {
    private static final String SELECT = "SELECT h.id AS id, h.arrival_id AS arrival_id, h.mailbox AS mailbox,"
            + " h.in_doubt AS in_doubt, h.opened_at AS opened_at, d.folder AS folder, d.uid AS uid, d.done AS done"
            + " FROM held_letter h"
            + " JOIN delivery d ON d.arrival_id = h.arrival_id AND d.mailbox = h.mailbox ";

    /**
     * A held letter and where its copy lies.
     *
     * @param uid its number in the folder; empty where nobody knows it
     * @param delivered the copy lies there; before that it is on its way
     */
    public record Held(
            long id,
            ArrivalId arrival,
            EmailAddress mailbox,
            boolean inDoubt,
            Optional<Instant> openedAt,
            String folder,
            Optional<Long> uid,
            boolean delivered) {}

    /** Writes down that a letter is held from everybody but the holder; twice is once. */
    public void hold(Handle handle, ArrivalId arrival, EmailAddress mailbox, boolean inDoubt) {
        int known = handle.select(
                        "SELECT COUNT(*) FROM held_letter WHERE arrival_id = ? AND mailbox = ?",
                        arrival.value(),
                        mailbox.toString())
                .mapTo(Integer.class)
                .one();
        if (known == 0) {
            handle.execute(
                    "INSERT INTO held_letter (arrival_id, mailbox, in_doubt) VALUES (?, ?, ?)",
                    arrival.value(),
                    mailbox.toString(),
                    inDoubt);
        }
    }

    public Optional<Held> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE h.id = ?", id)
                .map(HeldRegister::held)
                .findFirst();
    }

    /** Those in doubt that nobody has opened, oldest first. */
    public List<Held> inDoubt(Handle handle, EmailAddress mailbox) {
        return handle.select(
                        SELECT + "WHERE h.mailbox = ? AND h.in_doubt = TRUE AND h.opened_at IS NULL ORDER BY h.id",
                        mailbox.toString())
                .map(HeldRegister::held)
                .list();
    }

    public int countPrivate(Handle handle, EmailAddress mailbox) {
        return handle.select(
                        "SELECT COUNT(*) FROM held_letter WHERE mailbox = ? AND in_doubt = FALSE", mailbox.toString())
                .mapTo(Integer.class)
                .one();
    }

    /** Those that lie, or are about to lie, outside of a folder and have not been opened to others. */
    public List<Held> outside(Handle handle, EmailAddress mailbox, String folder) {
        return handle.select(
                        SELECT + "WHERE h.mailbox = ? AND h.opened_at IS NULL AND d.folder <> ? ORDER BY h.id",
                        mailbox.toString(),
                        folder)
                .map(HeldRegister::held)
                .list();
    }

    /** Those that were opened to others and lie outside of the folder where others look. */
    public List<Held> openedOutside(Handle handle, EmailAddress mailbox, String folder) {
        return handle.select(
                        SELECT + "WHERE h.mailbox = ? AND h.opened_at IS NOT NULL AND d.folder <> ? ORDER BY h.id",
                        mailbox.toString(),
                        folder)
                .map(HeldRegister::held)
                .list();
    }

    /** The copy lies, or is to be laid, in another folder now. */
    public void moved(Handle handle, Held held, String folder, Optional<Long> uid) {
        handle.createUpdate("UPDATE delivery SET folder = :folder, uid = :uid WHERE arrival_id = :arrival"
                        + " AND mailbox = :mailbox")
                .bind("folder", folder)
                .bind("uid", uid)
                .bind("arrival", held.arrival().value())
                .bind("mailbox", held.mailbox().toString())
                .execute();
    }

    public void opened(Handle handle, long id, String by, String reason, Instant at) {
        handle.createUpdate("UPDATE held_letter SET opened_at = :at, opened_by = :by, reason = :reason"
                        + " WHERE id = :id AND opened_at IS NULL")
                .bind("at", at)
                .bind("by", by)
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    private static Held held(ResultSet row, StatementContext context) throws SQLException {
        long uid = row.getLong("uid");
        Optional<Long> numbered = row.wasNull() ? Optional.empty() : Optional.of(uid);
        return new Held(
                row.getLong("id"),
                new ArrivalId(row.getString("arrival_id")),
                EmailAddress.of(row.getString("mailbox")),
                row.getBoolean("in_doubt"),
                RecordRegister.instantIfAny(row, "opened_at"),
                row.getString("folder"),
                numbered,
                row.getBoolean("done"));
    }
}
