package brevvakt.gateway.james;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.CopyRemoval;
import brevvakt.index.MailboxIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.MailboxMetaData;
import org.apache.james.mailbox.model.SearchQuery;
import org.apache.james.mailbox.model.search.MailboxQuery;
import reactor.core.publisher.Flux;

/** Takes copies out of mailboxes when their record is disposed of, known by the header line that every copy of ours has. */
final class DisposedCopies implements CopyRemoval {
    private final MailboxManager manager;
    private final MailboxIndex index;

    @Inject
    DisposedCopies(MailboxManager manager, MailboxIndex index) {
        this.manager = manager;
        this.index = index;
    }

    @Override
    public void remove(EmailAddress mailbox, ArrivalId arrival) throws IOException {
        Username owner = Username.of(mailbox.toString());
        MailboxSession session = manager.createSystemSession(owner);
        try {
            List<MailboxMetaData> folders = new ArrayList<>();
            Flux.from(manager.search(
                            MailboxQuery.privateMailboxesBuilder(session).build(), session))
                    .toIterable()
                    .forEach(folders::add);
            for (MailboxMetaData folder : folders) {
                MessageManager lying = manager.getMailbox(folder.getId(), session);
                List<MessageUid> copies = new ArrayList<>();
                Flux.from(lying.search(
                                SearchQuery.of(
                                        SearchQuery.headerContains(CopyForMailbox.ARRIVAL_HEADER, arrival.value())),
                                session))
                        .toIterable()
                        .forEach(copies::add);
                if (!copies.isEmpty()) {
                    lying.delete(copies, session);
                    index.forget(
                            folder.getId().serialize(),
                            copies.stream().map(MessageUid::asLong).collect(Collectors.toSet()));
                }
            }
        } catch (MailboxException e) {
            throw new IOException("a copy of arrival " + arrival + " could not be taken out of " + mailbox, e);
        } finally {
            manager.endProcessingRequest(session);
        }
    }

    @Override
    public void forgetWords() throws IOException {
        index.forgetForGood();
    }
}
