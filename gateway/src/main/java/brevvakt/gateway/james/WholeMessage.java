package brevvakt.gateway.james;

import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.jpa.JPAId;
import org.apache.james.mailbox.jpa.mail.model.JPAMailbox;
import org.apache.james.mailbox.jpa.mail.model.openjpa.JPAMailboxMessage;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.store.mail.model.MailboxMessage;

/** A message as a reader gets it, its body read from the file that its row names. Never written back. */
final class WholeMessage extends JPAMailboxMessage {
    private final Bodies bodies;
    private final BodyMark mark;

    WholeMessage(Mailbox mailbox, MailboxMessage row, Bodies bodies, BodyMark mark) throws MailboxException {
        super(named(mailbox, row), row.getUid(), row.getModSeq(), row);
        setFlags(row.createFlags());
        this.bodies = bodies;
        this.mark = mark;
    }

    private static JPAMailbox named(Mailbox mailbox, MailboxMessage row) {
        JPAMailbox named = JPAMailbox.from(mailbox);
        named.setMailboxId(((JPAId) row.getMailboxId()).getRawId());
        return named;
    }

    @Override
    public InputStream getBodyContent() throws IOException {
        return bodies.open(mark);
    }
}
