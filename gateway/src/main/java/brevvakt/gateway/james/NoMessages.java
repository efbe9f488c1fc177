package brevvakt.gateway.james;

import java.util.NoSuchElementException;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.MessageResult;
import org.apache.james.mailbox.model.MessageResultIterator;

/** What somebody reads who may not read, and the reason. */
record NoMessages(MailboxException refusal) implements MessageResultIterator {

    @Override
    public MailboxException getException() {
        return refusal;
    }

    @Override
    public boolean hasNext() {
        return false;
    }

    @Override
    public MessageResult next() {
        throw new NoSuchElementException("nothing may be read here");
    }
}
