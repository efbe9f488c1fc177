package brevvakt.casework.store;

import brevvakt.casework.outbox.LeavesOnce;
import java.time.Clock;
import java.time.Duration;

/** Remembers which automatic answers have been handed out towards the outside, longer than any queue holds one. */
public final class LeavingRegister implements LeavesOnce {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    public LeavingRegister(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean mayLeave(String onceKey) {
        return database.inTransaction(handle -> {
            boolean known = handle.select("SELECT once_key FROM leaving WHERE once_key = ?", onceKey)
                    .mapTo(String.class)
                    .findFirst()
                    .isPresent();
            if (!known) {
                handle.execute("INSERT INTO leaving (once_key, left_at) VALUES (?, ?)", onceKey, clock.instant());
            }
            return !known;
        });
    }

    /** Lets go of what is older than a queue can be. */
    public void tidy() {
        database.inTransaction(handle -> handle.execute(
                "DELETE FROM leaving WHERE left_at < ?", clock.instant().minus(KEPT)));
    }
}
