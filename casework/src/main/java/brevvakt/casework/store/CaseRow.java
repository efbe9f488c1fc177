package brevvakt.casework.store;

import brevvakt.casework.cases.Case;
import brevvakt.casework.letter.EmailAddress;
import java.util.Optional;

/**
 * A case as the register holds it.
 *
 * @param counterpart where an answer goes; kept beside the events, which hold no citizen's data
 * @param contact who handed the matter in otherwise than by mail, and how to reach them
 * @param hash the hash of its last event
 */
public record CaseRow(Case file, Optional<EmailAddress> counterpart, Optional<Contact> contact, String hash) {

    /** A person as written down by whoever took the matter in; kept beside the events, like the counterpart. */
    public record Contact(String name, String details) {}
}
