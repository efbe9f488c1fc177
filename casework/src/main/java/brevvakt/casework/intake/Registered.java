package brevvakt.casework.intake;

import brevvakt.casework.cases.CaseNumber;
import java.util.Optional;

/**
 * What became of an arrival.
 *
 * @param number its case, where it has one
 * @param firstTime false when the arrival had been registered before, by a run that was interrupted
 */
public record Registered(Outcome outcome, Optional<CaseNumber> number, boolean firstTime) {

    /** The ways a mail can go. */
    public enum Outcome {
        OPENED,
        JOINED,
        /** The same mail came by another arrival: one record, a further recipient. */
        SAME_MAIL,
        /** A robot's mail: kept, never acknowledged. */
        AUTOMATIC,
        /** For its addressee alone. */
        CLOSED,
        QUARANTINED,
        CALLBACK,
        /** Mail among our own, no matter of anybody outside. */
        INTERNAL,
        /** A mail of our staff that answered a case. */
        ANSWERED,
        /** A mail of our staff to the outside that answers nothing we know. */
        SENT
    }
}
