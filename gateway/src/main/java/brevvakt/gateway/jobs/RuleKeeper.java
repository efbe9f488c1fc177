package brevvakt.gateway.jobs;

import brevvakt.casework.classify.JudgeInForce;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second or two whether somebody has changed the rules or the model, and says what came of it. */
public final class RuleKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RuleKeeper.class);
    private static final long ROUND_MILLIS = 1_500;
    private static final long LAST_ROUND_MILLIS = 10_000;

    private final JudgeInForce judge;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    public RuleKeeper(JudgeInForce judge, Clock clock) {
        this.judge = judge;
        this.clock = clock;
        this.thread = new Thread(this::walk, "rule-keeper");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void walk() {
        try {
            while (!closing.await(ROUND_MILLIS, TimeUnit.MILLISECONDS)) {
                guardedRound();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("IllegalCatch") // the outermost guard: whatever went wrong, the next round tries again
    private void guardedRound() {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warn("the rules could not be looked at; they stay as they are, and it is tried again", e);
        }
    }

    private void round() {
        JudgeInForce.Look look = judge.look(clock.instant());
        if (look == JudgeInForce.Look.TAKEN_UP) {
            LOG.info(
                    "changed rules or model are in force: {} rules, model {}",
                    judge.standing().rules(),
                    judge.standing().model());
        } else if (look == JudgeInForce.Look.REFUSED) {
            LOG.warn(
                    "changed rules are not taken up, those before stay in force: {}",
                    judge.standing().refused().orElse(""));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LAST_ROUND_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
