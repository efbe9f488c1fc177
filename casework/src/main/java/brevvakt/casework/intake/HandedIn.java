package brevvakt.casework.intake;

import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * What an employee writes down of a matter that came orally, by telephone, on paper or otherwise (SEED-22).
 *
 * @param received when it really came
 * @param from who brought it, as far as the person said
 * @param contact a mail address or a telephone number
 * @param solution what was done about it at once (SEED-31)
 * @param label what it is, where whoever writes it down says so
 */
public record HandedIn(
        EmailAddress mailbox,
        Channel channel,
        Instant received,
        String text,
        Optional<String> from,
        Optional<String> contact,
        Optional<String> solution,
        Optional<Label> label,
        Optional<Scope> scope,
        Optional<Sensitivity> sensitivity) {

    /** The contact, where it is a mail address. */
    Optional<EmailAddress> mailAddress() {
        return contact.flatMap(EmailAddress::parse);
    }
}
