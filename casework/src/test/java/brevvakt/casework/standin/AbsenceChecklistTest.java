package brevvakt.casework.standin;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.Period;
import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.outbox.OutboxMail;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class AbsenceChecklistTest {
    private static final String BEFORE = "away:absence-before:";
    private static final String AFTER = "away:absence-after:";

    @TempDir
    Path folder;

    private AwayTown town;
    private AbsenceChecklist checklist;

    @BeforeEach
    void open() {
        town = new AwayTown(folder, "2026-06-15T10:00:00");
        checklist = new AbsenceChecklist(town.desk, new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void away(Period period) {
        Absence absence = new Absence(
                0,
                "per.p",
                Optional.of("SEM"),
                period,
                Absence.Choice.DELEGATE,
                List.of("sara.s"),
                Absence.Source.CLI,
                Optional.empty(),
                "per.p",
                town.desk.now(),
                Optional.empty());
        town.database.inTransaction(handle -> town.away.absences().add(handle, absence));
    }

    private List<String> toldOn(String... days) {
        for (String day : days) {
            town.at(day + "T06:00:00");
            checklist.write(town.desk.now());
        }
        return town.told("per.p").stream().map(OutboxMail::onceKey).toList();
    }

    @Test
    void givenAHoliday_whenItsDaysPass_thenThereIsOneMailBeforeAndOneAfter() {
        away(AwayTown.days("2026-07-06", "2026-07-24"));

        assertThat(toldOn("2026-07-02", "2026-07-03", "2026-07-06", "2026-07-27", "2026-07-28"))
                .satisfiesExactly(key -> assertThat(key).startsWith(BEFORE), key -> assertThat(key)
                        .startsWith(AFTER));
    }

    @Test
    void givenAHolidayThatGoesOnAsLeave_whenItEnds_thenNothingIsOverUntilTheLeaveIs() {
        away(AwayTown.days("2026-07-06", "2026-07-24"));
        away(AwayTown.days("2026-07-27", "2026-08-14"));

        assertThat(toldOn("2026-07-27")).noneMatch(key -> key.startsWith(AFTER));
        assertThat(toldOn("2026-08-17"))
                .filteredOn(key -> key.startsWith(AFTER))
                .hasSize(1);
    }

    @Test
    void givenADayWithinAHoliday_whenItComesAndGoes_thenNothingIsSaidOfIt() {
        away(AwayTown.days("2026-07-06", "2026-07-24"));
        away(AwayTown.days("2026-07-10", "2026-07-10"));

        assertThat(toldOn("2026-07-09", "2026-07-13")).isEmpty();
    }
}
