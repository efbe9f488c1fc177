package brevvakt.gateway.neighbours;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.watch.RelayedEvidence;
import brevvakt.casework.watch.RelayedLook;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one mailbox over one connection: it looks whenever the server says that something has changed (IDLE, RFC 2177),
 * or every so many seconds where the server says nothing by itself. A connection that breaks is made anew, after one
 * second first and after five minutes at most.
 */
final class RelayWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(RelayWatcher.class);
    private static final long FIRST_PAUSE_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 300;
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);

    private final EmailAddress mailbox;
    private final ImapLogin login;
    private final RelayedEvidence evidence;
    private final Clock clock;
    private final long seconds;
    private final ReentrantLock looking = new ReentrantLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<ImapLogin.Opened> opened = Optional.empty();

    RelayWatcher(EmailAddress mailbox, ImapLogin login, RelayedEvidence evidence, Clock clock, int seconds) {
        this.mailbox = mailbox;
        this.login = login;
        this.evidence = evidence;
        this.clock = clock;
        this.seconds = seconds;
        this.thread = new Thread(this::watch, "relay-watch");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        long pause = FIRST_PAUSE_SECONDS;
        while (!isClosing()) {
            if (look()) {
                pause = FIRST_PAUSE_SECONDS;
                awaitChange();
            } else {
                rest(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS);
            }
        }
        disconnect();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void rest(long pauseSeconds) {
        try {
            closing.await(pauseSeconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Ends when the server tells of a change, when somebody else looks, or when the connection breaks. */
    private void awaitChange() {
        Optional<ImapLogin.Opened> now = opened;
        if (now.filter(ImapLogin.Opened::tellsChanges).isEmpty()) {
            rest(seconds);
            return;
        }
        try {
            now.get().folder().idle(true);
        } catch (MessagingException | IllegalStateException e) {
            LOG.debug("the connection to {} was lost while it was quiet", login.server(), e);
            disconnect();
        }
    }

    /** Looks now, in the caller's thread; false where it could not. */
    boolean look() {
        try {
            if (!looking.tryLock(LOCK_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return !isClosing() && guardedLook();
        } finally {
            looking.unlock();
        }
    }

    @SuppressWarnings("IllegalCatch") // the outermost guard of a thread of its own: the next look tries again
    private boolean guardedLook() {
        try {
            ImapLogin.Opened now = connection();
            RelayedLook look = RelayLooks.into(now.folder(), evidence.place(mailbox));
            evidence.saw(mailbox, look, login.server(), clock.instant());
            return true;
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.warn("{} cannot be looked into at {}; it is tried again: {}", mailbox, login.server(), inShort(e));
            disconnect();
            failed();
            return false;
        }
    }

    @SuppressWarnings("IllegalCatch") // the database is away too: the next look tries again
    private void failed() {
        try {
            evidence.failed(mailbox, login.server(), clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("that {} cannot be looked into was not written down", mailbox, e);
        }
    }

    private static String inShort(Exception e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private ImapLogin.Opened connection() throws MessagingException, IOException {
        Optional<ImapLogin.Opened> now = opened.filter(
                kept -> kept.store().isConnected() && kept.folder().isOpen());
        if (now.isPresent()) {
            return now.get();
        }
        disconnect();
        ImapLogin.Opened fresh = login.open(mailbox);
        opened = Optional.of(fresh);
        return fresh;
    }

    private void disconnect() {
        Optional<ImapLogin.Opened> now = opened;
        opened = Optional.empty();
        now.ifPresent(ImapLogin.Opened::close);
    }

    void close() {
        closing.countDown();
        disconnect();
        thread.interrupt();
    }
}
