package brevvakt.casework.store;

import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The evidence that a mailbox was opened on a day: the first act of the day counts (SEED-15, SEED-96). */
public final class OpeningRegister {

    /** Who opened a mailbox, when, and by what act. */
    public record Opening(Instant at, String by, String how) {}

    public void note(Handle handle, EmailAddress mailbox, LocalDate day, Opening opening) {
        if (of(handle, mailbox, day).isEmpty()) {
            handle.execute(
                    "INSERT INTO opening (mailbox, opened_on, opened_at, opened_by, how) VALUES (?, ?, ?, ?, ?)",
                    mailbox.toString(),
                    day,
                    opening.at(),
                    opening.by(),
                    opening.how());
        }
    }

    public Optional<Opening> of(Handle handle, EmailAddress mailbox, LocalDate day) {
        return handle.select(
                        "SELECT opened_at, opened_by, how FROM opening WHERE mailbox = ? AND opened_on = ?",
                        mailbox.toString(),
                        day)
                .map((row, context) -> new Opening(
                        RecordRegister.instant(row, "opened_at"), row.getString("opened_by"), row.getString("how")))
                .findFirst();
    }
}
