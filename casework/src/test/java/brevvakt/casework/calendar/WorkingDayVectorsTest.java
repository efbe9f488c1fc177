package brevvakt.casework.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class WorkingDayVectorsTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final WorkingDays TWO = new WorkingDays(2);
    private static final WorkingDays FIVE = new WorkingDays(5);

    private final WorkingCalendar calendar = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);
    private final WorkingCalendar forward = new WorkingCalendar(Set.of(), DayZero.ROLL_FORWARD);

    @ParameterizedTest(name = "{0}: {14}")
    @CsvFileSource(
            resources = {"working-days.csv", "working-days-extra.csv"},
            useHeadersInDisplayName = true)
    void givenAVectorOfTheSpecification_whenItsDaysAreCounted_thenEveryColumnIsMet(
            String id,
            Instant received,
            String receivedLocal,
            LocalDate dayZero,
            String dayZeroName,
            boolean dayZeroIsWorkingDay,
            LocalDate dayOne,
            String dayOneName,
            LocalDate dueInTwo,
            String dueInTwoName,
            LocalDate dueInFive,
            String dueInFiveName,
            LocalDate dueRolledForward,
            @Nullable String skipped,
            String note) {
        Explanation five = calendar.explain(FIVE, received, STOCKHOLM);

        assertThat(five.dayZero()).isEqualTo(dayZero);
        assertThat(calendar.isWorkingDay(dayZero)).isEqualTo(dayZeroIsWorkingDay);
        assertThat(five.dayOne()).contains(dayOne);
        assertThat(five.due()).isEqualTo(dueInFive);
        assertThat(five.skipped()).extracting(Explanation.ClosedDay::day).isEqualTo(days(skipped));
        assertThat(calendar.explain(TWO, received, STOCKHOLM).due()).isEqualTo(dueInTwo);
        assertThat(forward.explain(FIVE, received, STOCKHOLM).due()).isEqualTo(dueRolledForward);
        assertThat(Deadline.counting(FIVE, dayZero, calendar)).isEqualTo(new Deadline(dueInFive));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "holidays.csv", numLinesToSkip = 1)
    void givenAHolidayOfTheSpecification_whenTheCalendarIsAsked_thenItIsOff(LocalDate day) {
        assertThat(calendar.holidayOn(day)).isPresent();
        assertThat(calendar.isWorkingDay(day)).isFalse();
    }

    private static List<LocalDate> days(@Nullable String skipped) {
        return skipped == null
                ? List.of()
                : Arrays.stream(skipped.split("; "))
                        .map(part -> LocalDate.parse(part.substring(0, 10)))
                        .collect(Collectors.toList());
    }
}
