package brevvakt.gateway.james;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.CopyRemoval;
import brevvakt.index.MailboxIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.apache.james.mailbox.store.mail.MailboxMapperFactory;
import reactor.core.publisher.Flux;

/** Takes copies out of mailboxes when their record is disposed of, known by the header line that every copy of ours has. */
final class DisposedCopies implements CopyRemoval {
    private static final Username NOBODY = Username.of("archive");

    private final MailboxManager manager;
    private final MailboxMapperFactory mappers;
    private final MailboxIndex index;

    @Inject
    DisposedCopies(MailboxManager manager, MailboxMapperFactory mappers, MailboxIndex index) {
        this.manager = manager;
        this.mappers = mappers;
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
                        .onErrorMap(MailboxException.class, DisposedCopies::unchecked)
                        .toIterable()
                        .forEach(copies::add);
                if (!copies.isEmpty()) {
                    lying.delete(copies, session);
                    index.forget(
                            folder.getId().serialize(),
                            copies.stream().map(MessageUid::asLong).collect(Collectors.toSet()));
                }
            }
        } catch (MailboxException | UncheckedIOException e) {
            throw new IOException("a copy of arrival " + arrival + " could not be taken out of " + mailbox, e);
        } finally {
            manager.endProcessingRequest(session);
        }
    }

    private static UncheckedIOException unchecked(MailboxException e) {
        return new UncheckedIOException(new IOException(e));
    }

    /** Also those of folders that are there no longer. */
    @Override
    public void forgetWords() throws IOException {
        MailboxSession session = manager.createSystemSession(NOBODY);
        try {
            index.forgetAllBut(mappers.getMailboxMapper(session)
                    .list()
                    .toStream()
                    .map(mailbox -> mailbox.getMailboxId().serialize())
                    .collect(Collectors.toSet()));
        } catch (MailboxException e) {
            throw new IOException("the mailboxes that are there could not be listed", e);
        } finally {
            manager.endProcessingRequest(session);
        }
        index.forgetForGood();
    }
}
