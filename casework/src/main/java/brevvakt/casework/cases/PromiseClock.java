package brevvakt.casework.cases;

import brevvakt.casework.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One promise of a case.
 *
 * @param started the instant from which days are counted: the receipt of the letter that made the promise
 * @param due the last Stockholm day on which it is still kept
 * @param met when a human kept it; empty while it runs
 * @param promised how many working days were promised, by the routine of its day (SEED-03); empty where days are not
 *     counted, and in what was written before the routine had versions
 */
public record PromiseClock(
        ClockRule rule, Instant started, LocalDate due, Optional<Instant> met, Optional<WorkingDays> promised) {

    /** A promise of a day that is not found by counting working days. */
    public PromiseClock(ClockRule rule, Instant started, LocalDate due, Optional<Instant> met) {
        this(rule, started, due, met, Optional.empty());
    }

    public boolean runs() {
        return met.isEmpty();
    }

    PromiseClock metAt(Instant at) {
        return new PromiseClock(rule, started, due, Optional.of(at), promised);
    }

    PromiseClock running() {
        return new PromiseClock(rule, started, due, Optional.empty(), promised);
    }

    PromiseClock movedBy(CaseEvent.ClockMoved moved) {
        return new PromiseClock(
                rule, started, moved.due(), met, moved.promised().or(() -> promised));
    }
}
