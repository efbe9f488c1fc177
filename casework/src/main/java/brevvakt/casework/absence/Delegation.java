package brevvakt.casework.absence;

import java.time.Instant;
import java.util.Optional;

/**
 * The holder of a mailbox has opened it to a colleague: the recorded authorisation of LAW-27.
 *
 * @param period empty for a standing one, which applies until it is ended (SEED-18, SEED-103, SEED-117)
 */
public record Delegation(
        long id, String holder, String delegate, Optional<Period> period, Instant madeAt, Optional<Instant> endedAt) {

    public boolean isStanding() {
        return period.isEmpty();
    }
}
