package brevvakt.casework.absence;

import java.time.Instant;
import java.util.Optional;

/** One of the two words that it takes to close a personal mailbox by agreement (SEED-114). */
public record Consent(String employee, Part part, String givenBy, Instant givenAt, Optional<Instant> withdrawnAt) {

    /** Whose word it is. */
    public enum Part {
        /** The employee whose mailbox it is. */
        EMPLOYEE,
        /** The unit manager. */
        MANAGER
    }
}
