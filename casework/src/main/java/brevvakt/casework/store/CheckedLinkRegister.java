package brevvakt.casework.store;

import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The one-time links by which somebody says that he has looked through his mailboxes; rows are used, never taken out. */
public final class CheckedLinkRegister {

    /**
     * A link.
     *
     * @param day the day of the letter that it stood in
     * @param usedAt empty until it has done its one act
     */
    public record Link(
            long id,
            String username,
            LocalDate day,
            List<EmailAddress> mailboxes,
            Instant madeAt,
            Optional<Instant> usedAt) {}

    private static final String SELECT = "SELECT id, username, on_day, mailboxes, made_at, used_at FROM checked_link ";

    public Optional<Link> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map((row, context) -> new Link(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getObject("on_day", LocalDate.class),
                        RecordRegister.split(row.getString("mailboxes")),
                        RecordRegister.instant(row, "made_at"),
                        RecordRegister.instantIfAny(row, "used_at")))
                .findFirst();
    }

    /** The number of somebody's link of a day, which is made where there is none. */
    public long of(Handle handle, String username, LocalDate day, List<EmailAddress> mailboxes, Instant at) {
        Optional<Long> known = number(handle, username, day);
        if (known.isPresent()) {
            return known.get();
        }
        handle.execute(
                "INSERT INTO checked_link (username, on_day, mailboxes, made_at) VALUES (?, ?, ?, ?)",
                username,
                day,
                RecordRegister.joined(mailboxes),
                at);
        return number(handle, username, day).orElseThrow();
    }

    private static Optional<Long> number(Handle handle, String username, LocalDate day) {
        return handle.select("SELECT id FROM checked_link WHERE username = ? AND on_day = ?", username, day)
                .mapTo(Long.class)
                .findFirst();
    }

    /** Uses the link up; false where somebody has used it before, also in this very moment. */
    public boolean use(Handle handle, long id, Instant at) {
        return handle.execute("UPDATE checked_link SET used_at = ? WHERE id = ? AND used_at IS NULL", at, id) == 1;
    }
}
