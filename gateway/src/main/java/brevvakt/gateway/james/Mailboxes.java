package brevvakt.gateway.james;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.LocalPost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import javax.mail.Flags;
import org.apache.james.core.Username;
import org.apache.james.events.EventBus;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.events.MailboxIdRegistrationKey;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.exception.MailboxExistsException;
import org.apache.james.mailbox.exception.MailboxNotFoundException;
import org.apache.james.mailbox.jpa.mail.model.JPAMailbox;
import org.apache.james.mailbox.jpa.mail.model.openjpa.JPAMailboxMessage;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxConstants;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.store.event.EventFactory;
import org.apache.james.mailbox.store.mail.model.impl.PropertyBuilder;

/**
 * Puts mail into mailboxes of ours, each mail once: its name is noted in the transaction that writes it, and who comes
 * with the same name again is told that it lies there already. A mailbox or folder is made when its first mail comes.
 */
final class Mailboxes implements LocalPost {
    private final MailboxManager manager;
    private final HouseMappers mappers;
    private final EventBus bus;
    private final Clock clock;
    private final Map<MailboxPath, Mailbox> known = new ConcurrentHashMap<>();

    @Inject
    Mailboxes(MailboxManager manager, HouseMappers mappers, EventBus bus, Clock clock) {
        this.manager = manager;
        this.mappers = mappers;
        this.bus = bus;
        this.clock = clock;
    }

    /**
     * A mail as it is to lie in a mailbox.
     *
     * @param onceKey what makes it the same mail
     */
    record Copy(String onceKey, Date receivedAt, MailBytes bytes) {}

    @Override
    public void deliver(EmailAddress mailbox, byte[] mime, String onceKey) throws IOException {
        byte[] head = ("Delivered-To: " + mailbox + "\r\n").getBytes(StandardCharsets.US_ASCII);
        deliver(
                mailbox,
                MailboxConstants.INBOX,
                new Copy(onceKey, Date.from(clock.instant()), new MailBytes(head, mime)));
    }

    /** Delivers, unless the same mail has been delivered there before; its number in the folder, where it did. */
    OptionalLong deliver(EmailAddress mailbox, String folder, Copy copy) throws IOException {
        MailboxPath path = MailboxPath.forUser(Username.of(mailbox.toString()), folder);
        MailboxSession session = manager.createSystemSession(path.getUser());
        try {
            return OptionalLong.of(write(path, copy, session));
        } catch (MailboxNotFoundException e) {
            known.remove(path);
            throw new IOException("the mailbox " + path + " has gone; it is made anew at the next try", e);
        } catch (MailboxException e) {
            if (!isRepetition(e)) {
                throw new IOException("cannot deliver " + copy.onceKey() + " to " + mailbox, e);
            }
            return OptionalLong.empty();
        } finally {
            manager.endProcessingRequest(session);
        }
    }

    private long write(MailboxPath path, Copy copy, MailboxSession session) throws MailboxException {
        Mailbox mailbox = opened(path, session);
        Flags recent = new Flags(Flags.Flag.RECENT);
        PropertyBuilder kind = copy.bytes().kind();
        JPAMailboxMessage message = new JPAMailboxMessage(
                JPAMailbox.from(mailbox),
                copy.receivedAt(),
                (int) copy.bytes().size(),
                recent,
                copy.bytes(),
                copy.bytes().headerLength(),
                kind);
        HouseMessages messages = mappers.messagesOf();
        MessageMetaData written;
        try {
            written = messages.execute(() -> {
                messages.once(mailbox, copy.onceKey());
                return messages.add(mailbox, message);
            });
        } finally {
            messages.endRequest();
        }
        bus.dispatch(
                        EventFactory.added()
                                .randomEventId()
                                .mailboxSession(session)
                                .mailbox(mailbox)
                                .addMetaData(written)
                                .isDelivery(true)
                                .build(),
                        new MailboxIdRegistrationKey(mailbox.getMailboxId()))
                .block();
        return written.getUid().asLong();
    }

    private Mailbox opened(MailboxPath path, MailboxSession session) throws MailboxException {
        Mailbox mailbox = known.get(path);
        if (mailbox == null) {
            mailbox = found(path, session);
            known.put(path, mailbox);
        }
        return mailbox;
    }

    private Mailbox found(MailboxPath path, MailboxSession session) throws MailboxException {
        try {
            return manager.getMailbox(path, session).getMailboxEntity();
        } catch (MailboxNotFoundException e) {
            return made(path, session);
        }
    }

    private Mailbox made(MailboxPath path, MailboxSession session) throws MailboxException {
        try {
            manager.createMailbox(path, session);
        } catch (MailboxExistsException e) {
            // two mails found it missing at the same moment: the other one made it
            return manager.getMailbox(path, session).getMailboxEntity();
        }
        return manager.getMailbox(path, session).getMailboxEntity();
    }

    /** The database refused the note of a delivery because it stands there already (SQLState 23xxx). */
    private static boolean isRepetition(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
