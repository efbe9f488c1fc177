package brevvakt.casework.classify;

import brevvakt.casework.classify.Circumstances.Care;
import java.util.List;
import java.util.Optional;

/**
 * What the name of a functional mailbox tells about its work.
 *
 * @param id the topic that rules may ask for
 * @param local beginnings of words in the local part, without rings and dots
 * @param care the field of secrecy, if it is one
 */
record MailboxHint(String id, List<String> local, Optional<Care> care, String reason) {
    MailboxHint {
        local = List.copyOf(Required.of(local, "local"));
    }
}
