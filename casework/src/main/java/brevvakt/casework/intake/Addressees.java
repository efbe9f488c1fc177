package brevvakt.casework.intake;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import java.util.List;
import java.util.Optional;

/**
 * The mailboxes of ours that a mail came to, and whom they belong to.
 *
 * @param mailboxes our mailboxes among the recipients, details and aliases resolved, functional ones first
 */
record Addressees(List<EmailAddress> mailboxes, Organisation organisation) {

    static Addressees of(Envelope envelope, MailAccess access, Organisation organisation) {
        List<EmailAddress> ours = envelope.recipients().stream()
                .flatMap(address -> access.recipient(address).mailbox().stream())
                .distinct()
                .sorted((a, b) -> Boolean.compare(
                        organisation.mailbox(a).isEmpty(),
                        organisation.mailbox(b).isEmpty()))
                .toList();
        return new Addressees(ours, organisation);
    }

    /** The mailbox under which the letter is registered. */
    Optional<EmailAddress> first() {
        return mailboxes.stream().findFirst();
    }

    Optional<Mailbox> functional() {
        return mailboxes.stream().flatMap(a -> organisation.mailbox(a).stream()).findFirst();
    }

    /** The person whose own mailbox it is, where no functional mailbox got the letter. */
    Optional<Person> holder() {
        return functional().isPresent() ? Optional.empty() : first().flatMap(organisation::personByAddress);
    }

    Optional<String> unit() {
        return functional().map(Mailbox::unit).or(() -> holder().map(Person::unit));
    }
}
