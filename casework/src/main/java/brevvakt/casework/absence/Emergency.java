package brevvakt.casework.absence;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Access to the mail of somebody who cannot be reached, ordered by his unit manager and that manager's own manager, and
 * carried out by IT (SEED-104, SEED-105).
 *
 * @param reason why; the words of a manager, shown to those who decide and to the holder alone
 */
public record Emergency(
        long id,
        String holder,
        String delegate,
        String reason,
        Period period,
        Step ordered,
        Optional<Step> approved,
        Optional<Step> executed) {

    /** Who took a step, and when. */
    public record Step(String by, Instant at) {}

    /** How far it has come (DESIGN 5b). */
    public enum State {
        ORDERED,
        APPROVED,
        EXECUTED,
        ENDED
    }

    public State stateAt(Instant at, ZoneId zone) {
        if (!at.isBefore(period.end(zone))) {
            return State.ENDED;
        }
        return executed.isPresent() ? State.EXECUTED : approved.isPresent() ? State.APPROVED : State.ORDERED;
    }
}
