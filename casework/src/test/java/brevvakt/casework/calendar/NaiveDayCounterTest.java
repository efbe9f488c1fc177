package brevvakt.casework.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every promise over sixty years, against a counter that knows the holidays by other means (TRAPS 8). */
class NaiveDayCounterTest {
    private final WorkingCalendar calendar = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 20, 60})
    void givenEveryDayOfSixtyYears_whenAPromiseIsCounted_thenANaiveCounterAgrees(int promised) {
        assertThat(LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2080, 1, 1)))
                .hasSize(21_915)
                .allSatisfy(received -> assertThat(Deadline.counting(new WorkingDays(promised), received, calendar)
                                .lastDay())
                        .isEqualTo(naive(received, promised)));
    }

    private static LocalDate naive(LocalDate received, int promised) {
        return Stream.iterate(received.plusDays(1), day -> day.plusDays(1))
                .filter(NaiveDayCounterTest::isOpen)
                .skip(promised - 1L)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !fixed().contains(day.toString().substring(5))
                && moving(day.getYear()).noneMatch(day::equals);
    }

    private static Set<String> fixed() {
        return Set.of("01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31");
    }

    private static Stream<LocalDate> moving(int year) {
        LocalDate easter = easter(year);
        LocalDate midsummerEve = LocalDate.of(year, 6, 19).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        return Stream.of(easter.minusDays(2), easter.plusDays(1), easter.plusDays(39), midsummerEve);
    }

    /** Easter by the moon's age as Gauss counted it, right from 1900 to 2099 with his two exceptions. */
    private static LocalDate easter(int year) {
        int d = (19 * (year % 19) + 24) % 30;
        int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
        int late = d == 29 && e == 6 || d == 28 && e == 6 && year % 19 > 10 ? 7 : 0;
        return LocalDate.of(year, 3, 22).plusDays(d + e - late);
    }
}
