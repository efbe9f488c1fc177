package brevvakt.gateway.james;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueItem.CompletionStatus;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hands that take mails out of the spool and lead them through the mailets. What escapes the mailets goes to the
 * processor {@code retry}, and a mail is ticked off only when somebody has taken care of it.
 */
final class Spooler implements Hands {
    private static final Logger LOG = LoggerFactory.getLogger(Spooler.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);

    private static final int COUNT = 8;

    private final DurableQueue spool;
    private final MailProcessor processors;
    private final List<Thread> hands = new ArrayList<>();
    private volatile boolean running = true;

    @Inject
    Spooler(DurableQueues queues, MailProcessor processors) {
        this.spool = queues.createQueue(MailQueueFactory.SPOOL);
        this.processors = processors;
    }

    @Override
    public void start() {
        for (int i = 1; i <= COUNT; i++) {
            Thread hand = new Thread(this::work, "spool-" + i);
            hand.setDaemon(true);
            hand.start();
            hands.add(hand);
        }
    }

    @SuppressWarnings("IllegalCatch") // nothing that fails for a moment may end a hand: no other comes in its place
    private void work() {
        while (running) {
            try {
                Optional<MailQueueItem> next = spool.take(PATIENCE);
                if (next.isPresent()) {
                    process(next.get());
                }
            } catch (MailQueueException | RuntimeException e) {
                LOG.warn("the spool does not answer; it is asked again in a second", e);
                rest();
            }
        }
    }

    @SuppressWarnings("IllegalCatch") // the outermost guard: no fault of a mailet may end a hand or lose a mail
    private void process(MailQueueItem item) throws MailQueueException {
        Mail mail = item.getMail();
        try {
            lead(mail);
            item.done(CompletionStatus.SUCCESS);
        } catch (Exception | StackOverflowError | LinkageError | OutOfMemoryError e) {
            LOG.error("mail {} could not be processed, it stays in the spool: {}", mail.getName(), Fault.inShort(e));
            rest();
            item.done(CompletionStatus.REJECT);
        }
    }

    @SuppressWarnings(
            "IllegalCatch") // whatever the first attempt threw, the retry processor has a say before we give up
    private void lead(Mail mail) throws MessagingException {
        try {
            processors.service(mail);
        } catch (Exception | StackOverflowError | LinkageError e) {
            LOG.warn("mail {} escaped its mailets and goes to retry", mail.getName());
            RetryLater.note(mail, mail.getState(), e);
            mail.setState(RetryLater.PROCESSOR);
            processors.service(mail);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What takes longer than we can wait is done again after the next start. */
    @Override
    public void stop() {
        running = false;
        long end = System.nanoTime() + LAST_MAIL.toNanos();
        try {
            for (Thread hand : hands) {
                hand.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hands.forEach(Thread::interrupt);
    }
}
