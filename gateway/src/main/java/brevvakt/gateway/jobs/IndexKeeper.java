package brevvakt.gateway.jobs;

import brevvakt.index.IndexFollower;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index behind the registers by less than a second; at the end of the day it closes it. */
public final class IndexKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final long ROUND_MILLIS = 300;
    private static final long COMPARE_EVERY_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long AFTER_TROUBLE_MILLIS = 5_000;
    private static final long LAST_ROUND_MILLIS = 10_000;

    private final IndexFollower follower;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    public IndexKeeper(IndexFollower follower) {
        this.follower = follower;
        this.thread = new Thread(this::walk, "index-keeper");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void walk() {
        try {
            boolean well = true;
            long compared = System.nanoTime() - COMPARE_EVERY_NANOS;
            while (!closing.await(well ? ROUND_MILLIS : AFTER_TROUBLE_MILLIS, TimeUnit.MILLISECONDS)) {
                boolean due = System.nanoTime() - compared >= COMPARE_EVERY_NANOS;
                well = guardedRound(due);
                compared = due ? System.nanoTime() : compared;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("IllegalCatch") // the outermost guard: whatever went wrong, the next round tries again
    private boolean guardedRound(boolean compare) {
        try {
            follower.catchUp();
            if (compare && follower.heal()) {
                LOG.warn("the index did not hold what the register holds; it was filled again");
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index did not catch up; it is tried again", e);
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        try {
            thread.join(LAST_ROUND_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        follower.close();
    }
}
