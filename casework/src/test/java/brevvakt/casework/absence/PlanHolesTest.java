package brevvakt.casework.absence;

import static brevvakt.casework.absence.Absence.Choice.DELEGATE;
import static brevvakt.casework.absence.Absence.Choice.UNDECIDED;
import static brevvakt.casework.absence.Park.absence;
import static brevvakt.casework.absence.Park.away;
import static brevvakt.casework.absence.Park.days;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanHolesTest {
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);

    private static List<String> holes(Away away) {
        return new PlanHoles(Park.organisation(), away, CALENDAR, Park.ZONE).from(LocalDate.of(2026, 3, 2));
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
