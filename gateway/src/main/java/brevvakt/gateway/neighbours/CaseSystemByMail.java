package brevvakt.gateway.neighbours;

import brevvakt.casework.handover.CaseSystem;
import brevvakt.casework.handover.HandoverPackage;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.MailWithFiles;
import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingMail;
import brevvakt.casework.outbox.OutgoingPost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.activation.DataHandler;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.mail.internet.MimeUtility;
import javax.mail.util.ByteArrayDataSource;

/** A case system that takes registrations as mail in its production mailbox, the files of each attached. */
public final class CaseSystemByMail implements CaseSystem, MailWithFiles {
    private final Session session = Session.getInstance(new Properties());
    private final OutgoingPost post;
    private final ReplyTokens tokens;
    private final Supplier<String> municipality;

    /** The municipality's name stands beside the sender's address. */
    public CaseSystemByMail(OutgoingPost post, ReplyTokens tokens, Supplier<String> municipality) {
        this.post = post;
        this.tokens = tokens;
        this.municipality = municipality;
    }

    @Override
    public void take(HandoverPackage handed) throws IOException {
        send(handed.mail(), write(handed));
    }

    @Override
    public byte[] write(HandoverPackage handed) throws IOException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message(handed).writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IOException("the package " + handed.name() + " cannot be made into a mail", e);
        }
    }

    @Override
    public void send(OutboxMail mail, byte[] written) throws IOException {
        post.send(new OutgoingMail(
                "outbox-" + mail.id(), Optional.of(tokens.ownReturn(mail.from(), mail.id())), mail.to(), written));
    }

    private MimeMessage message(HandoverPackage handed) throws MessagingException, IOException {
        OutboxMail mail = handed.mail();
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.messageId());
            }
        };
        message.setFrom(new InternetAddress(mail.from().toString(), municipality.get(), StandardCharsets.UTF_8.name()));
        for (Object to : mail.to()) {
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
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        MimeMultipart parts = new MimeMultipart("mixed");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), "UTF-8", "plain");
        parts.addBodyPart(text);
        for (Enclosure enclosure : handed.enclosures()) {
            parts.addBodyPart(part(enclosure));
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    /** A mail inside is written in base64 like any file, so that no server on the way changes a byte of it. */
    private static MimeBodyPart part(Enclosure enclosure) throws MessagingException, IOException {
        MimeBodyPart part = new MimeBodyPart();
        String type = enclosure.type().equals("message/rfc822") ? "application/octet-stream" : enclosure.type();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(enclosure.bytes(), type)));
        part.setFileName(MimeUtility.encodeText(enclosure.name(), "UTF-8", "B"));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
