package brevvakt.gateway.james;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.records.Originals;
import brevvakt.mailets.reading.ArrivalAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Stamps the mail that the server itself has written, such as the report that an answer could not be delivered: it
 * never passed a door, and is treated like any other from here on. Mail that bears a stamp is left alone.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.gateway.james.StampMail"/>}</pre>
 */
public final class StampMail extends GenericMailet {
    private final Parts parts;

    @Inject
    StampMail(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        if (ArrivalAttributes.read(mail).isPresent()) {
            return;
        }
        try (InputStream bytes = new MimeMessageInputStream(mail.getMessage())) {
            Originals.Kept kept = parts.originals().keep(bytes);
            ArrivalAttributes.write(
                    mail,
                    new Arrival(
                            parts.ids().get(), parts.clock().instant(), envelope(mail), kept.digest(), kept.size()));
            ((MailImpl) mail)
                    .setMessageNoCopy(
                            new KeptMime(new KeptMessage(new byte[0], parts.originals(), kept.digest(), kept.size())));
        } catch (IOException e) {
            throw new MessagingException("cannot keep " + mail.getName(), e);
        }
    }

    private static Envelope envelope(Mail mail) {
        return new Envelope(
                mail.getMaybeSender().asOptional().flatMap(sender -> EmailAddress.parse(sender.asString())),
                mail.getRecipients().stream()
                        .flatMap(recipient -> EmailAddress.parse(recipient.asString()).stream())
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }
}
