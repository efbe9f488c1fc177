package brevvakt.casework.store;

import brevvakt.casework.letter.ArrivalId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Mail that could not be handled: kept whole among the originals, listed here with its reason. */
public final class SetAsideRegister {

    /** Lists it once; true when it was not listed before. */
    public boolean add(Handle handle, ArrivalId id, Instant at, String reason) {
        boolean known = handle.select("SELECT arrival_id FROM set_aside WHERE arrival_id = ?", id.value())
                .mapTo(String.class)
                .findFirst()
                .isPresent();
        if (!known) {
            handle.execute(
                    "INSERT INTO set_aside (arrival_id, set_aside_at, reason) VALUES (?, ?, ?)",
                    id.value(),
                    at,
                    reason);
        }
        return !known;
    }

    public int count(Handle handle) {
        return handle.select("SELECT COUNT(*) FROM set_aside")
                .mapTo(Integer.class)
                .one();
    }
}
