package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.OutgoingMail;
import brevvakt.casework.outbox.RelayedPost;
import brevvakt.casework.records.Carried;
import brevvakt.casework.records.Deliveries;
import brevvakt.casework.records.Originals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/**
 * Copies for mailboxes that a neighbouring mail system keeps. Each is ticked off after that system has taken it; a copy
 * that a killed run may have handed over is looked for first, where somebody can look, and else handed over again under
 * the same Message-ID.
 */
final class RelayedCopies {
    private final RelayedPost post;
    private final MailAccess access;
    private final Mailboxes mailboxes;
    private final Originals originals;

    @Inject
    RelayedCopies(Parts parts, Mailboxes mailboxes) {
        this.post = parts.relayed();
        this.access = parts.access();
        this.originals = parts.originals();
        this.mailboxes = mailboxes;
    }

    boolean keeps(EmailAddress mailbox) {
        return access.isRelayed(mailbox);
    }

    /** Hands over every copy that is owed; one that is not taken keeps none of the others waiting. */
    void handOver(Mail mail, Arrival arrival, List<Deliveries.Delivery> owed) throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (Deliveries.Delivery delivery : owed) {
            try {
                handOver(
                        delivery.mailbox(),
                        arrival.id(),
                        arrival.envelope().sender(),
                        delivery.maybeDone(),
                        to -> write(CopyForMailbox.head(arrival, delivery.mailbox()), mail, to));
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw worthAnotherTry(failures);
        }
    }

    /** As long as one copy may still be taken, the mail is offered again. */
    private static IOException worthAnotherTry(List<IOException> failures) {
        return failures.stream()
                .filter(failure -> !(failure instanceof RelayedPost.RefusedForGood))
                .findFirst()
                .orElse(failures.get(0));
    }

    /** The same with a copy that no mail on its way brings. */
    void handOver(Carried copy, String head) throws IOException {
        handOver(copy.mailbox(), copy.id(), Optional.empty(), true, to -> {
            to.write(head.getBytes(StandardCharsets.US_ASCII));
            try (InputStream original = originals.open(copy.original())) {
                original.transferTo(to);
            }
        });
    }

    /** Mail of the gateway itself. */
    void handOver(EmailAddress mailbox, OutgoingMail mail) throws IOException {
        post.deliver(mailbox, mail.envelopeSender(), to -> to.write(mail.mime()));
    }

    private void handOver(
            EmailAddress mailbox,
            ArrivalId id,
            Optional<EmailAddress> sender,
            boolean maybeDone,
            RelayedPost.Whole whole)
            throws IOException {
        if (!maybeDone || !post.holds(mailbox, id)) {
            post.deliver(mailbox, sender, whole);
        }
        mailboxes.tickOff(id, mailbox);
    }

    private static void write(String head, Mail mail, OutputStream to) throws IOException {
        to.write(head.getBytes(StandardCharsets.US_ASCII));
        try {
            mail.getMessage().writeTo(to);
        } catch (MessagingException e) {
            throw new IOException("the mail cannot be read again", e);
        }
    }
}
