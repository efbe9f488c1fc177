package brevvakt.casework.store;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** When each writer was last told that somebody is away or has left. */
public final class AwayReplyRegister {
    /** Who has written more often than this about one absence is told no more: people stop, machines do not (TRAPS 1). */
    private static final int MOST_LETTERS = 10;

    private record Told(Instant at, Optional<String> words, int letters) {}

    /**
     * Notes that a writer is told, unless he was told a short while ago, repeats himself word by word, or writes on and
     * on; whether he is to be told.
     *
     * @param occasion names the absence or departure
     * @param words the digest of what he writes
     */
    public boolean mayTell(
            Handle handle,
            EmailAddress writer,
            String person,
            String occasion,
            Sha256 words,
            Duration pause,
            Instant now) {
        Optional<Told> last = handle.select(
                        "SELECT told_at, words, letters FROM away_reply WHERE writer = ? AND person = ? AND occasion = ?",
                        writer.toString(),
                        person,
                        occasion)
                .map((row, context) -> new Told(
                        RecordRegister.instant(row, "told_at"),
                        Optional.ofNullable(row.getString("words")),
                        row.getInt("letters")))
                .findFirst();
        if (last.isEmpty()) {
            handle.execute(
                    "INSERT INTO away_reply (writer, person, occasion, told_at, words, letters) VALUES (?, ?, ?, ?, ?, 1)",
                    writer.toString(),
                    person,
                    occasion,
                    now,
                    words.hex());
            return true;
        }
        Told told = last.get();
        boolean again = !now.isBefore(told.at().plus(pause))
                && told.letters() < MOST_LETTERS
                && told.words().filter(words.hex()::equals).isEmpty();
        handle.execute(
                "UPDATE away_reply SET told_at = ?, words = ?, letters = ? WHERE writer = ? AND person = ? AND occasion = ?",
                again ? now : told.at(),
                again ? words.hex() : told.words().orElse(null),
                told.letters() + 1,
                writer.toString(),
                person,
                occasion);
        return again;
    }
}
