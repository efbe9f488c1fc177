package brevvakt.gateway.jobs;

import brevvakt.casework.intake.DuePost;
import brevvakt.mailets.register.KnockForDuePost;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes round with what is due: at a knock at once, and every few seconds anyway, for what an earlier run left. */
public final class Postman implements KnockForDuePost.Door, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final long ROUND_SECONDS = 2;
    private static final long LAST_ROUND_MILLIS = 5_000;

    private final DuePost post;
    private final List<Runnable> errands;
    private final Semaphore knocks = new Semaphore(0);
    private final ReentrantLock round = new ReentrantLock();
    private final Thread thread;
    private volatile boolean running = true;

    /** @param errands what else is due on each round, before the mail */
    public Postman(DuePost post, List<Runnable> errands) {
        this.post = post;
        this.errands = List.copyOf(errands);
        this.thread = new Thread(this::walk, "postman");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void knock() {
        knocks.release();
    }

    /** One round now, in the caller's thread; when it returns, everything that was due has been tried. */
    public void goRound() {
        round.lock();
        try {
            errands.forEach(Postman::guarded);
            post.sweep();
        } finally {
            round.unlock();
        }
    }

    @SuppressWarnings(
            "IllegalCatch") // an errand that fails must not keep the mail waiting; the next round tries it again
    private static void guarded(Runnable errand) {
        try {
            errand.run();
        } catch (RuntimeException e) {
            LOG.warn("an errand was not finished; the next round goes on", e);
        }
    }

    private void walk() {
        while (running) {
            try {
                if (knocks.tryAcquire(ROUND_SECONDS, TimeUnit.SECONDS)) {
                    knocks.drainPermits();
                }
                guardedRound();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @SuppressWarnings("IllegalCatch") // the outermost guard: whatever went wrong, the next round tries again
    private void guardedRound() {
        try {
            goRound();
        } catch (RuntimeException e) {
            LOG.warn("a round with the due post was not finished; the next one goes on", e);
        }
    }

    @Override
    public void close() {
        running = false;
        knock();
        try {
            thread.join(LAST_ROUND_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
