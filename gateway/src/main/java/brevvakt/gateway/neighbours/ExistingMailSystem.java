package brevvakt.gateway.neighbours;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.RelayedPost;
import brevvakt.casework.watch.RelayedEvidence;
import brevvakt.gateway.settings.RelaySettings;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mail system that the municipality has beside us: mail is handed over to it, and each mailbox that it keeps for us is
 * watched over one IMAP connection. Which mailboxes those are follows the organisation within some seconds.
 */
public final class ExistingMailSystem implements RelayedPost, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExistingMailSystem.class);
    private static final long ROUND_SECONDS = 5;

    private final RelayDelivery delivery;
    private final Optional<RelaySettings.Imap> imap;
    private final Optional<ImapLogin> login;
    private final Clock clock;
    private final Map<EmailAddress, RelayWatcher> watchers = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Runnable follow = () -> {};

    public ExistingMailSystem(RelaySettings settings, Clock clock) {
        this.delivery = new RelayDelivery(settings);
        this.imap = settings.imap();
        this.login = imap.map(door -> new ImapLogin(door, settings.trust(), clock));
        this.clock = clock;
    }

    @Override
    public void deliver(EmailAddress mailbox, Optional<EmailAddress> sender, Whole mail) throws IOException {
        delivery.deliver(mailbox, sender, mail);
    }

    @Override
    public boolean holds(EmailAddress mailbox, ArrivalId id) {
        if (login.isEmpty()) {
            return false;
        }
        try (ImapLogin.Opened opened = login.get().open(mailbox)) {
            return RelayLooks.holds(opened.folder(), id);
        } catch (MessagingException | IOException e) {
            LOG.warn("whether {} lies in {} already cannot be seen; it is handed over again", id, mailbox, e);
            return false;
        }
    }

    /** Begins to watch; without an IMAP login in the settings nobody looks, and there is no evidence. */
    public void watch(Supplier<List<EmailAddress>> mailboxes, RelayedEvidence evidence) {
        if (login.isEmpty()) {
            return;
        }
        follow = () -> follow(mailboxes.get(), evidence);
        follow.run();
        Thread heart = new Thread(this::beat, "relay-heart");
        heart.setDaemon(true);
        heart.start();
    }

    private synchronized void follow(List<EmailAddress> mailboxes, RelayedEvidence evidence) {
        watchers.keySet().stream()
                .filter(known -> !mailboxes.contains(known))
                .toList()
                .forEach(gone -> Optional.ofNullable(watchers.remove(gone)).ifPresent(RelayWatcher::close));
        for (EmailAddress mailbox : mailboxes) {
            watchers.computeIfAbsent(mailbox, fresh -> {
                RelayWatcher watcher = new RelayWatcher(
                        fresh,
                        login.orElseThrow(),
                        evidence,
                        clock,
                        imap.orElseThrow().seconds());
                watcher.start();
                return watcher;
            });
        }
    }

    private void beat() {
        long roundsToALook = Math.max(1, imap.orElseThrow().seconds() / ROUND_SECONDS);
        try {
            for (long round = 1; !closing.await(ROUND_SECONDS, TimeUnit.SECONDS); round++) {
                guardedRound();
                if (round % roundsToALook == 0) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("IllegalCatch") // the outermost guard: the next round follows the organisation again
    private void guardedRound() {
        try {
            follow.run();
        } catch (RuntimeException e) {
            LOG.warn("which mailboxes are to be watched could not be seen; the next round tries again", e);
        }
    }

    /** Looks into every mailbox now; when it returns, each has been looked into or is known to be out of sight. */
    public void look() {
        guardedRound();
        watchers.values().parallelStream().forEach(RelayWatcher::look);
    }

    @Override
    public void close() {
        closing.countDown();
        watchers.values().forEach(RelayWatcher::close);
    }
}
