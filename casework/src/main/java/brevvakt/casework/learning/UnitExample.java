package brevvakt.casework.learning;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.Label;
import java.time.Instant;
import java.util.Optional;

/**
 * A unit's own example, written by a human after a closed case so that nobody can be known by it (SEED-49).
 *
 * @param number the case that gave rise to it; never shown with it
 * @param words the example; empty once it is withdrawn
 * @param decidedBy who approved or withdrew it
 */
public record UnitExample(
        long id,
        CaseNumber number,
        String unit,
        Label label,
        String words,
        State state,
        String proposedBy,
        Instant proposedAt,
        Optional<String> decidedBy) {

    /** How far it has come; only what is approved shows. */
    public enum State {
        PROPOSED,
        APPROVED,
        WITHDRAWN
    }
}
