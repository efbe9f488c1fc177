package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.calendar.WorkingDays;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.classify.Label;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.routine.Routine;
import brevvakt.casework.routine.RoutineVersion;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.watch.CaseDays;
import brevvakt.casework.watch.WatchHours;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class RoutineDeskTest {
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);
    private static final LocalDate RECEIVED = LocalDate.of(2026, 3, 2);
    private static final LocalDate FIVE_DAYS = LocalDate.of(2026, 3, 9);
    private static final LocalDate EIGHT_DAYS = LocalDate.of(2026, 3, 12);

    @TempDir
    private Path folder;

    private DeskTown town;
    private CaseRow matter;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
        matter = town.complaint();
    }

    @AfterEach
    void close() {
        town.close();
    }

    /** The routine of the seed, and one of other numbers from the day on which the matter came. */
    private static Promises changed(int reply, int reaction) {
        List<RoutineVersion> versions = new ArrayList<>(Routine.ofTheSeed().versions());
        versions.add(new RoutineVersion(
                RECEIVED,
                "The next one",
                new WorkingDays(reply),
                new WorkingDays(reply),
                new WorkingDays(1),
                new WorkingDays(reaction)));
        return new Promises(new Routine(versions), CALENDAR, DeskTown.ZONE);
    }

    private Workplace workplace(Promises promises) {
        Workplace here = town.workplace();
        return new Workplace(
                here.database(),
                here.registers(),
                promises,
                here.headings(),
                here.correspondence(),
                here.access(),
                here.organisation(),
                here.clock());
    }

    private RoutineDesk.Result apply(int reply, LocalDate since, boolean onlySay, String by) {
        return new RoutineDesk(workplace(changed(reply, 10))).apply(since, "Beslut i nämnden", onlySay, by);
    }

    private LocalDate due() {
        return town.now(matter).clocks().get(0).due();
    }

    @Test
    void a_changed_routine_leaves_what_was_promised_alone() {
        Promises promises = changed(8, 10);

        new CaseDays(town.database, town.registers, promises, new WatchHours(CALENDAR, DeskTown.ZONE))
                .recount(DeskTown.NOW);

        assertThat(due()).isEqualTo(FIVE_DAYS);
        assertThat(promises.explain(town.now(matter).clocks().get(0)).due()).isEqualTo(FIVE_DAYS);
        assertThat(promises.corrected(town.now(matter), Label.VIEW))
                .extracting(PromiseClock::due)
                .containsExactly(FIVE_DAYS);
    }

    @Test
    void what_comes_later_follows_the_version_of_its_day() {
        Workplace here = workplace(changed(8, 10));

        Done done = new CaseActs(here, new DisclosureRegister()).dissatisfied(number(answered()), "per.p");

        assertThat(done).isInstanceOf(Done.Changed.class);
        assertThat(town.now(matter).clocks())
                .filteredOn(clock -> clock.rule() == ClockRule.REVIEW)
                .containsExactly(new PromiseClock(
                        ClockRule.REVIEW, DeskTown.NOW, EIGHT_DAYS, Optional.empty(), Optional.of(new WorkingDays(8))));
    }

    @Test
    void applied_it_moves_the_promise_with_an_event_that_keeps_the_reason_once() {
        RoutineDesk.Result result = apply(8, RECEIVED, false, "rita.r");

        assertThat(result.moved())
                .containsExactly(new RoutineDesk.Moved(matter.file().number(), ClockRule.REPLY, FIVE_DAYS, EIGHT_DAYS));
        assertThat(due()).isEqualTo(EIGHT_DAYS);
        CaseEvent last = town.database.read(handle -> {
            List<RecordedEvent> events =
                    town.registers.cases().events(handle, matter.file().number());
            return events.get(events.size() - 1).event();
        });
        assertThat(last.type()).isEqualTo("CLOCK_MOVED");
        assertThat(last.words()
                        .flatMap(note -> town.database.read(
                                handle -> town.registers.notes().read(handle, note))))
                .contains("Beslut i nämnden");
        assertThat(apply(8, RECEIVED, false, "rita.r").moved()).isEmpty();

        new CaseDays(town.database, town.registers, town.promises, new WatchHours(CALENDAR, DeskTown.ZONE))
                .recount(DeskTown.NOW);
        assertThat(due()).isEqualTo(EIGHT_DAYS);
    }

    @Test
    void nothing_is_written_where_it_is_only_asked_came_earlier_or_is_not_the_registrars_to_move() {
        assertThat(apply(8, RECEIVED, true, "rita.r").moved()).hasSize(1);
        assertThat(apply(8, RECEIVED.plusDays(1), false, "rita.r").refusal())
                .get()
                .asString()
                .contains("to come");
        assertThat(apply(8, RECEIVED, false, "rolf.r").moved()).isEmpty();
        assertThat(apply(8, RECEIVED, false, "maja.m").refusal())
                .get()
                .asString()
                .contains("registrar");
        assertThat(new RoutineDesk(workplace(changed(8, 10)))
                        .apply(RECEIVED, " ", false, "rita.r")
                        .refusal())
                .isPresent();
        assertThat(due()).isEqualTo(FIVE_DAYS);
    }

    @Test
    void an_answered_matter_waits_for_a_reaction_as_long_as_the_routine_of_its_day_says() {
        answered();
        WatchHours hours = new WatchHours(CALENDAR, DeskTown.ZONE);
        Instant later = DeskTown.NOW.plus(Duration.ofDays(10));

        new CaseDays(town.database, town.registers, town.promises, hours).silence(later);
        assertThat(town.now(matter).status()).isEqualTo(CaseStatus.ANSWERED);
        new CaseDays(town.database, town.registers, changed(5, 3), hours).silence(later);
        assertThat(town.now(matter).status()).isEqualTo(CaseStatus.NO_REACTION);
    }

    private Case answered() {
        return town.after(matter, new CaseEvent.Answered(Optional.empty(), Optional.empty()))
                .file();
    }

    private static String number(Case file) {
        return file.number().toString();
    }
}
