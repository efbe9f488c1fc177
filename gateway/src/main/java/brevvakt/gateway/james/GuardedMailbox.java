package brevvakt.gateway.james;

import java.io.InputStream;
import java.util.Date;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.mail.Flags;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.InsufficientRightsException;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.exception.ReadOnlyException;
import org.apache.james.mailbox.jpa.openjpa.OpenJPAMessageManager;
import org.apache.james.mailbox.model.ComposedMessageIdWithMetaData;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxACL.Rfc4314Rights;
import org.apache.james.mailbox.model.MailboxACL.Right;
import org.apache.james.mailbox.model.MailboxCounters;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.MessageResult;
import org.apache.james.mailbox.model.MessageResultIterator;
import org.apache.james.mailbox.model.SearchQuery;
import org.apache.james.mailbox.store.StoreMessageManager;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A mailbox as one session sees it. Every way in and out asks for the right that it needs, at the moment it is gone:
 * James itself looks at the right to read only.
 */
final class GuardedMailbox extends OpenJPAMessageManager {
    private final MailboxStores stores;
    private final MailboxPath seen;

    GuardedMailbox(MailboxStores stores, Mailbox mailbox, MailboxPath seen) {
        super(
                stores.mappers(),
                stores.index(),
                stores.bus(),
                stores.locker(),
                mailbox,
                stores.quotas().getQuotaManager(),
                stores.quotas().getQuotaRootResolver(),
                stores.messageIds(),
                stores.batches(),
                stores.rights(),
                stores.threads(),
                stores.clock());
        this.stores = stores;
        this.seen = seen;
    }

    /** The name that the session knows. */
    @Override
    public MailboxPath getMailboxPath() {
        return seen;
    }

    private Rfc4314Rights rights(MailboxSession session) {
        return stores.rights().myRights(getMailboxEntity(), session);
    }

    private Optional<MailboxException> refusal(MailboxSession session, Right... needed) {
        return rights(session).contains(needed)
                ? Optional.empty()
                : Optional.of(new InsufficientRightsException("a right is missing in this mailbox"));
    }

    private Optional<MailboxException> refusalOfChange(MailboxSession session, Right... needed) {
        return HouseSessions.isExamined(session, getId())
                ? Optional.of(new ReadOnlyException(seen))
                : refusal(session, needed);
    }

    private static void unless(Optional<MailboxException> refusal) throws MailboxException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    // reading

    @Override
    public long getMessageCount(MailboxSession session) throws MailboxException {
        unless(refusal(session, Right.Read));
        return super.getMessageCount(session);
    }

    @Override
    public MailboxCounters getMailboxCounters(MailboxSession session) throws MailboxException {
        unless(refusal(session, Right.Read));
        return super.getMailboxCounters(session);
    }

    @Override
    public Publisher<MailboxCounters> getMailboxCountersReactive(MailboxSession session) {
        return refusal(session, Right.Read)
                .<Publisher<MailboxCounters>>map(Mono::error)
                .orElseGet(() -> super.getMailboxCountersReactive(session));
    }

    @Override
    public Mono<MailboxMetaData> getMetaDataReactive(
            MailboxMetaData.RecentMode mode, MailboxSession session, EnumSet<MailboxMetaData.Item> items)
            throws MailboxException {
        unless(refusal(session, Right.Read));
        return super.getMetaDataReactive(mode, session, items);
    }

    /** A reader who may change nothing learns what is recent and leaves it so. */
    @Override
    protected Mono<List<MessageUid>> recent(MailboxMetaData.RecentMode mode, MailboxSession session)
            throws MailboxException {
        boolean mayReset = mode != MailboxMetaData.RecentMode.RESET || isWriteable(session);
        return super.recent(mayReset ? mode : MailboxMetaData.RecentMode.RETRIEVE, session);
    }

    @Override
    public Flux<MessageUid> search(SearchQuery query, MailboxSession session) throws MailboxException {
        unless(refusal(session, Right.Read));
        return super.search(query, session);
    }

    @Override
    public MessageResultIterator getMessages(MessageRange set, FetchGroup group, MailboxSession session) {
        return refusal(session, Right.Read)
                .<MessageResultIterator>map(NoMessages::new)
                .orElseGet(() -> {
                    lookedAt(set, group, session);
                    return super.getMessages(set, group, session);
                });
    }

    @Override
    public Publisher<MessageResult> getMessagesReactive(MessageRange set, FetchGroup group, MailboxSession session) {
        return refusal(session, Right.Read)
                .<Publisher<MessageResult>>map(Flux::error)
                .orElseGet(() -> {
                    lookedAt(set, group, session);
                    return super.getMessagesReactive(set, group, session);
                });
    }

    /** Tells the house before anything is handed out: what cannot be told is not read. */
    private void lookedAt(MessageRange set, FetchGroup group, MailboxSession session) {
        if (Looks.areInto(group)) {
            lookedAt(set, session);
        }
    }

    private void lookedAt(MessageRange set, MailboxSession session) {
        Looks.tell(stores, getMailboxEntity(), set, session);
    }

    @Override
    public Publisher<ComposedMessageIdWithMetaData> listMessagesMetadata(MessageRange set, MailboxSession session) {
        return refusal(session, Right.Read)
                .<Publisher<ComposedMessageIdWithMetaData>>map(Flux::error)
                .orElseGet(() -> super.listMessagesMetadata(set, session));
    }

    @Override
    public Flags getApplicableFlags(MailboxSession session) throws MailboxException {
        unless(refusal(session, Right.Read));
        return super.getApplicableFlags(session);
    }

