package brevvakt.gateway.james;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.LocalPost;
import brevvakt.casework.records.Deliveries;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
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
import org.apache.james.mailbox.jpa.JPAId;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxConstants;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.ThreadId;
import org.apache.james.mailbox.store.event.EventFactory;
import org.apache.james.mailbox.store.mail.model.DefaultMessageId;
import org.jspecify.annotations.Nullable;

/**
 * Puts mail into mailboxes of ours, each mail once: its name is noted in the transaction that writes it, and who comes
 * with the same name again is told that it lies there already. A mailbox or folder is made when its first mail comes.
 */
final class Mailboxes implements LocalPost {
    private final MailboxManager manager;
    private final GroupWriter writer;
    private final EventBus bus;
    private final Clock clock;
    private final Deliveries deliveries;
    private final Map<MailboxPath, Mailbox> known = new ConcurrentHashMap<>();

    @Inject
    Mailboxes(MailboxManager manager, EventBus bus, Parts parts) {
        this.manager = manager;
        this.writer = new GroupWriter(parts.dataSource());
        this.bus = bus;
        this.clock = parts.clock();
        this.deliveries = parts.deliveries();
    }

    /**
     * A mail as it is to lie in a mailbox.
     *
     * @param onceKey what makes it the same mail
     */
    record Copy(String onceKey, Date receivedAt, MailBytes bytes) {}

    /** What is written together with a copy: its number in the folder, or null where it lay there already. */
    @FunctionalInterface
    private interface Note {
        void write(CopyTable table, @Nullable Long uid) throws SQLException;
    }

    @Override
    public void deliver(EmailAddress mailbox, byte[] mime, String onceKey) throws IOException {
        deliver(
                mailbox,
                MailboxConstants.INBOX,
                new Copy(onceKey, Date.from(clock.instant()), MailBytes.of("Delivered-To: " + mailbox + "\r\n", mime)));
    }

    /** Delivers, unless the same mail has been delivered there before. */
    void deliver(EmailAddress mailbox, String folder, Copy copy) throws IOException {
        deliver(mailbox, folder, copy, (table, uid) -> {});
    }

    /** The same with a copy that is owed to an arrival: it is ticked off in the transaction that writes it. */
    void deliverOwed(ArrivalId arrival, EmailAddress mailbox, String folder, Copy copy) throws IOException {
        deliver(
                mailbox,
                folder,
                copy,
                (table, uid) -> table.run(deliveries.tick(), uid, arrival.value(), mailbox.toString()));
    }

    /** Ticks off a copy that another system has taken. */
    void tickOff(ArrivalId arrival, EmailAddress mailbox) throws IOException {
        tickOff((table, uid) -> table.run(deliveries.tick(), null, arrival.value(), mailbox.toString()));
    }

    /** Delivers, unless the same mail has been delivered there before; then only the note is written. */
    private void deliver(EmailAddress mailbox, String folder, Copy copy, Note note) throws IOException {
        MailboxPath path = MailboxPath.forUser(Username.of(mailbox.toString()), folder);
        MailboxSession session = manager.createSystemSession(path.getUser());
        try {
            write(path, copy, note, session);
        } catch (CopyTable.MailboxGone e) {
            known.remove(path);
            throw new IOException("the mailbox " + path + " has gone; it is made anew at the next try", e);
        } catch (CopyTable.DeliveredBefore e) {
            tickOff(note);
        } catch (SQLException | MailboxException e) {
            throw new IOException("cannot deliver " + copy.onceKey() + " to " + mailbox, e);
        } finally {
            manager.endProcessingRequest(session);
        }
    }

    private void tickOff(Note note) throws IOException {
        try {
            writer.write(table -> {
                note.write(table, null);
                return table;
            });
        } catch (SQLException e) {
            throw new IOException("a delivery cannot be ticked off", e);
        }
    }

    private void write(MailboxPath path, Copy copy, Note note, MailboxSession session)
            throws SQLException, MailboxException {
        Mailbox mailbox = opened(path, session);
        long number = ((JPAId) mailbox.getMailboxId()).getRawId();
        CopyTable.Numbers got = writer.write(table -> {
            table.once(number, copy.onceKey());
            CopyTable.Numbers numbers = table.count(number);
            note.write(table, numbers.uid().asLong());
            table.insert(number, numbers, copy);
            return numbers;
        });
        tell(mailbox, copy, got, session);
    }

    /** Sessions that have the mailbox selected hear of the new mail. */
    private void tell(Mailbox mailbox, Copy copy, CopyTable.Numbers numbers, MailboxSession session) {
        MessageId id = new DefaultMessageId();
        MessageMetaData written = new MessageMetaData(
                numbers.uid(),
                numbers.modSeq(),
                new Flags(Flags.Flag.RECENT),
                copy.bytes().octets(),
                copy.receivedAt(),
                Optional.empty(),
                id,
                ThreadId.fromBaseMessageId(id));
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
    }

    void close() {
        writer.close();
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
}
