package brevvakt.casework.intake;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.classify.Circumstances;
import brevvakt.casework.classify.Circumstances.Addressee;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
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

    /** What is known about a letter to them beside its words. */
    Circumstances circumstances(boolean fromStaff, Circumstances.Thread continues) {
        Addressee kind = functional()
                .map(Addressees::kindOf)
                .orElseGet(() -> holder().isPresent() ? Addressee.PERSONAL : Addressee.UNKNOWN);
        return new Circumstances(
                first(), kind, unit().flatMap(organisation::unit).flatMap(Unit::care), fromStaff, continues);
    }

    private static Addressee kindOf(Mailbox mailbox) {
        return switch (mailbox.kind()) {
            case FUNCTIONAL, AUTHORITY -> Addressee.FUNCTIONAL;
            case TELEPHONE -> Addressee.TELEPHONE;
            case ABSENCE -> Addressee.ABSENCE;
        };
    }
}
