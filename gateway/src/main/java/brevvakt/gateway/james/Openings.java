package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.access.MailboxOpenings;
import brevvakt.casework.letter.EmailAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.Flags;
import org.apache.james.events.Event;
import org.apache.james.events.EventListener;
import org.apache.james.events.Group;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.events.MailboxEvents.Expunged;
import org.apache.james.mailbox.events.MailboxEvents.FlagsUpdated;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.UpdatedFlags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Tells the house what people do in mailboxes, the evidence of daily opening (SEED-96): that they selected a folder,
 * and that they made unseen mail seen. What goes wrong in the telling is logged and never felt in the session.
 */
final class Openings implements EventListener.GroupEventListener {
    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

    /** Names the listener in the event bus. */
    static final class InTheHouse extends Group {}

    private final MailAccess access;
    private final MailboxOpenings house;
    private final MailboxManager manager;
    private final SharedNames names;
    private final Clock clock;

    @Inject
    Openings(Parts parts, MailboxManager manager, SharedNames names) {
        this.access = parts.access();
        this.house = parts.openings();
        this.manager = manager;
        this.names = names;
        this.clock = parts.clock();
    }

    @Override
    public Group getDefaultGroup() {
        return new InTheHouse();
    }

    @Override
    public boolean isHandling(Event event) {
        return event instanceof FlagsUpdated || event instanceof Expunged;
    }

    @Override
    public void event(Event event) {
        MailboxEvent happened = (MailboxEvent) event;
        List<Long> uids = event instanceof FlagsUpdated updated
                ? updated.getUpdatedFlags().stream()
                        .filter(Openings::isNewlySeen)
                        .map(flags -> flags.getUid().asLong())
                        .toList()
                : ((Expunged) event).getUids().stream().map(MessageUid::asLong).toList();
        Optional<String> person = access.usernameOf(happened.getUsername().asString());
        if (!uids.isEmpty() && person.isPresent()) {
            MailboxPath real = real(happened.getMailboxPath());
            tell(() -> house.read(person.get(), owner(real), real.getName(), uids, clock.instant()));
        }
    }

    private static boolean isNewlySeen(UpdatedFlags flags) {
        return flags.getNewFlags().contains(Flags.Flag.SEEN)
                && !flags.getOldFlags().contains(Flags.Flag.SEEN);
    }

    /** Tells that the session has selected a mailbox, with what is unseen in it now. */
    Mono<Void> selected(ImapSession session) {
        MailboxSession mailboxSession = session.getMailboxSession();
        return Mono.from(manager.getMailboxReactive(session.getSelected().getMailboxId(), mailboxSession))
                .flatMap(mailbox -> Mono.from(mailbox.getMailboxCountersReactive(mailboxSession))
                        .doOnNext(counters -> tellSelected(mailbox, mailboxSession, (int) counters.getUnseen())))
                .then()
                .onErrorResume(e -> Mono.fromRunnable(() -> LOG.warn("an opening could not be told", e)));
    }

    private void tellSelected(MessageManager mailbox, MailboxSession session, int unseen) {
        MailboxPath real = real(mailbox.getMailboxPath());
        HouseSessions.usernameOf(session)
                .ifPresent(person ->
                        tell(() -> house.selected(person, owner(real), real.getName(), unseen, clock.instant())));
    }

    private MailboxPath real(MailboxPath path) {
        return names.real(path).orElse(path);
    }

    private static EmailAddress owner(MailboxPath real) {
        return EmailAddress.parse(real.getUser().asString()).orElseThrow();
    }

    @SuppressWarnings("IllegalCatch") // a guard: the register of openings may fail, the reader's session may not
    private static void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("an opening could not be told", e);
        }
    }
}
