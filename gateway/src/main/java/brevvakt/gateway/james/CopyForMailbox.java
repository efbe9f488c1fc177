package brevvakt.gateway.james;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.EmailAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Date;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/** The copy of an arrived mail that lies in a mailbox: the mail itself behind three header lines of ours. */
final class CopyForMailbox {
    static final String ARRIVAL_HEADER = "X-Brevvakt-Arrival";

    private CopyForMailbox() {}

    static Mailboxes.Copy of(Mail mail, Arrival arrival, EmailAddress mailbox) throws MessagingException, IOException {
        return new Mailboxes.Copy(
                arrival.id().value(), Date.from(arrival.receivedAt()), bytes(head(arrival, mailbox), mail));
    }

    static String head(Arrival arrival, EmailAddress mailbox) {
        return "Return-Path: <"
                + arrival.envelope().sender().map(EmailAddress::toString).orElse("") + ">\r\n"
                + "Delivered-To: " + mailbox + "\r\n"
                + ARRIVAL_HEADER + ": " + arrival.id() + "\r\n";
    }

    private static MailBytes bytes(String head, Mail mail) throws MessagingException, IOException {
        if (mail.getMessage() instanceof KeptMime mime && !mime.isModified()) {
            return MailBytes.of(head, mime.kept());
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream((int) Math.max(1024, mail.getMessageSize()));
        mail.getMessage().writeTo(message);
        return MailBytes.of(head, message.toByteArray());
    }
}
