package brevvakt.gateway.neighbours;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.RelayedPost;
import brevvakt.gateway.settings.RelaySettings;
import com.sun.mail.smtp.SMTPAddressFailedException;
import com.sun.mail.smtp.SMTPSendFailedException;
import com.sun.mail.smtp.SMTPTransport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Properties;
import javax.mail.Address;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.URLName;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;

/**
 * Hands mail to the municipality's existing mail system over SMTP (RFC 5321) or LMTP (RFC 2033), one mail for one mailbox
 * a time: so the one answer after DATA speaks for that mailbox. An answer of 4xx, or none, means later; 5xx means never.
 */
final class RelayDelivery {
    private static final String CONNECT_MILLIS = "15000";
    private static final String ANSWER_MILLIS = "120000";
    private static final int PERMANENT = 500;

    private final RelaySettings settings;

    RelayDelivery(RelaySettings settings) {
        this.settings = settings;
    }

    void deliver(EmailAddress mailbox, Optional<EmailAddress> sender, RelayedPost.Whole mail) throws IOException {
        Session session = session(sender);
        try (SMTPTransport transport = transport(session)) {
            transport.connect(settings.server().host(), settings.server().port(), null, null);
            transport.sendMessage(new Written(session, mail), new Address[] {new InternetAddress(mailbox.toString())});
        } catch (MessagingException e) {
            if (answer(e) >= PERMANENT) {
                throw new RelayedPost.RefusedForGood(
                        settings.server() + " does not take mail for " + mailbox + ": it answers " + answer(e));
            }
            throw new IOException("the mail for " + mailbox + " was not taken by " + settings.server(), e);
        }
    }

    private Session session(Optional<EmailAddress> sender) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(
                "mail.smtp.from", "<" + sender.map(EmailAddress::toString).orElse("") + ">");
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.localhost", "brevvakt");
        properties.setProperty("mail.smtp.quitwait", "false");
        new Protection(settings.security(), settings.trust()).set(properties, "mail.smtp");
        return Session.getInstance(properties);
    }

    private SMTPTransport transport(Session session) {
        return settings.protocol() == RelaySettings.Protocol.LMTP ? new Lmtp(session) : new Smtp(session);
    }

    /** The number in the last answer, 0 where there was none. */
    private static int answer(Exception thrown) {
        int answer = 0;
        for (Exception cause = thrown; cause instanceof MessagingException mail; cause = mail.getNextException()) {
            if (cause instanceof SMTPAddressFailedException refused) {
                answer = refused.getReturnCode();
            } else if (cause instanceof SMTPSendFailedException refused) {
                answer = refused.getReturnCode();
            }
        }
        return answer;
    }

    private static final class Smtp extends SMTPTransport {
        Smtp(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }
    }

    /** LMTP is SMTP with another greeting, and with one answer for each recipient, of whom there is one here. */
    private static final class Lmtp extends SMTPTransport {
        Lmtp(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        @Override
        protected void sendCommand(String command) throws MessagingException {
            super.sendCommand(command.replaceFirst("^EHLO ", "LHLO "));
        }
    }

    /** A mail that is written as it is, without being taken apart. */
    private static final class Written extends MimeMessage {
        private final RelayedPost.Whole mail;

        Written(Session session, RelayedPost.Whole mail) {
            super(session);
            this.mail = mail;
        }

        @Override
        public void writeTo(OutputStream to, String[] without) throws IOException {
            mail.writeTo(to);
        }
    }
}
