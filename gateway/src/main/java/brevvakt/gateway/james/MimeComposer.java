package brevvakt.gateway.james;

import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.Composer;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingMail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;

/**
 * Mail of our own as MIME: plain text and HTML side by side, and the headers that keep robots from answering it (RFC
 * 3834; TRAPS 1, 2). An automatic reply has a null return path, every other mail a signed one of ours.
 */
public final class MimeComposer implements Composer {
    private final Session session = Session.getInstance(new Properties());
    private final ReplyTokens tokens;
    private final Supplier<String> municipality;

    /** The municipality's name stands beside the sender's address. */
    public MimeComposer(ReplyTokens tokens, Supplier<String> municipality) {
        this.tokens = tokens;
        this.municipality = municipality;
    }

    @Override
    public OutgoingMail compose(OutboxMail mail) throws IOException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message(mail).writeTo(bytes);
            Optional<EmailAddress> sender =
                    mail.kind().isReply() ? Optional.empty() : Optional.of(tokens.ownReturn(mail.from(), mail.id()));
            return new OutgoingMail("outbox-" + mail.id(), sender, mail.to(), bytes.toByteArray());
        } catch (MessagingException e) {
            throw new IOException("outbox mail " + mail.id() + " cannot be composed", e);
        }
    }

    private MimeMessage message(OutboxMail mail) throws MessagingException, IOException {
        MimeMessage message = new WithOwnId(session, mail.messageId());
        message.setFrom(address(mail.from(), municipality.get()));
        for (EmailAddress to : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to.toString()));
        }
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(mail.dueAt()));
        if (mail.replyTo().isPresent()) {
            message.setReplyTo(new InternetAddress[] {
                new InternetAddress(mail.replyTo().get().toString())
            });
        }
        if (mail.inReplyTo().isPresent()) {
            message.setHeader("In-Reply-To", mail.inReplyTo().get());
            message.setHeader("References", mail.inReplyTo().get());
        }
        message.setHeader("Auto-Submitted", mail.kind().isReply() ? "auto-replied" : "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), "UTF-8", "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private static InternetAddress address(EmailAddress address, String name) throws IOException {
        return new InternetAddress(address.toString(), name, StandardCharsets.UTF_8.name());
    }

    /** A message that keeps the Message-ID it was promised. */
    private static final class WithOwnId extends MimeMessage {
        private final String id;

        WithOwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