    @Override
    public Mono<Flags> getApplicableFlagsReactive(MailboxSession session) {
        return refusal(session, Right.Read)
                .<Mono<Flags>>map(Mono::error)
                .orElseGet(() -> super.getApplicableFlagsReactive(session));
    }

    // changing

    /** The flags that this session may set for good; James takes all others off what is appended. */
    @Override
    public Flags getPermanentFlags(MailboxSession session) {
        Rfc4314Rights held = rights(session);
        Flags flags = new Flags();
        if (held.contains(Right.WriteSeenFlag)) {
            flags.add(Flags.Flag.SEEN);
        }
        if (held.contains(Right.DeleteMessages)) {
            flags.add(Flags.Flag.DELETED);
        }
        if (held.contains(Right.Write)) {
            flags.add(Flags.Flag.ANSWERED);
            flags.add(Flags.Flag.DRAFT);
            flags.add(Flags.Flag.FLAGGED);
            flags.add(Flags.Flag.USER);
        }
        return flags;
    }

    /** A replacement touches every flag, an addition or removal those it names (RFC 4314 section 4). */
    private static Right[] neededFor(Flags flags, FlagsUpdateMode mode) {
        if (mode == FlagsUpdateMode.REPLACE) {
            return new Right[] {Right.WriteSeenFlag, Right.DeleteMessages, Right.Write};
        }
        EnumSet<Right> needed = EnumSet.noneOf(Right.class);
        for (Flags.Flag flag : flags.getSystemFlags()) {
            needed.add(
                    flag == Flags.Flag.SEEN
                            ? Right.WriteSeenFlag
                            : flag == Flags.Flag.DELETED ? Right.DeleteMessages : Right.Write);
        }
        if (flags.getUserFlags().length > 0) {
            needed.add(Right.Write);
        }
        return needed.toArray(Right[]::new);
    }

    @Override
    public Map<MessageUid, Flags> setFlags(Flags flags, FlagsUpdateMode mode, MessageRange set, MailboxSession session)
            throws MailboxException {
        unless(refusalOfChange(session, neededFor(flags, mode)));
        return super.setFlags(flags, mode, set, session);
    }

    @Override
    public Publisher<Map<MessageUid, Flags>> setFlagsReactive(
            Flags flags, FlagsUpdateMode mode, MessageRange set, MailboxSession session) {
        return refusalOfChange(session, neededFor(flags, mode))
                .<Publisher<Map<MessageUid, Flags>>>map(Mono::error)
                .orElseGet(() -> super.setFlagsReactive(flags, mode, set, session));
    }

    @Override
    public Iterator<MessageUid> expunge(MessageRange set, MailboxSession session) throws MailboxException {
        unless(refusalOfChange(session, Right.PerformExpunge));
        return super.expunge(set, session);
    }

    @Override
    public Flux<MessageUid> expungeReactive(MessageRange set, MailboxSession session) {
        return refusalOfChange(session, Right.PerformExpunge)
                .<Flux<MessageUid>>map(Flux::error)
                .orElseGet(() -> super.expungeReactive(set, session));
    }

    @Override
    public void delete(List<MessageUid> uids, MailboxSession session) throws MailboxException {
        unless(refusalOfChange(session, Right.DeleteMessages, Right.PerformExpunge));
        super.delete(uids, session);
    }

    @Override
    public Mono<Void> deleteReactive(List<MessageUid> uids, MailboxSession session) {
        return refusalOfChange(session, Right.DeleteMessages, Right.PerformExpunge)
                .<Mono<Void>>map(Mono::error)
                .orElseGet(() -> super.deleteReactive(uids, session));
    }

    @Override
    public AppendResult appendMessage(AppendCommand command, MailboxSession session) throws MailboxException {
        unless(refusal(session, Right.Insert));
        return super.appendMessage(command, session);
    }

    @Override
    public Publisher<AppendResult> appendMessageReactive(AppendCommand command, MailboxSession session) {
        return refusal(session, Right.Insert)
                .<Publisher<AppendResult>>map(Mono::error)
                .orElseGet(() -> super.appendMessageReactive(command, session));
    }

    @Override
    public AppendResult appendMessage(
            InputStream message, Date internalDate, MailboxSession session, boolean isRecent, Flags flags)
            throws MailboxException {
        unless(refusal(session, Right.Insert));
        return super.appendMessage(message, internalDate, session, isRecent, flags);
    }

    @Override
    public Mono<List<MessageRange>> copyTo(MessageRange set, StoreMessageManager target, MailboxSession session) {
        return refusal(session, Right.Read)
                .or(() -> ((GuardedMailbox) target).refusal(session, Right.Insert))
                .<Mono<List<MessageRange>>>map(Mono::error)
                .orElseGet(() -> CopyLimit.check(stores, getMailboxEntity(), set, session)
                        .then(Mono.fromRunnable(() -> lookedAt(set, session)))
                        .then(super.copyTo(set, target, session)));
    }

    @Override
    public Mono<List<MessageRange>> moveTo(MessageRange set, StoreMessageManager target, MailboxSession session) {
        return refusalOfChange(session, Right.Read, Right.DeleteMessages, Right.PerformExpunge)
                .or(() -> ((GuardedMailbox) target).refusal(session, Right.Insert))
                .<Mono<List<MessageRange>>>map(Mono::error)
                .orElseGet(() -> CopyLimit.check(stores, getMailboxEntity(), set, session)
                        .then(super.moveTo(set, target, session)));
    }
}
