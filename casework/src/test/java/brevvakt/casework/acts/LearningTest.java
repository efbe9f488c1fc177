package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.LearningRegister;
import brevvakt.casework.watch.LearningDays;
import brevvakt.casework.watch.WatchHours;
import brevvakt.casework.watch.WatchPost;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class LearningTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    @TempDir
    private Path folder;

    private DeskTown town;
    private LearningDesk desk;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
        desk = new LearningDesk(town.workplace());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static String no(CaseRow row) {
        return row.file().number().toString();
    }

    private LearningDays days() {
        return new LearningDays(new WatchPost(
                town.database,
                town.registers,
                town.texts,
                new WatchHours(new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT), DeskTown.ZONE),
                (username, day) -> Optional.of(username),
                town.house::organisation));
    }

    private List<OutboxMail> toldAt(String instant) {
        int before = town.mails().size();
        days().look(Instant.parse(instant));
        days().look(Instant.parse(instant));
        List<OutboxMail> all = town.mails();
        return all.subList(before, all.size());
    }

    @Test
    void givenACase_whenItsCauseIsSaidAgain_thenTheNewestStandsAndAStrangerIsRefused() {
        CaseRow row = town.complaint();

        assertThat(desk.cause(no(row), Cause.WAITING, "per.p")).isEmpty();
        assertThat(desk.cause(no(row), Cause.INFORMATION, "maja.m")).isEmpty();
        assertThat(desk.cause(no(row), Cause.OTHER, "hanna.h")).isPresent();
        assertThat(desk.cause("Ks 99/2026", Cause.OTHER, "maja.m")).contains("there is no case Ks 99/2026");

        Optional<Cause> cause = town.database.read(handle ->
                new LearningRegister().causeOf(handle, CaseNumber.parse(no(row)).orElseThrow()));
        assertThat(cause).contains(Cause.INFORMATION);
    }

    @Test
    void givenAMeasure_whenItIsDone_thenItsEffectIsAskedForAndItIsOver() {
        CaseRow row = town.complaint();
        Measure measure = desk.measure(no(row), "Ny bänk", "sara.s", DUE, "per.p")
                .measure()
                .orElseThrow();

        assertThat(measure.unit()).isEqualTo("park");
        assertThat(desk.set(measure.id(), Measure.State.DONE, Optional.empty(), "sara.s")
                        .refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("what came of it"));
        assertThat(desk.set(measure.id(), Measure.State.DOING, Optional.empty(), "olga.o")
                        .refusal())
                .isPresent();
        assertThat(desk.set(measure.id(), Measure.State.DONE, Optional.of("Inga fler fall"), "sara.s")
                        .measure())
                .hasValueSatisfying(done -> assertThat(done.effect()).contains("Inga fler fall"));
        assertThat(desk.set(measure.id(), Measure.State.DOING, Optional.empty(), "maja.m")
                        .refusal())
                .isPresent();
    }

    @Test
    void givenWhatCannotBe_whenMeasuresAreDecided_thenEachIsRefusedWithAReason() {
        CaseRow row = town.complaint();

        assertThat(desk.measure(no(row), " ", "sara.s", DUE, "per.p").refusal()).contains("say what is to be done");
        assertThat(desk.measure(no(row), "x", "nobody", DUE, "per.p").refusal()).isPresent();
        assertThat(desk.measure(no(row), "x", "sara.s", DUE.minusYears(1), "per.p")
                        .refusal())
                .isPresent();
        assertThat(desk.improvement("park", "x", "sara.s", DUE, "per.p").refusal())
                .isPresent();
        assertThat(desk.improvement("none", "x", "sara.s", DUE, "maja.m").refusal())
                .contains("there is no unit none");
        assertThat(desk.improvement("park", "Fler bänkar", "sara.s", DUE, "maja.m")
                        .measure())
                .isPresent();
        assertThat(desk.list(Measure.Kind.IMPROVEMENT, Optional.of("park"))).hasSize(1);
        assertThat(desk.list(Measure.Kind.MEASURE, Optional.empty())).isEmpty();
    }

    @Test
    void givenAMeasure_whenItFallsDueAndIsLate_thenTheOwnerHearsAndThenTheManager() {
        CaseRow row = town.complaint();
        desk.measure(no(row), "Ny bänk", "sara.s", DUE, "per.p");

        assertThat(toldAt("2026-03-19T08:00:00Z"))
                .extracting(mail -> mail.to().get(0).toString())
                .containsExactly("sara.s@kommun.example");
        assertThat(toldAt("2026-03-23T08:00:00Z"))
                .extracting(mail -> mail.to().get(0).toString())
                .containsExactly("maja.m@kommun.example");
        assertThat(toldAt("2026-03-24T08:00:00Z")).isEmpty();
    }

    @Test
    void givenTheFirstWorkingDayOfAMonthAndOfJanuary_whenItComes_thenEachManagerHearsOnce() {
        assertThat(toldAt("2026-04-01T08:00:00Z")).hasSize(4);
        assertThat(toldAt("2026-04-02T08:00:00Z")).isEmpty();
        assertThat(toldAt("2027-01-04T08:00:00Z")).hasSize(8).anySatisfy(mail -> assertThat(mail.text())
                .contains("2026"));
    }
}
