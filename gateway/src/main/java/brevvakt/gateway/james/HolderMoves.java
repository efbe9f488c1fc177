package brevvakt.gateway.james;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.standin.HolderFolders;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.exception.MailboxNotFoundException;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.SearchQuery;
import reactor.core.publisher.Flux;

/** Moves copies between folders of their holder, in a session of the server's own. */
final class HolderMoves implements HolderFolders {
    private final MailboxManager manager;

    @Inject
    HolderMoves(MailboxManager manager) {
        this.manager = manager;
    }

    @Override
    public Optional<Long> move(EmailAddress mailbox, ArrivalId arrival, Optional<Long> uid, String from, String to)
            throws IOException {
        Username owner = Username.of(mailbox.toString());
        MailboxSession session = manager.createSystemSession(owner);
        try {
            MailboxPath source = MailboxPath.forUser(owner, from);
            MailboxPath target = MailboxPath.forUser(owner, to);
            ensure(target, session);
            Optional<MessageUid> number = uid.map(MessageUid::of).or(() -> found(source, arrival, session));
            return number.isEmpty()
                    ? Optional.empty()
                    : manager.moveMessages(MessageRange.one(number.get()), source, target, session).stream()
                            .map(range -> range.getUidFrom().asLong())
                            .findFirst();
        } catch (MailboxNotFoundException e) {
            return Optional.empty();
        } catch (MailboxException e) {
            throw new IOException("a copy in " + mailbox + " could not be moved to " + to, e);
        } finally {
            manager.endProcessingRequest(session);
        }
    }

    private void ensure(MailboxPath path, MailboxSession session) throws MailboxException {
        if (!Boolean.TRUE.equals(Flux.from(manager.mailboxExists(path, session)).blockFirst())) {
            manager.createMailbox(path, session);
        }
    }

    /** A copy whose number was lost is known by the header line that we gave it. */
    private Optional<MessageUid> found(MailboxPath source, ArrivalId arrival, MailboxSession session) {
        try {
            return Optional.ofNullable(Flux.from(manager.getMailbox(source, session)
                            .search(
                                    SearchQuery.of(
                                            SearchQuery.headerContains(CopyForMailbox.ARRIVAL_HEADER, arrival.value())),
                                    session))
                    .blockFirst());
        } catch (MailboxException e) {
            return Optional.empty();
        }
    }
}
