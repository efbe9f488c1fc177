package brevvakt.casework.absence;

import static brevvakt.casework.absence.Absence.Choice.DELEGATE;
import static brevvakt.casework.absence.Absence.Choice.SELF;
import static brevvakt.casework.absence.Absence.Choice.UNDECIDED;
import static brevvakt.casework.absence.Park.absence;
import static brevvakt.casework.absence.Park.at;
import static brevvakt.casework.absence.Park.away;
import static brevvakt.casework.absence.Park.days;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwayTest {
    private static final Period MARCH_WEEK = days("2026-03-09", "2026-03-13");
    private static final Instant TUESDAY = at("2026-03-10T10:00");

    private final Organisation park = Park.organisation();

    private static Away leaving() {
        return new Away(
                List.of(),
                List.of(),
                List.of(),
                List.of(Park.departure("per.p", "2026-03-31", "2026-04-30", "sara.s")),
                Park.ZONE);
    }

    private Optional<String> acting(Away away) {
        return away.insteadOf("per.p", TUESDAY, park);
    }

    @Test
    void givenNobodyAway_whenAsked_thenEachActsForHimself() {
        assertThat(acting(away())).contains("per.p");
    }

    @Test
    void givenAnAbsenceLookedAfterByHimself_whenAsked_thenHeActsAndNobodyElseReads() {
        Away away = away(absence("per.p", MARCH_WEEK, SELF));

        assertThat(acting(away)).contains("per.p");
        assertThat(away.readersOf("per.p", TUESDAY, park)).isEmpty();
    }

    @Test
    void givenTwoDelegates_whenThePrimaryIsAwayToo_thenTheOtherActs() {
        Away away = away(
                absence("per.p", MARCH_WEEK, DELEGATE, "sara.s", "tove.t"), absence("sara.s", MARCH_WEEK, UNDECIDED));

        assertThat(acting(away)).contains("tove.t");
    }

    @Test
    void givenOwnerAndSubstituteAway_whenTheTasksMailboxIsAskedFor_thenWhoActsOpensItAndOnlyThen() {
        Mailbox parken = park.mailbox(EmailAddress.of("parken@kommun.example")).orElseThrow();
        Absence holiday = absence("per.p", MARCH_WEEK, DELEGATE, "sara.s", "tove.t");

        assertThat(away(holiday, absence("sara.s", MARCH_WEEK, UNDECIDED)).standingIn(parken, TUESDAY, park))
                .containsExactly("tove.t");
        assertThat(away(holiday, absence("sara.s", MARCH_WEEK, SELF)).standingIn(parken, TUESDAY, park))
                .isEmpty();
        assertThat(away(holiday).standingIn(parken, TUESDAY, park)).isEmpty();
        assertThat(away().standingIn(parken, TUESDAY, park)).isEmpty();
    }

    @Test
    void givenDelegatesOfEachOther_whenBothAreAway_thenNobodyActs() {
        Away away = away(
                absence("per.p", MARCH_WEEK, DELEGATE, "sara.s"), absence("sara.s", MARCH_WEEK, DELEGATE, "per.p"));

        assertThat(acting(away)).isEmpty();
    }

    @Test
    void givenADelegateWhoHasADelegate_whenBothAreAway_thenTheThirdGetsNoRightFromIt() {
        Away away = away(
                absence("per.p", MARCH_WEEK, DELEGATE, "sara.s"), absence("sara.s", MARCH_WEEK, DELEGATE, "tove.t"));

        assertThat(acting(away)).isEmpty();
        assertThat(away.openTo("tove.t", TUESDAY, park))
                .extracting(Grant::holder)
                .containsExactly("sara.s");
    }

    @Test
    void givenAnUndecidedAbsence_whenThereIsAStandingDelegation_thenTheStandingDelegateActs() {
        Away away = new Away(
                List.of(absence("per.p", MARCH_WEEK, UNDECIDED)),
                List.of(Park.standing("per.p", "tove.t")),
                List.of(),
                List.of(),
                Park.ZONE);

        assertThat(acting(away)).contains("tove.t");
        assertThat(acting(away(absence("per.p", MARCH_WEEK, UNDECIDED)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T23:59:59, false",
        "2026-03-09T00:00:00, true",
        "2026-03-13T23:59:59, true",
        "2026-03-14T00:00:00, false"
    })
    void givenAWeek_whenMinutesAroundItsMidnightsAreAsked_thenTheRightFollowsTheClock(String local, boolean open) {
        Away away = away(absence("per.p", MARCH_WEEK, DELEGATE, "sara.s"));

        assertThat(away.openTo("sara.s", at(local), park)).hasSize(open ? 1 : 0);
    }

    @Test
    void givenTheNightOfSummerTime_whenAnAbsenceEndsThen_thenItEndsAtTheMidnightOfTheDay() {
        Away away = away(absence("per.p", days("2026-03-29", "2026-03-29"), DELEGATE, "sara.s"));

        assertThat(away.openTo("sara.s", Instant.parse("2026-03-28T22:59:59Z"), park))
                .isEmpty();
        assertThat(away.openTo("sara.s", Instant.parse("2026-03-28T23:00:00Z"), park))
                .hasSize(1);
        assertThat(away.openTo("sara.s", Instant.parse("2026-03-29T21:59:59Z"), park))
                .hasSize(1);
        assertThat(away.openTo("sara.s", Instant.parse("2026-03-29T22:00:00Z"), park))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-07-03, 2026-08-03", "2026-07-05, 2026-08-03", "2026-07-31, 2026-08-03", "2026-06-30, 2026-06-30"})
    void givenAbsencesThatFollowEachOther_whenTheReturnIsAskedFor_thenItIsTheDayAfterTheLast(
            LocalDate day, LocalDate back) {
        WorkingCalendar calendar = new WorkingCalendar(Set.of(), DayZero.ROLL_FORWARD);
        Absence fridays = absence("per.p", days("2026-07-03", "2026-07-05"), DELEGATE, "sara.s");
        Absence holiday = absence("per.p", days("2026-07-06", "2026-07-31"), DELEGATE, "sara.s");

        assertThat(away(holiday, fridays).backOn("per.p", day, calendar, Absence::isTold))
                .isEqualTo(back);
        assertThat(away(fridays, holiday).backOn("per.p", day, calendar, Absence::isTold))
                .isEqualTo(back);
    }

    @Test
    void givenSomebodyWhoseEmploymentHasEnded_whenNobodyOrderedHisDeparture_thenHeDoesNotActForHimself()
            throws Exception {
        Organisation without = OrganisationFile.read(new ByteArrayInputStream(Park.ORGANISATION
                .replace("per.p@kommun.example, aliases", "per.p@kommun.example, employedUntil: 2026-02-28, aliases")
                .getBytes(StandardCharsets.UTF_8)));

        assertThat(away().insteadOf("per.p", TUESDAY, without)).isEmpty();
        assertThat(away().insteadOf("per.p", at("2026-02-28T12:00"), without)).contains("per.p");
    }

    @Test
    void givenALeaverWhoIsEmployedAgain_whenHisMailIsAskedFor_thenTheSubstituteReadsItNoMore() throws Exception {
        Organisation back = OrganisationFile.read(new ByteArrayInputStream(Park.ORGANISATION
                .replace("per.p@kommun.example, aliases", "per.p@kommun.example, employedFrom: 2026-04-13, aliases")
                .getBytes(StandardCharsets.UTF_8)));
        Away away = leaving();

        assertThat(away.readersOf("per.p", at("2026-04-12T12:00"), back)).hasSize(1);
        assertThat(away.readersOf("per.p", at("2026-04-13T12:00"), back)).isEmpty();
        assertThat(away.openTo("sara.s", at("2026-04-13T12:00"), back)).isEmpty();
    }

    @Test
    void givenADeparture_whenItsDaysPass_thenTheSubstituteReadsFromTheDayAfterUntilTheClosing() {
        Away away = leaving();

        assertThat(away.openTo("sara.s", at("2026-03-31T23:59"), park)).isEmpty();
        assertThat(away.leaver("per.p", at("2026-03-31T23:59"), park)).isEmpty();
        assertThat(away.openTo("sara.s", at("2026-04-01T00:00"), park)).hasSize(1);
        assertThat(away.leaver("per.p", at("2026-04-01T00:00"), park)).isPresent();
        assertThat(away.closed(park.person("per.p").orElseThrow().mail(), at("2026-04-30T23:59"), park))
                .isEmpty();
        assertThat(away.closed(park.person("per.p").orElseThrow().mail(), at("2026-05-01T00:00"), park))
                .isPresent();
        assertThat(away.insteadOf("per.p", at("2026-06-01T10:00"), park)).contains("sara.s");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 2026-12-30",
        "2026-11-24, 2026-12-28",
        "2026-12-15, 2027-01-15",
        "2027-01-31, 2027-03-01",
        "2026-05-24, 2026-06-24"
    })
    void givenALastDay_whenTheMonthIsCounted_thenTheAddressClosesOnTheDayOfTheTable(String lastDay, String closes) {
        WorkingCalendar calendar = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);

        assertThat(Departure.closingDay(LocalDate.parse(lastDay), calendar)).isEqualTo(closes);
    }
}
