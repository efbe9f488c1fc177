package brevvakt.casework.watch;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.watch.Rungs.Hour;
import brevvakt.casework.watch.Rungs.Rung;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("store")
class RungsTest {
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 12, 22);
    private static final int DUE_DAYS = 13;
    private static final LocalDate FIRST_LOOK = LocalDate.of(2026, 12, 4);
    private static final int LOOK_DAYS = 45;

    private final Rungs rungs = new Rungs(WatchTown.HOURS);

    /** Promises that fall due on each of these days over Christmas, on days off too. */
    static Stream<Arguments> promises() {
        return Stream.of(ClockRule.values())
                .flatMap(rule -> IntStream.range(0, DUE_DAYS).mapToObj(i -> Arguments.of(rule, FIRST_DUE.plusDays(i))));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void givenAPromise_whenTheNextDayToLookIsAsked_thenNoRungBeforeItIsPassedOver(ClockRule rule, LocalDate due) {
        PromiseClock clock = new PromiseClock(rule, WatchTown.at("2026-11-12T10:00"), due, Optional.empty());

        assertThat(passedOver(clock)).isEmpty();
    }

    /** Rungs that stand between a look at one hour of a day and the next day to look at it. */
    private Stream<String> passedOver(PromiseClock clock) {
        return days().flatMap(today -> Stream.of(Hour.values()).flatMap(hour -> {
            boolean told = rungs.at(hour, clock, today).filter(Rung::isLate).isPresent();
            LocalDate next = rungs.nextDay(hour, clock, today);
            return Stream.iterate(today, day -> day.isBefore(next), day -> day.plusDays(1))
                    .filter(WatchTown.CALENDAR::isWorkingDay)
                    .flatMap(day -> Stream.of(Hour.values())
                            .filter(later -> day.isAfter(today) || later.compareTo(hour) > 0)
                            .flatMap(later -> rungs.at(later, clock, day).stream())
                            .filter(rung -> !told || rung != Rung.BREACH)
                            .map(rung -> today + " " + hour + ": next " + next + ", but " + rung + " on " + day));
        }));
    }

    private static Stream<LocalDate> days() {
        return IntStream.range(0, LOOK_DAYS).mapToObj(FIRST_LOOK::plusDays).filter(WatchTown.CALENDAR::isWorkingDay);
    }
}
