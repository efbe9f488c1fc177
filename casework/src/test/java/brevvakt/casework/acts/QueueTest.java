package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.reports.QueueDays;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.QueueRegister;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class QueueTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    private DeskTown town;

    @BeforeEach
    void openTheTown() throws Exception {
        town = new DeskTown(folder);
    }

    @AfterEach
    void closeTheTown() {
        town.close();
    }

    private static String number(CaseRow row) {
        return row.file().number().toString();
    }

    private List<QueueRegister.Stay> stays() {
        return town.database.read(
                handle -> new QueueRegister().between(handle, Instant.EPOCH, DeskTown.NOW.plusSeconds(1)));
    }

    @Test
    void givenThreeWaitingCases_whenOneIsPassedAndOneConfirmed_thenTheDayShowsEach() {
        CaseRow first = town.complaint();
        CaseRow second = town.complaint();
        town.complaint();

        town.deskActs().pass(number(first), "gata", "stina.s");
        town.caseActs().confirm(number(second), "stina.s");

        assertThat(QueueDays.of(stays(), TODAY, TODAY, DeskTown.ZONE))
                .containsExactly(new QueueDays.Day(TODAY, 3, 1, 1, Optional.of(0L)));
    }

    @Test
    void givenARestrictedCase_whenItComes_thenItIsInNoFigureOfTheQueue() {
        town.restricted();

        assertThat(stays()).isEmpty();
    }

    @Test
    void givenPassesOfSeveralDays_whenTheDaysAreCounted_thenTheMedianIsOfThatDay() {
        Instant monday = Instant.parse("2026-03-02T08:00:00Z");
        List<QueueRegister.Stay> stays = List.of(
                stay(1, monday, monday.plusSeconds(600), true),
                stay(2, monday, monday.plusSeconds(1_800), true),
                stay(3, monday, monday.plusSeconds(90_000), true),
                stay(4, monday, monday.plusSeconds(60), false));

        assertThat(QueueDays.of(stays, TODAY, TODAY.plusDays(2), DeskTown.ZONE))
                .containsExactly(
                        new QueueDays.Day(TODAY, 4, 2, 1, Optional.of(20L)),
                        new QueueDays.Day(TODAY.plusDays(1), 0, 1, 0, Optional.of(1_500L)),
                        new QueueDays.Day(TODAY.plusDays(2), 0, 0, 0, Optional.empty()));
    }

    private static QueueRegister.Stay stay(int serial, Instant came, Instant left, boolean passed) {
        return new QueueRegister.Stay(new CaseNumber("Ks", serial, 2026), came, Optional.of(left), passed);
    }
}
