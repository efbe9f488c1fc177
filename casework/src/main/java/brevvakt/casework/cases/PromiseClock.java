package brevvakt.casework.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One promise of a case.
 *
 * @param started the instant from which days are counted: the receipt of the letter that made the promise
 * @param due the last Stockholm day on which it is still kept
 * @param met when a human kept it; empty while it runs
 */
public record PromiseClock(ClockRule rule, Instant started, LocalDate due, Optional<Instant> met) {

    public boolean runs() {
        return met.isEmpty();
    }

    PromiseClock metAt(Instant at) {
        return new PromiseClock(rule, started, due, Optional.of(at));
    }

    PromiseClock running() {
        return new PromiseClock(rule, started, due, Optional.empty());
    }

    PromiseClock dueOn(LocalDate day) {
        return new PromiseClock(rule, started, day, met);
    }
}
