package brevvakt.gateway.james;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.records.Originals;
import brevvakt.mailets.reading.ArrivalAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.james.smtpserver.ExtendedSMTPSession;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of DATA: the mail gets its name and its instant, which is its legal arrival (LAW-04), its bytes are kept as
 * they came, and it is queued; only then is 250 answered. Where the disk refuses, the sender is asked to come again.
 */
final class ArrivalHook implements JamesMessageHook {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivalHook.class);

    private final Clock clock;
    private final Supplier<ArrivalId> ids;
    private final Originals originals;
    private final MailQueue spool;

    @Inject
    ArrivalHook(Parts parts, MailQueueFactory<?> queues) {
        this.clock = parts.clock();
        this.ids = parts.ids();
        this.originals = parts.originals();
        this.spool = queues.createQueue(MailQueueFactory.SPOOL);
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        ArrivalId id = ids.get();
        Instant receivedAt = clock.instant();
        try {
            Originals.Kept kept = keep((ExtendedSMTPSession) session);
            Envelope envelope = envelope(session, mail);
            ArrivalAttributes.write(mail, new Arrival(id, receivedAt, envelope, kept.digest(), kept.size()));
            byte[] trace = TraceHeader.of(session, id, receivedAt, envelope).getBytes(StandardCharsets.US_ASCII);
            MailImpl taken = (MailImpl) mail;
            taken.setName(id.value());
            taken.setRemoteAddr(envelope.peer().orElse(""));
            taken.setRemoteHost(envelope.peer().orElse(""));
            taken.setMessageNoCopy(new KeptMime(new KeptMessage(trace, originals, kept.digest(), kept.size())));
            spool.enQueue(taken);
            LOG.info(
                    "{} arrived, {} bytes, {} recipients",
                    id,
                    kept.size(),
                    envelope.recipients().size());
            return Replies.taken(id.value());
        } catch (IOException | MessagingException e) {
            LOG.error("a mail could not be taken over; its sender was asked to come again", e);
            return Replies.later("4.3.0 The message cannot be kept just now, please try again later");
        }
    }

    private Originals.Kept keep(ExtendedSMTPSession session) throws IOException {
        try (InputStream bytes = session.getMimeMessageWriter().getInputStream()) {
            return originals.keep(bytes);
        }
    }

    private static Envelope envelope(SMTPSession session, Mail mail) {
        return new Envelope(
                mail.getMaybeSender().asOptional().flatMap(sender -> EmailAddress.parse(sender.asString())),
                mail.getRecipients().stream()
                        .flatMap(recipient -> EmailAddress.parse(recipient.asString()).stream())
                        .toList(),
                Optional.ofNullable(session.getUsername()).map(user -> user.asString()),
                Optional.of(session.getRemoteAddress().getAddress().getHostAddress()));
    }
}
