package brevvakt.casework.store;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who but the holder opened which mail of a personal mailbox, and when; rows are only ever added (SEED-99, LAW-33). */
public final class MailboxReadingRegister {

    /**
     * One opening.
     *
     * @param arrival the letter; empty for a mail that did not come through the register
     * @param how READ or OPENED, the latter of held mail with a reason
     */
    public record Reading(
            EmailAddress mailbox,
            String reader,
            String folder,
            Optional<Long> uid,
            Optional<ArrivalId> arrival,
            Instant at,
            String how,
            Optional<String> reason) {}

    /** Notes that somebody opened a mail, by its number in the folder; a day's second opening of it adds nothing. */
    public void read(
            Handle handle, EmailAddress mailbox, String reader, String folder, long uid, LocalDate day, Instant at) {
        int known = handle.select(
                        "SELECT COUNT(*) FROM mailbox_reading WHERE mailbox = ? AND on_day = ? AND reader = ? AND uid = ?"
                                + " AND folder = ?",
                        mailbox.toString(),
                        day,
                        reader,
                        uid,
                        folder)
                .mapTo(Integer.class)
                .one();
        if (known == 0) {
            Optional<ArrivalId> arrival = handle.select(
                            "SELECT arrival_id FROM delivery WHERE mailbox = ? AND folder = ? AND uid = ?",
                            mailbox.toString(),
                            folder,
                            uid)
                    .mapTo(String.class)
                    .findFirst()
                    .map(ArrivalId::new);
            add(
                    handle,
                    new Reading(mailbox, reader, folder, Optional.of(uid), arrival, at, "READ", Optional.empty()),
                    day);
        }
    }

    public void add(Handle handle, Reading reading, LocalDate day) {
        handle.createUpdate(
                        "INSERT INTO mailbox_reading (mailbox, reader, folder, uid, arrival_id, on_day, read_at, how,"
                                + " reason) VALUES (:mailbox, :reader, :folder, :uid, :arrival, :day, :at, :how, :reason)")
                .bind("mailbox", reading.mailbox().toString())
                .bind("reader", reading.reader())
                .bind("folder", reading.folder())
                .bind("uid", reading.uid())
                .bind("arrival", reading.arrival().map(ArrivalId::value))
                .bind("day", day)
                .bind("at", reading.at())
                .bind("how", reading.how())
                .bind("reason", reading.reason())
                .execute();
    }

    /** The latest first. */
    public List<Reading> of(Handle handle, EmailAddress mailbox, int limit) {
        return handle.select(
                        "SELECT mailbox, reader, folder, uid, arrival_id, read_at, how, reason FROM mailbox_reading"
                                + " WHERE mailbox = ? ORDER BY id DESC LIMIT " + limit,
                        mailbox.toString())
                .map((row, context) -> {
                    long uid = row.getLong("uid");
                    Optional<Long> numbered = row.wasNull() ? Optional.empty() : Optional.of(uid);
                    return new Reading(
                            EmailAddress.of(row.getString("mailbox")),
                            row.getString("reader"),
                            row.getString("folder"),
                            numbered,
                            Optional.ofNullable(row.getString("arrival_id")).map(ArrivalId::new),
                            RecordRegister.instant(row, "read_at"),
                            row.getString("how"),
                            Optional.ofNullable(row.getString("reason")));
                })
                .list();
    }
}
