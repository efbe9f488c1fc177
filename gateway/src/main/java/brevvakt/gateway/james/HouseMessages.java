package brevvakt.gateway.james;

import com.google.common.collect.Iterators;
import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.PersistenceException;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.ModSeq;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.exception.MailboxNotFoundException;
import org.apache.james.mailbox.jpa.JPAId;
import org.apache.james.mailbox.jpa.mail.JPAMessageMapper;
import org.apache.james.mailbox.jpa.mail.JPAModSeqProvider;
import org.apache.james.mailbox.jpa.mail.JPAUidProvider;
import org.apache.james.mailbox.jpa.mail.model.JPAMailbox;
import org.apache.james.mailbox.jpa.mail.model.openjpa.JPAMailboxMessage;
import org.apache.james.mailbox.model.ByteContent;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.store.mail.model.MailboxMessage;
import org.apache.james.mailbox.store.mail.model.impl.PropertyBuilder;
import reactor.core.publisher.Flux;

/**
 * The messages of James' tables. A new one takes its number in the transaction that writes it, by one statement that
 * no other writer can come between, so that several nodes may deliver to one mailbox.
 */
final class HouseMessages extends JPAMessageMapper {

    private static final int LARGE_BODY = 1024 * 1024;

    private final Bodies bodies;

    HouseMessages(JPAUidProvider uids, JPAModSeqProvider modSeqs, EntityManagerFactory tables, Bodies bodies) {
        super(uids, modSeqs, tables);
        this.bodies = bodies;
    }

    @Override
    public Iterator<MailboxMessage> findInMailbox(Mailbox mailbox, MessageRange set, FetchType type, int limit)
            throws MailboxException {
        Iterator<MailboxMessage> rows = super.findInMailbox(mailbox, set, type, limit);
        return type == FetchType.METADATA ? rows : Iterators.transform(rows, row -> whole(mailbox, row));
    }

    @Override
    public Flux<MailboxMessage> findInMailboxReactive(Mailbox mailbox, MessageRange set, FetchType type, int limit) {
        Flux<MailboxMessage> rows = super.findInMailboxReactive(mailbox, set, type, limit);
        return type == FetchType.METADATA ? rows : rows.map(row -> whole(mailbox, row));
    }

    /** The row itself, or where its body lies in a file, a message that reads it from there. */
    private MailboxMessage whole(Mailbox mailbox, MailboxMessage row) {
        try (InputStream body = row.getBodyContent()) {
            Optional<BodyMark> mark =
                    BodyMark.read(body.readAllBytes(), row.getFullContentOctets(), row.getHeaderOctets());
            return mark.isPresent() ? new WholeMessage(mailbox, row, bodies, mark.get()) : row;
        } catch (IOException e) {
            throw new UncheckedIOException("message " + row.getUid() + " cannot be read", e);
        } catch (MailboxException e) {
            throw new IllegalStateException("message " + row.getUid() + " cannot be read", e);
        }
    }

    /** A large body is put into a file, and the row gets its mark. */
    private MailboxMessage slim(Mailbox mailbox, MailboxMessage message) throws MailboxException {
        if (message.getBodyOctets() < LARGE_BODY) {
            return message;
        }
        try (InputStream header = message.getHeaderContent();
                InputStream body = message.getBodyContent()) {
            byte[] start = header.readAllBytes();
            byte[] mark = new BodyMark(bodies.append(body), 0).bytes();
            PropertyBuilder kind = new PropertyBuilder();
            kind.setMediaType(message.getMediaType());
            kind.setSubType(message.getSubType());
            kind.setTextualLineCount(message.getTextualLineCount());
            return new JPAMailboxMessage(
                    JPAMailbox.from(mailbox),
                    message.getInternalDate(),
                    (int) message.getFullContentOctets(),
                    message.createFlags(),
                    new ByteContent(Bytes.concat(start, mark)),
                    start.length,
                    kind);
        } catch (IOException e) {
            throw new MailboxException("a large message cannot be kept", e);
        }
    }

    @Override
    public MessageMetaData add(Mailbox mailbox, MailboxMessage whole) throws MailboxException {
        MailboxMessage message = slim(mailbox, whole);
        try {
            EntityManager manager = getEntityManager();
            long id = ((JPAId) mailbox.getMailboxId()).getRawId();
            int counted = manager.createQuery("UPDATE Mailbox m SET m.lastUid = m.lastUid + 1,"
                            + " m.highestModSeq = m.highestModSeq + 1 WHERE m.mailboxId = :id")
                    .setParameter("id", id)
                    .executeUpdate();
            if (counted == 0) {
                throw new MailboxNotFoundException(mailbox.getMailboxId());
            }
            Object[] numbers = (Object[])
                    manager.createQuery("SELECT m.lastUid, m.highestModSeq FROM Mailbox m WHERE m.mailboxId = :id")
                            .setParameter("id", id)
                            .getSingleResult();
            message.setUid(MessageUid.of((long) numbers[0]));
            message.setModSeq(ModSeq.of((long) numbers[1]));
            return save(mailbox, message);
        } catch (PersistenceException e) {
            throw new MailboxException("a message could not be written to mailbox " + mailbox.getMailboxId(), e);
        }
    }
}
