package brevvakt.gateway.james;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.records.Deliveries;
import brevvakt.mailets.reading.ArrivalAttributes;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Delivers a registered mail to the mailboxes that the registering transaction wrote down, once each: to our own first,
 * then to those that a neighbouring system keeps. The copy gets three header lines of ours; the mail itself stays as it
 * is, and after this mailet its way is at an end.
 *
 * <pre>{@code
 * <mailet match="All" class="brevvakt.gateway.james.DeliverToMailbox">
 *   <onMailetException>retry</onMailetException>
 * </mailet>
 * }</pre>
 */
public final class DeliverToMailbox extends GenericMailet {
    private final Deliveries deliveries;
    private final Mailboxes mailboxes;
    private final RelayedCopies relayed;

    @Inject
    DeliverToMailbox(Parts parts, Mailboxes mailboxes, RelayedCopies relayed) {
        this.relayed = relayed;
        this.deliveries = parts.deliveries();
        this.mailboxes = mailboxes;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Arrival arrival = ArrivalAttributes.of(mail);
        try {
            List<Deliveries.Delivery> due = deliveries.due(arrival.id());
            for (Deliveries.Delivery delivery :
                    due.stream().filter(d -> !relayed.keeps(d.mailbox())).toList()) {
                Mailboxes.Copy copy = CopyForMailbox.of(mail, arrival, delivery.mailbox());
                mailboxes.deliverOwed(arrival.id(), delivery.mailbox(), delivery.folder(), copy);
            }
            relayed.handOver(
                    mail,
                    arrival,
                    due.stream().filter(d -> relayed.keeps(d.mailbox())).toList());
        } catch (IOException e) {
            throw new MessagingException("cannot deliver " + arrival.id(), e);
        }
        mail.setState(Mail.GHOST);
    }
}
