package brevvakt.casework.records;

import brevvakt.casework.letter.Sha256;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A record that was disposed of: what was decided and by whom, and the digest of what is no longer there (LAW-35, LAW-36).
 *
 * @param decision the decision by which it was allowed
 * @param by the user who had it done
 * @param gone nothing of it is left; before that its copies and its original are still to be taken away
 */
public record Disposal(
        long recordId,
        Sha256 original,
        String rule,
        String decision,
        String approvedBy,
        LocalDate approvedOn,
        Instant at,
        String by,
        boolean gone) {}
