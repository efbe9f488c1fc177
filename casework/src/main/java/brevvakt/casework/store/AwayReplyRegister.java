package brevvakt.casework.store;

import brevvakt.casework.letter.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** When each writer was last told that somebody is away or has left. */
public final class AwayReplyRegister {

    /**
     * Notes that a writer is told, unless he was told a short while ago; whether he is to be told.
     *
     * @param occasion names the absence or departure
     */
    public boolean mayTell(
            Handle handle, EmailAddress writer, String person, String occasion, Duration pause, Instant now) {
        Optional<Instant> last = handle.select(
                        "SELECT told_at FROM away_reply WHERE writer = ? AND person = ? AND occasion = ?",
                        writer.toString(),
                        person,
                        occasion)
                .mapTo(Instant.class)
                .findFirst();
        if (last.isEmpty()) {
            handle.execute(
                    "INSERT INTO away_reply (writer, person, occasion, told_at) VALUES (?, ?, ?, ?)",
                    writer.toString(),
                    person,
                    occasion,
                    now);
            return true;
        }
        if (now.isBefore(last.get().plus(pause))) {
            return false;
        }
        handle.execute(
                "UPDATE away_reply SET told_at = ? WHERE writer = ? AND person = ? AND occasion = ?",
                now,
                writer.toString(),
                person,
                occasion);
        return true;
    }
}
