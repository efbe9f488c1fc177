package brevvakt.casework.cases;

import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;

/** Which register a case stands in (DESIGN 5b; LAW-15). */
public enum Register {
    /** The board's own series, open to the public. */
    DIARY,
    /** Individual matters, deviations, concern reports, anything possibly secret; in the neutral series. */
    RESTRICTED,
    /** Kept in good order; in the neutral series. */
    ORDERED;

    /** The neutral series of the municipality: a number in it betrays nothing. */
    public static final String NEUTRAL_SERIES = "E";

    /** The register of a letter; doubt about secrecy is {@code RESTRICTED} (SEED-25, SEED-26, SEED-28). */
    public static Register of(Label label, Scope scope, Sensitivity sensitivity) {
        if (scope == Scope.INDIVIDUAL
                || sensitivity == Sensitivity.SENSITIVE
                || sensitivity == Sensitivity.PROTECTED_IDENTITY
                || label == Label.DEVIATION
                || label == Label.CONCERN_REPORT) {
            return RESTRICTED;
        }
        return switch (label) {
            case COMPLAINT, VIEW, SUGGESTION, RECORD_REQUEST, DATA_SUBJECT_REQUEST, CASE_DOCUMENT -> DIARY;
            default -> ORDERED;
        };
    }
}
