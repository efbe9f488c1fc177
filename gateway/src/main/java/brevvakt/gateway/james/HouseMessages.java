package brevvakt.gateway.james;

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
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.store.mail.model.MailboxMessage;

/**
 * The messages of James' tables. A new one takes its number in the transaction that writes it, by one statement that
 * no other writer can come between, so that several nodes may deliver to one mailbox.
 */
final class HouseMessages extends JPAMessageMapper {

    HouseMessages(JPAUidProvider uids, JPAModSeqProvider modSeqs, EntityManagerFactory tables) {
        super(uids, modSeqs, tables);
    }

    @Override
    public MessageMetaData add(Mailbox mailbox, MailboxMessage message) throws MailboxException {
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
