package brevvakt.gateway.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** How often to look whether something has happened, and when to give up. */
record Patience(int looks, Duration pause) {

    /** A minute and a half: far more than a letter needs, also on a busy machine. */
    static Patience ofAWatcher() {
        return new Patience(2_000, Duration.ofMillis(45));
    }

    /** Looks until there is an answer; empty when patience has run out. */
    <T> Optional<T> until(Supplier<Optional<T>> look, Runnable meanwhile) {
        for (int i = 0; i < looks; i++) {
            Optional<T> seen = look.get();
            if (seen.isPresent() || !pauses()) {
                return seen;
            }
            meanwhile.run();
        }
        return Optional.empty();
    }

    private boolean pauses() {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
