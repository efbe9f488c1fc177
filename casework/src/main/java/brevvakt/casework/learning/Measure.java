package brevvakt.casework.learning;

import brevvakt.casework.cases.CaseNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that is to be done: about one matter (SEED-33), or as an improvement of the unit (SEED-47).
 *
 * @param number the case it follows from; always there for a measure
 * @param words what is to be done, in words of our own people
 * @param effect what came of it; asked for when it is done (SEED-44)
 */
public record Measure(
        long id,
        Optional<CaseNumber> number,
        String unit,
        Kind kind,
        String words,
        String owner,
        LocalDate dueOn,
        State state,
        Optional<String> effect,
        String madeBy,
        Instant madeAt,
        Instant changedAt) {

    /** What it is about. */
    public enum Kind {
        MEASURE,
        IMPROVEMENT
    }

    /** How far it has come. */
    public enum State {
        PLANNED,
        DOING,
        DONE,
        DROPPED;

        /** Nothing more is done about it. */
        public boolean isOver() {
            return this == DONE || this == DROPPED;
        }
    }
}
