package brevvakt.casework.absence;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody may read the work mail of another for a time.
 *
 * @param id of what it stands on
 * @param until the instant at which it is gone; empty while nothing ends it
 */
public record Grant(String holder, String reader, Basis basis, long id, Instant from, Optional<Instant> until) {

    /** What it stands on. */
    public enum Basis {
        /** The holder's own word. */
        DELEGATION,
        /** The choice made for an absence. */
        ABSENCE,
        /** The order of two managers. */
        EMERGENCY,
        /** The holder has left. */
        DEPARTURE
    }

    /** It holds at that instant, which is the first or a later one, and before the last. */
    public boolean holdsAt(Instant at) {
        return !at.isBefore(from) && until.filter(end -> !at.isBefore(end)).isEmpty();
    }

    boolean isOverAt(Instant at) {
        return until.filter(end -> !at.isBefore(end)).isPresent();
    }
}
