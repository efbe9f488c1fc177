package brevvakt.casework.store;

import brevvakt.casework.cases.Case;
import brevvakt.casework.letter.EmailAddress;
import java.util.Optional;

/**
 * A case as the register holds it.
 *
 * @param counterpart where an answer goes; kept beside the events, which hold no citizen's data
 * @param hash the hash of its last event
 */
public record CaseRow(Case file, Optional<EmailAddress> counterpart, String hash) {}
