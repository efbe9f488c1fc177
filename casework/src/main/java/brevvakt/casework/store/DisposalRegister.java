package brevvakt.casework.store;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Disposal;
import brevvakt.casework.records.RecordEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What was disposed of, when and by which decision. The row of the record in the register stays. */
public final class DisposalRegister {

    /** Writes it down, once; whoever follows the changes forgets the record's words. */
    public boolean write(Handle handle, Disposal disposal) {
        if (find(handle, disposal.recordId()).isPresent()) {
            return false;
        }
        handle.createUpdate("INSERT INTO disposal (record_id, sha256, rule, decision, approved_by, approved_on,"
                        + " disposed_at, disposed_by, gone) VALUES (:record, :sha, :rule, :decision, :approver, :approved,"
                        + " :at, :by, FALSE)")
                .bind("record", disposal.recordId())
                .bind("sha", disposal.original().hex())
                .bind("rule", disposal.rule())
                .bind("decision", disposal.decision())
                .bind("approver", disposal.approvedBy())
                .bind("approved", disposal.approvedOn())
                .bind("at", disposal.at())
                .bind("by", disposal.by())
                .execute();
        ChangeFeed.recordChanged(handle, disposal.recordId());
        return true;
    }

    public Optional<Disposal> find(Handle handle, long recordId) {
        return handle.select("SELECT * FROM disposal WHERE record_id = ?", recordId)
                .map(DisposalRegister::disposal)
                .findFirst();
    }

    /** Those of which something is still to be taken away, oldest first. */
    public List<Disposal> unfinished(Handle handle, int limit) {
        return handle.select("SELECT * FROM disposal WHERE gone = FALSE ORDER BY record_id LIMIT " + limit)
                .map(DisposalRegister::disposal)
                .list();
    }

    /** All, the latest first. */
    public List<Disposal> all(Handle handle, int limit) {
        return handle.select("SELECT * FROM disposal ORDER BY disposed_at DESC, record_id DESC LIMIT " + limit)
                .map(DisposalRegister::disposal)
                .list();
    }

    /** How many a rule has disposed of. */
    public int count(Handle handle, String rule) {
        return handle.select("SELECT COUNT(*) FROM disposal WHERE rule = ?", rule)
                .mapTo(Integer.class)
                .one();
    }

    /** Nothing of it is left. */
    public void gone(Handle handle, long recordId) {
        handle.execute("UPDATE disposal SET gone = TRUE WHERE record_id = ?", recordId);
    }

    /** A record that is kept has the same bytes: the original is still its. */
    public boolean isStillKept(Handle handle, Sha256 original) {
        return handle.select(
                                "SELECT COUNT(*) FROM record_entry r WHERE r.sha256 = ? AND NOT EXISTS"
                                        + " (SELECT 1 FROM disposal d WHERE d.record_id = r.id)",
                                original.hex())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** The mailboxes that got a copy of a record, by whichever of its arrivals, as {@code arrival mailbox}. */
    public List<Copy> copiesOf(Handle handle, RecordEntry entry) {
        return handle.select(
                        "SELECT d.arrival_id, d.mailbox FROM delivery d LEFT JOIN arrival a ON a.arrival_id = d.arrival_id"
                                + " WHERE a.record_id = ? OR d.arrival_id = ? ORDER BY d.arrival_id, d.mailbox",
                        entry.id(),
                        entry.arrivalId().value())
                .map((row, context) -> new Copy(row.getString("arrival_id"), EmailAddress.of(row.getString("mailbox"))))
                .list();
    }

    /** A copy in a mailbox. */
    public record Copy(String arrivalId, EmailAddress mailbox) {}

    private static Disposal disposal(ResultSet row, StatementContext context) throws SQLException {
        return new Disposal(
                row.getLong("record_id"),
                new Sha256(row.getString("sha256")),
                row.getString("rule"),
                row.getString("decision"),
                row.getString("approved_by"),
                row.getObject("approved_on", LocalDate.class),
                RecordRegister.instant(row, "disposed_at"),
                row.getString("disposed_by"),
                row.getBoolean("gone"));
    }
}
