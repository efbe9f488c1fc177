package brevvakt.casework.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final WorkingDays FIVE = new WorkingDays(5);
    private static final LocalDate FRIDAY_AFTER_ASCENSION = LocalDate.of(2026, 5, 15);

    private final WorkingCalendar calendar = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);

    @ParameterizedTest
    @CsvSource({"2026, 251", "2027, 253"})
    void givenAYear_whenItsWorkingDaysAreCounted_thenTheyAreAsTheSpecificationSays(int year, int expected) {
        long count = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(calendar::isWorkingDay)
                .count();

        assertThat(count).isEqualTo(expected);
    }

    @Test
    void givenFiveYears_whenHolidaysAreListed_thenThereAreNoOthersThanThoseOfTheSpecification() throws Exception {
        String specified =
                new String(getClass().getResourceAsStream("holidays.csv").readAllBytes(), StandardCharsets.UTF_8);

        long listed = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2031, 1, 1))
                .filter(day -> calendar.holidayOn(day).isPresent())
                .peek(day -> assertThat(specified).contains(day.toString()))
                .count();

        assertThat(listed).isEqualTo(specified.lines().count() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-05", "2026-04-02", "2026-04-30", "2026-05-15", "2026-05-25", "2026-10-30", "2026-12-23"
            })
    void givenAShortOrBridgeDay_whenTheCalendarIsAsked_thenItIsAWorkingDay(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T22:59:59Z, 2026-03-28, 2026-04-07",
        "2026-03-28T23:00:00Z, 2026-03-29, 2026-04-07",
        "2026-03-29T00:59:59Z, 2026-03-29, 2026-04-07",
        "2026-03-29T01:00:00Z, 2026-03-29, 2026-04-07",
        "2026-03-29T22:00:00Z, 2026-03-30, 2026-04-08",
        "2026-10-24T21:59:59Z, 2026-10-24, 2026-10-30",
        "2026-10-24T22:00:00Z, 2026-10-25, 2026-10-30",
        "2026-10-25T00:59:59Z, 2026-10-25, 2026-10-30",
        "2026-10-25T01:00:00Z, 2026-10-25, 2026-10-30",
        "2026-10-25T22:59:59Z, 2026-10-25, 2026-10-30",
        "2026-10-25T23:00:00Z, 2026-10-26, 2026-11-02",
    })
    void givenAnInstantAroundANightWhenClocksChange_whenItIsCounted_thenTheStockholmDayIsDayZero(
            Instant received, LocalDate dayZero, LocalDate due) {
        Explanation explanation = calendar.explain(FIVE, received, STOCKHOLM);

        assertThat(explanation.dayZero()).isEqualTo(dayZero);
        assertThat(explanation.due()).isEqualTo(due);
    }

    @Test
    void givenALetterASecondBeforeMidnight_whenItIsCounted_thenItBelongsToThatDay() {
        Instant lastSecond = Instant.parse("2026-11-13T22:59:59Z");

        Explanation before = calendar.explain(FIVE, lastSecond, STOCKHOLM);
        Explanation after = calendar.explain(FIVE, lastSecond.plusSeconds(1), STOCKHOLM);

        assertThat(before.receivedLocally()).hasToString("2026-11-13T23:59:59");
        assertThat(before.dayZero()).isEqualTo(LocalDate.of(2026, 11, 13));
        assertThat(after.dayZero()).isEqualTo(LocalDate.of(2026, 11, 14));
    }

    @Test
    void givenALocalDayOff_whenAReplyIsPromised_thenItIsSkippedAndNamed() {
        WorkingCalendar local = new WorkingCalendar(Set.of(FRIDAY_AFTER_ASCENSION), DayZero.DAY_OF_RECEIPT);

        Explanation explanation = local.explain(FIVE, Instant.parse("2026-05-11T07:00:00Z"), STOCKHOLM);

        assertThat(explanation.due()).isEqualTo(LocalDate.of(2026, 5, 20));
        assertThat(explanation.skipped())
                .containsExactly(
                        new Explanation.ClosedDay(LocalDate.of(2026, 5, 14), Holiday.ASCENSION_DAY),
                        new Explanation.ClosedDay(FRIDAY_AFTER_ASCENSION, Holiday.LOCAL_DAY));
    }

    @Test
    void givenALocalDayOff_whenARecordIsAskedFor_thenItIsDueThatVeryDay() {
        WorkingCalendar local = new WorkingCalendar(Set.of(FRIDAY_AFTER_ASCENSION), DayZero.DAY_OF_RECEIPT);

        assertThat(Deadline.forRecords(FRIDAY_AFTER_ASCENSION, local).lastDay()).isEqualTo(FRIDAY_AFTER_ASCENSION);
        assertThat(local.explainRecords(Instant.parse("2026-05-15T21:59:59Z"), STOCKHOLM)
                        .due())
                .isEqualTo(FRIDAY_AFTER_ASCENSION);
    }

    @Test
    void givenARecordsRequestOnChristmasEve_whenItIsCounted_thenItIsDueOnTheNextWorkingDay() {
        Explanation explanation = calendar.explainRecords(Instant.parse("2026-12-24T09:30:00Z"), STOCKHOLM);

        assertThat(explanation.due()).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(explanation.skipped())
                .extracting(Explanation.ClosedDay::holiday)
                .containsExactly(Holiday.CHRISTMAS_EVE, Holiday.CHRISTMAS);
    }

    @Test
    void givenDangerOnChristmasDay_whenItIsCounted_thenItIsDueOnChristmasDay() {
        Explanation explanation = Explanation.atOnce(Instant.parse("2026-12-25T22:30:00Z"), STOCKHOLM);

        assertThat(explanation.due()).isEqualTo(LocalDate.of(2026, 12, 25));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 2026-12-30",
        "2026-11-24, 2026-12-28",
        "2026-12-15, 2027-01-15",
        "2027-01-31, 2027-03-01",
        "2026-05-24, 2026-06-24",
        "2028-01-31, 2028-02-29",
    })
    void givenALastDayOfEmployment_whenAMonthHasPassed_thenTheAccountClosesOnAWorkingDay(
            LocalDate lastDay, LocalDate closes) {
        assertThat(Deadline.monthAfter(lastDay, calendar).lastDay()).isEqualTo(closes);
    }

    @Test
    void givenDayOneBeforeADayOff_whenTheClearingDayIsSought_thenItIsTheWorkingDayBefore() {
        assertThat(calendar.onOrBefore(LocalDate.of(2026, 12, 27))).isEqualTo(LocalDate.of(2026, 12, 23));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2004-06-04", "2200-01-07", "1970-01-01", "+999999999-12-30"})
    void givenAYearWithOtherHolidays_whenTheCalendarIsAsked_thenItRefuses(LocalDate day) {
        assertThatThrownBy(() -> calendar.isWorkingDay(day))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(day.getYear()));
    }

    @Test
    void givenTwoHolidaysOnOneDay_whenTheYearIsAsked_thenNeitherIsMissed() {
        assertThat(calendar.holidayOn(LocalDate.of(2008, 5, 1))).contains(Holiday.LABOUR_DAY);
    }

    @Test
    void givenManyThreads_whenTheyAskAtOnce_thenAllHearTheSame() {
        WorkingCalendar fresh = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);

        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> Deadline.counting(FIVE, LocalDate.of(2026 + i % 40, 12, 18), fresh))
                        .distinct()
                        .count())
                .isEqualTo(40);
    }

    @Test
    void givenNoDayAtAll_whenItIsPromised_thenThatIsNoPromise() {
        assertThatThrownBy(() -> new WorkingDays(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenADeadline_whenItsDayHasPassed_thenItIsMissed() {
        Deadline deadline = new Deadline(LocalDate.of(2026, 11, 16));

        assertThat(deadline.isMissedOn(LocalDate.of(2026, 11, 16))).isFalse();
        assertThat(deadline.isMissedOn(LocalDate.of(2026, 11, 17))).isTrue();
        assertThat(deadline).isLessThan(new Deadline(LocalDate.of(2026, 11, 17)));
    }
}
