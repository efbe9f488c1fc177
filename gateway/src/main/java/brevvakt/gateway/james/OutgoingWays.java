package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.LocalPost;
import brevvakt.casework.outbox.OutgoingMail;
import brevvakt.casework.outbox.OutgoingPost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways of our own mail: into a mailbox of ours, into the folder of a demo, or to the outside through the queue.
 * Mail to an address of ours that has no mailbox any more goes nowhere, which is said in the log.
 */
final class OutgoingWays implements OutgoingPost {
    private static final String OUTGOING = "outgoing";
    private static final Logger LOG = LoggerFactory.getLogger(OutgoingWays.class);

    private final MailAccess access;
    private final LocalPost local;
    private final RelayedCopies relayed;
    private final Optional<OutgoingFolder> folder;
    private final Provider<MailProcessor> processors;

    @Inject
    OutgoingWays(
            MailAccess access,
            Mailboxes local,
            RelayedCopies relayed,
            MailServerSettings settings,
            Provider<MailProcessor> processors) {
        this.relayed = relayed;
        this.access = access;
        this.local = local;
        this.folder = settings.outgoing() instanceof Outgoing.Folder place
                ? Optional.of(new OutgoingFolder(place.folder()))
                : Optional.empty();
        this.processors = processors;
    }

    @Override
    public void send(OutgoingMail mail) throws IOException {
        List<EmailAddress> outside = new ArrayList<>();
        for (EmailAddress recipient : mail.recipients()) {
            Optional<EmailAddress> mailbox = access.recipient(recipient).mailbox();
            if (mailbox.filter(relayed::keeps).isPresent()) {
                relayed.handOver(mailbox.get(), mail);
            } else if (mailbox.isPresent()) {
                local.deliver(mailbox.get(), mail.mime(), mail.onceKey());
            } else if (access.leaves(recipient)) {
                outside.add(recipient);
            } else {
                LOG.warn("{} has a recipient of ours without a mailbox; to him it is not sent", mail.onceKey());
            }
        }
        if (!outside.isEmpty()) {
            sendOutside(mail, outside);
        }
    }

    private void sendOutside(OutgoingMail mail, List<EmailAddress> recipients) throws IOException {
        if (folder.isPresent()) {
            folder.get()
                    .write(
                            mail.onceKey(),
                            mail.envelopeSender().map(EmailAddress::toString).orElse(""),
                            recipients.stream().map(EmailAddress::toString).toList(),
                            mail.mime());
            return;
        }
        try {
            queue(mail, recipients);
        } catch (MessagingException e) {
            throw new IOException(mail.onceKey() + " cannot be queued", e);
        }
    }

    /** Through the processor {@code outgoing}, which leaves it in the queue of that name or among what is tried later. */
    private void queue(OutgoingMail mail, List<EmailAddress> recipients) throws MessagingException {
        MailImpl.Builder queued = MailImpl.builder().name(mail.onceKey()).state(OUTGOING);
        if (mail.envelopeSender().isPresent()) {
            queued.sender(new MailAddress(mail.envelopeSender().get().toString()));
        }
        for (EmailAddress recipient : recipients) {
            queued.addRecipient(new MailAddress(recipient.toString()));
        }
        MailImpl whole = queued.build();
        try {
            whole.setMessageNoCopy(new MimeMessageWrapper(
                    MimeMessageInputStreamSource.create(mail.onceKey(), new ByteArrayInputStream(mail.mime()))));
            processors.get().service(whole);
        } finally {
            LifecycleUtil.dispose(whole);
        }
    }
}
