package brevvakt.casework.absence;

import static brevvakt.casework.absence.Absence.Choice.DELEGATE;
import static brevvakt.casework.absence.Absence.Choice.UNDECIDED;
import static brevvakt.casework.absence.Park.absence;
import static brevvakt.casework.absence.Park.away;
import static brevvakt.casework.absence.Park.days;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.casework.organisation.PlanRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanHolesTest {
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);

    private static List<String> holes(Away away) {
        return holes(Park.organisation(), away);
    }

    private static List<String> holes(Organisation organisation, Away away) {
        return new PlanHoles(organisation, away, CALENDAR, Park.ZONE)
                .from(LocalDate.of(2026, 3, 2)).stream().map(PlanHole::toString).toList();
    }

    private static Organisation planned(String... rows) {
        String plan = List.of(rows).stream()
                .map(row -> "  - {unit: park, employee: " + row + "}\n")
                .collect(Collectors.joining());
        String head = Park.ORGANISATION.substring(0, Park.ORGANISATION.indexOf("plan:"));
        try {
            return OrganisationFile.read(
                    new ByteArrayInputStream((head + "plan:\n" + plan).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | OrganisationFault e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givenDelegatesInACircle_whenNobodyOutsideReads_thenTheCircleIsNamedOnce() {
        assertThat(holes(
                        planned(
                                "per.p, choice: DELEGATE, delegates: [sara.s]",
                                "sara.s, choice: DELEGATE, delegates: [tove.t]",
                                "tove.t, choice: DELEGATE, delegates: [per.p]"),
                        away()))
                .filteredOn(hole -> hole.contains("circle"))
                .containsExactly("per.p delegates in a circle: per.p → sara.s → tove.t → per.p");
    }

    @Test
    void givenACircleThatSomebodyLooksAfterHimself_whenThePlanIsLookedAt_thenItIsNoHole() {
        assertThat(holes(
                        planned(
                                "per.p, choice: DELEGATE, delegates: [sara.s]",
                                "sara.s, choice: DELEGATE, delegates: [per.p, tove.t]",
                                "tove.t, choice: SELF"),
                        away()))
                .noneMatch(hole -> hole.contains("circle"));
    }

    @Test
    void givenADelegateWhoHasLeftOrIsAwayAtTheSameTime_whenThePlanIsLookedAt_thenBothAreNamed() {
        Away left = new Away(
                List.of(
                        absence("per.p", days("2026-03-09", "2026-03-13"), DELEGATE, "tove.t"),
                        absence("tove.t", days("2026-03-11", "2026-03-20"), UNDECIDED)),
                List.of(),
                List.of(),
                List.of(Park.departure("sara.s", "2026-02-20", "2026-03-20", "maja.m")),
                Park.ZONE);

        assertThat(holes(
                        planned(
                                "per.p, choice: DELEGATE, delegates: [sara.s, tove.t]",
                                "sara.s, choice: SELF",
                                "tove.t, choice: SELF"),
                        left))
                .contains(
                        "per.p delegates to sara.s, who has left",
                        "per.p and everybody who reads instead are away on 2026-03-11",
                        "parken@kommun.example is opened by sara.s, who has left");
    }

    @Test
    void givenNoPersonalMailboxWithoutTheWordOfBoth_whenThePlanIsLookedAt_thenItIsNamed() {
        Organisation town = planned("per.p, choice: NONE");

        assertThat(holes(town, away())).anyMatch(hole -> hole.startsWith("per.p is to have no personal mailbox"));
        assertThat(holes(town, new Away(List.of(), List.of(), List.of(), List.of(), Set.of("per.p"), Park.ZONE)))
                .noneMatch(hole -> hole.startsWith("per.p is to have"));
    }

    @Test
    void givenThePlan_whenItIsWrittenAndReadAgain_thenItIsTheSame() throws IOException, OrganisationFault {
        List<PlanRow> rows = Park.organisation().plan();

        assertThat(OrganisationFile.readPlan(new ByteArrayInputStream(
                        OrganisationFile.writtenPlan(rows).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(rows);
        assertThat(OrganisationFile.readPlan(new ByteArrayInputStream(
                        OrganisationFile.writtenPlan(List.of()).getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void givenOwnerAndSubstituteAwayTogether_whenTheyMeetOnAWorkingDay_thenItIsNamed() {
        Away both = away(
                absence("per.p", days("2026-03-06", "2026-03-13"), DELEGATE, "tove.t"),
                absence("sara.s", days("2026-03-07", "2026-03-20"), UNDECIDED));

        assertThat(holes(both)).contains("parken@kommun.example has neither owner nor substitute on 2026-03-09");
    }

    @Test
    void givenAnOverlapOnAWeekend_whenThePlanIsLookedAt_thenNothingIsMissing() {
        Away weekend = away(
                absence("per.p", days("2026-03-02", "2026-03-08"), DELEGATE, "tove.t"),
                absence("sara.s", days("2026-03-07", "2026-03-13"), UNDECIDED));

        assertThat(holes(weekend)).noneMatch(hole -> hole.startsWith("parken@"));
    }

    @Test
    void givenAPersonWithoutARow_whenThePlanIsLookedAt_thenItIsNamed() {
        assertThat(holes(away()))
                .contains("tove.t has no row in the plan")
                .doesNotContain("per.p has no row in the plan");
    }
}
