package brevvakt.gateway.james;

import javax.inject.Inject;
import javax.persistence.EntityManagerFactory;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.jpa.JPAMailboxSessionMapperFactory;
import org.apache.james.mailbox.jpa.mail.JPAModSeqProvider;
import org.apache.james.mailbox.jpa.mail.JPAUidProvider;
import org.apache.james.mailbox.store.mail.MessageMapper;

/** James' own tables, with our way of writing a message into them. */
final class HouseMappers extends JPAMailboxSessionMapperFactory {
    private final EntityManagerFactory tables;
    private final JPAUidProvider uids;
    private final JPAModSeqProvider modSeqs;
    private final Bodies bodies;

    @Inject
    HouseMappers(EntityManagerFactory tables, JPAUidProvider uids, JPAModSeqProvider modSeqs, Bodies bodies) {
        super(tables, uids, modSeqs);
        this.tables = tables;
        this.uids = uids;
        this.modSeqs = modSeqs;
        this.bodies = bodies;
    }

    @Override
    public MessageMapper createMessageMapper(MailboxSession session) {
        return messagesOf();
    }

    HouseMessages messagesOf() {
        return new HouseMessages(uids, modSeqs, tables, bodies);
    }
}
