package brevvakt.gateway.james;

import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.SessionProvider;
import org.apache.james.mailbox.exception.InsufficientRightsException;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.exception.MailboxExistsException;
import org.apache.james.mailbox.exception.MailboxNotFoundException;
import org.apache.james.mailbox.jpa.openjpa.OpenJPAMailboxManager;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxACL;
import org.apache.james.mailbox.model.MailboxAnnotation;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MailboxMetaData;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.search.MailboxQuery;
import org.apache.james.mailbox.store.StoreMailboxAnnotationManager;
import org.apache.james.mailbox.store.StoreMessageManager;
import org.apache.james.mailbox.store.mail.model.impl.MessageParser;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tree of mailboxes as each person sees it: one's own, and below one root those of others that are open to him
 * now. A name below the root that does not lead to an open mailbox is a name of nothing, whoever asks.
 */
final class HouseMailboxManager extends OpenJPAMailboxManager {
    private final MailboxStores stores;
    private final SharedNames names;
    private final SharedTree shared;

    @Inject
    HouseMailboxManager(
            MailboxStores stores,
            SharedNames names,
            SharedTree shared,
            SessionProvider sessions,
            MessageParser parser,
            StoreMailboxAnnotationManager annotations) {
        super(
                stores.mappers(),
                sessions,
                parser,
                stores.messageIds(),
                stores.bus(),
                annotations,
                stores.rights(),
                stores.quotas(),
                stores.index(),
                stores.threads(),
                stores.clock());
        this.stores = stores;
        this.names = names;
        this.shared = shared;
    }

    @Override
    protected StoreMessageManager createMessageManager(Mailbox mailbox, MailboxSession session) {
        MailboxPath real = mailbox.generateAssociatedPath();
        MailboxPath seen = real.belongsTo(session) ? real : names.seen(session.getUser(), real);
        return new GuardedMailbox(stores, mailbox, seen);
    }

    private boolean isForeign(MailboxPath path, MailboxSession session) {
        return names.covers(path) && HouseSessions.usernameOf(session).isPresent();
    }

    private static MailboxException refused() {
        return new InsufficientRightsException("mailboxes of others are not changed from here");
    }

    @Override
    public Mono<MessageManager> getMailboxReactive(MailboxPath path, MailboxSession session) {
        if (!isForeign(path, session)) {
            return super.getMailboxReactive(path, session);
        }
        Optional<MailboxPath> real = names.real(path).filter(hidden -> shared.isOpen(hidden, session));
        return real.isEmpty()
                ? Mono.error(new MailboxNotFoundException(path))
                : ensured(real.get())
                        .then(super.getMailboxReactive(real.get(), session))
                        .onErrorMap(MailboxNotFoundException.class, e -> new MailboxNotFoundException(path));
    }

    /** Makes the INBOX of another where no mail has come yet: it is shown before that. */
    private Mono<Void> ensured(MailboxPath real) {
        if (!real.isInbox()) {
            return Mono.empty();
        }
        MailboxSession owner = createSystemSession(real.getUser());
        return super.mailboxExists(real, owner)
                .flatMap(exists -> exists
                        ? Mono.empty()
                        : super.createMailboxReactive(real, CreateOption.NONE, owner)
                                .then()
                                .onErrorResume(MailboxExistsException.class, e -> Mono.empty()))
                .doFinally(end -> endProcessingRequest(owner))
                .then();
    }

    @Override
    public MessageManager getMailbox(Mailbox mailbox, MailboxSession session) throws MailboxException {
        MailboxPath path = mailbox.generateAssociatedPath();
        return isForeign(path, session) ? getMailbox(path, session) : super.getMailbox(mailbox, session);
    }

    @Override
    public Mono<Boolean> mailboxExists(MailboxPath path, MailboxSession session) {
        if (!isForeign(path, session)) {
            return super.mailboxExists(path, session);
        }
        return getMailboxReactive(path, session)
                .map(found -> true)
                .onErrorReturn(MailboxNotFoundException.class, false);
    }

    @Override
    public Mono<MailboxId> createMailboxReactive(MailboxPath path, CreateOption option, MailboxSession session) {
        return isForeign(path, session) ? Mono.error(refused()) : super.createMailboxReactive(path, option, session);
    }

    @Override
    public void deleteMailbox(MailboxPath path, MailboxSession session) throws MailboxException {
        if (isForeign(path, session)) {
            throw refused();
        }
        super.deleteMailbox(path, session);
    }

    @Override
    public Mono<Void> deleteMailboxReactive(MailboxPath path, MailboxSession session) {
        return isForeign(path, session) ? Mono.error(refused()) : super.deleteMailboxReactive(path, session);
    }

    @Override
    public Mono<List<MailboxRenamedResult>> renameMailboxReactive(
            MailboxPath from,
            MailboxPath to,
            RenameOption option,
            MailboxSession fromSession,
            MailboxSession toSession) {
        return isForeign(from, fromSession) || isForeign(to, toSession)
                ? Mono.error(refused())
                : super.renameMailboxReactive(from, to, option, fromSession, toSession);
    }

    @Override
    public Mono<List<MailboxRenamedResult>> renameMailboxReactive(
            MailboxId id, MailboxPath to, RenameOption option, MailboxSession session) {
        return isForeign(to, session) ? Mono.error(refused()) : super.renameMailboxReactive(id, to, option, session);
    }

    @Override
    public Flux<MailboxMetaData> search(MailboxQuery query, MailboxSearchFetchType fetch, MailboxSession session) {
        Flux<MailboxMetaData> own = super.search(query, fetch, session);
        return query.getUser().filter(user -> !user.equals(session.getUser())).isPresent()
                ? own
                : Flux.concat(
                        own,
                        Flux.fromIterable(stores.rights().openTo(session))
                                .concatMap(owner -> ensured(MailboxPath.inbox(owner)))
                                .thenMany(shared.list(session))
                                .filter(one -> query.isPathMatch(one.getPath())));
    }

    // Rights are the house's: nobody changes them here, in no mailbox.

    @Override
    public void applyRightsCommand(MailboxPath path, MailboxACL.ACLCommand command, MailboxSession session)
            throws MailboxException {
        throw refused();
    }

    @Override
    public Publisher<Void> applyRightsCommandReactive(
            MailboxPath path, MailboxACL.ACLCommand command, MailboxSession session) {
        return Mono.error(refused());
    }

    @Override
    public void setRights(MailboxPath path, MailboxACL acl, MailboxSession session) throws MailboxException {
        throw refused();
    }

    @Override
    public void setRights(MailboxId id, MailboxACL acl, MailboxSession session) throws MailboxException {
        throw refused();
    }

    @Override
    public Publisher<Void> updateAnnotationsReactive(
            MailboxPath path, MailboxSession session, List<MailboxAnnotation> annotations) {
        return isForeign(path, session)
                ? Mono.error(refused())
                : super.updateAnnotationsReactive(path, session, annotations);
    }
}
