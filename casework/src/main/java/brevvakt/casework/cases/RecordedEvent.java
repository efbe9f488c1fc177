package brevvakt.casework.cases;

import java.time.Instant;

/**
 * An event as it stands in the diary.
 *
 * @param seq 1 for the first event of the case, without gaps
 * @param actor a user name, or {@code brevvakt} for the machine, or {@code citizen}
 */
public record RecordedEvent(int seq, Instant at, String actor, CaseEvent event) {

    /** The actor that is the gateway itself. */
    public static final String MACHINE = "brevvakt";
}
