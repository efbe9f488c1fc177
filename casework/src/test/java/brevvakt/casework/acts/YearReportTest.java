package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.Departure;
import brevvakt.casework.absence.Emergency;
import brevvakt.casework.absence.Period;
import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.reports.Table;
import brevvakt.casework.reports.YearReport;
import brevvakt.casework.store.AbsenceRegister;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.DepartureRegister;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.EmergencyRegister;
import brevvakt.casework.store.WatchRegister;
import brevvakt.casework.texts.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class YearReportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    @TempDir
    static Path folder;

    private static DeskTown town;

    @BeforeAll
    static void open() throws Exception {
        town = new DeskTown(folder);
        learn(town.complaint(), town.complaint(), town.complaint(), town.restricted());
        disclose();
        standIn();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String no(CaseRow row) {
        return row.file().number().toString();
    }

    private static void learn(CaseRow done, CaseRow planned, CaseRow described, CaseRow restricted) {
        LearningDesk desk = new LearningDesk(town.workplace());
        desk.cause(no(done), Cause.WAITING, "per.p");
        desk.cause(no(restricted), Cause.TREATMENT, "hanna.h");
        long first = desk.measure(no(done), "Ny väg in", "per.p", DUE, "per.p")
                .measure()
                .orElseThrow()
                .id();
        desk.set(first, Measure.State.DONE, Optional.of("Färre klagar."), "per.p");
        desk.measure(no(planned), "Ny väg ut", "per.p", DUE, "maja.m");
        desk.improvement("park", "Rutin för bänkar", "per.p", LocalDate.of(2026, 6, 1), "maja.m");
        town.caseActs().answerByPhone(no(planned), "ringde", "per.p");
        town.caseActs().answerByPhone(no(described), "ringde", "per.p");
        town.caseActs().closeRequest(no(described), "Bänken är lagad.", "per.p");
        town.caseActs().close(no(described), "rita.r");
        town.after(
                town.database.read(handle -> town.registers
                        .cases()
                        .find(handle, described.file().number())
                        .orElseThrow()),
                new CaseEvent.Dissatisfied(
                        Optional.of("maja.m"),
                        new PromiseClock(ClockRule.REVIEW, DeskTown.NOW, LocalDate.of(2026, 3, 9), Optional.empty())));
    }

    private static void disclose() {
        DisclosureRegister register = new DisclosureRegister();
        town.database.inTransaction(handle -> {
            long id = register.open(
                    handle,
                    new Disclosure(
                            0,
                            "allt om parken",
                            Optional.empty(),
                            Optional.empty(),
                            DeskTown.NOW,
                            "rita.r",
                            DUE,
                            Disclosure.State.OPEN,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of()));
            register.deliver(handle, id, Disclosure.State.REFUSED, DeskTown.NOW, "paket");
            register.log(handle, id, DeskTown.NOW, "rita.r", "APPEALED", "2026-03-10");
            return id;
        });
    }

    private static void standIn() {
        LocalDate second = LocalDate.of(2026, 3, 2);
        EmailAddress olga = EmailAddress.of("olga.o@kommun.example");
        town.database.inTransaction(handle -> {
            WatchRegister watch = new WatchRegister();
            watch.note(handle, day(second, "OPENED"), DeskTown.NOW);
            watch.note(handle, day(second.plusDays(1), "BREACHED"), DeskTown.NOW);
            watch.note(handle, day(second.plusDays(2), "BREACHED"), DeskTown.NOW);
            new AbsenceRegister()
                    .add(
                            handle,
                            new Absence(
                                    0,
                                    "per.p",
                                    Optional.empty(),
                                    new Period(second, second),
                                    Absence.Choice.UNDECIDED,
                                    List.of(),
                                    Absence.Source.CLI,
                                    Optional.empty(),
                                    "maja.m",
                                    DeskTown.NOW,
                                    Optional.empty()));
            DepartureRegister departures = new DepartureRegister();
            long left = departures.add(handle, departure("sara.s", olga, LocalDate.of(2026, 2, 27)));
            departures.settled(handle, left, Instant.parse("2026-03-27T23:30:00Z"));
            return new EmergencyRegister()
                    .add(
                            handle,
                            new Emergency(
                                    0,
                                    "per.p",
                                    "olga.o",
                                    "är sjuk och kan inte nås",
                                    new Period(second, second),
                                    new Emergency.Step("maja.m", DeskTown.NOW),
                                    Optional.empty(),
                                    Optional.empty()));
        });
    }

    private static Departure departure(String employee, EmailAddress address, LocalDate last) {
        return new Departure(
                0,
                employee,
                List.of(address),
                "park",
                last,
                LocalDate.of(2026, 3, 27),
                "olga.o",
                "maja.m",
                DeskTown.NOW,
                Optional.empty(),
                Optional.empty());
    }

    private static WatchRegister.Day day(LocalDate day, String state) {
        return new WatchRegister.Day(DeskTown.PARKEN, day, state, 0, Optional.empty());
    }

    private static List<Table> report(int year, Optional<String> unit, Language language) {
        return new YearReport(
                        town.database,
                        (handle, departure) -> List.of("disclosure 1"),
                        new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT),
                        town.texts.words(),
                        DeskTown.ZONE)
                .of(Year.of(year), unit, town.house.organisation(), TODAY, language);
    }

    private static List<Table> year(int year, Optional<String> unit) {
        return report(year, unit, Language.SV);
    }

    private static List<List<String>> rows(List<Table> tables, String id) {
        return tables.stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private static List<List<String>> park(String id) {
        return rows(year(2026, Optional.of("park")), id);
    }

    @Test
    void givenCausesSaid_whenTheYearIsReported_thenTheyAreCountedAndThoseOfIndividualsAreNotShown() {
        List<Table> tables = year(2026, Optional.empty());

        assertThat(rows(tables, "content"))
                .contains(
                        List.of("väntan", "1", "0"),
                        List.of("bemötande", "0", "<5"),
                        List.of("Klagomål utan angiven orsak", "2", "0"));
        assertThat(rows(tables, "causes_per_unit")).containsExactly(List.of("Stad / Park", "väntan", "1"));
    }

    @Test
    void givenMeasuresAndImprovements_whenTheYearIsReported_thenWhatWasDoneAndWhatIsLateIsCounted() {
        List<Table> tables = year(2026, Optional.empty());

        assertThat(rows(tables, "measures"))
                .contains(
                        List.of("Åtgärdat", "1", "0"),
                        List.of("Åtgärd planerad", "1", "0"),
                        List.of("Åtgärd beskriven vid avslut", "1", "0"),
                        List.of("Ingen åtgärd angiven", "0", "<5"));
        assertThat(rows(tables, "measures_of_year"))
                .contains(
                        List.of("Beslutade", "2", "0", "1"),
                        List.of("klar", "1", "0", "0"),
                        List.of("Klara med angiven effekt", "1", "0", "0"),
                        List.of("Försenade", "1", "0", "0"));
        assertThat(rows(year(2027, Optional.empty()), "measures_of_last_year"))
                .contains(List.of("Beslutade", "2", "0", "1"));
    }

    @Test
    void givenThreeYears_whenTheLastIsReported_thenEachKindHasItsChange() {
        assertThat(rows(year(2026, Optional.empty()), "years"))
                .contains(
                        List.of("klagomål", "0", "0", "3", "+3", "–"),
                        List.of("Rör enskilda", "0", "0", "<5", "–", "–"));
        assertThat(rows(year(2027, Optional.empty()), "years"))
                .contains(List.of("klagomål", "0", "3", "0", "-3", "-100 %"));
    }

    @Test
    void givenAClosedCase_whenTheWriterComesBack_thenItIsReopenedAndHeardFrom() {
        assertThat(park("reaction"))
                .contains(
                        List.of("Nöjd med svaret", "0"),
                        List.of("Inte nöjd med svaret", "1"),
                        List.of("Har fått svar men inte hörts än", "1"),
                        List.of("Öppnades igen efter avslut", "1"));
    }

    @Test
    void givenRequestsForRecords_whenTheYearIsReported_thenRefusalsAndAppealsAreCounted() {
        assertThat(rows(year(2026, Optional.empty()), "registration"))
                .contains(
                        List.of("Timmar till registrering, median", "1"),
                        List.of("Utlämnanden som påbörjades", "1"),
                        List.of("Lämnades inte ut", "1"),
                        List.of("Överklagade", "1"));
        assertThat(park("registration")).contains(List.of("Utlämnanden som påbörjades", "0"));
    }

    @Test
    void givenPeopleWhoLeft_whenTheYearIsReported_thenMailboxesWithoutAnybodyAndAccountsAreCounted() {
        assertThat(park("availability"))
                .contains(
                        List.of("Dagar då en brevlåda inte öppnades i tid", "2"),
                        List.of("Längsta tiden i följd som en brevlåda inte öppnades, dagar", "2"),
                        List.of("Brevlådor som någon dag saknade ansvarig", "0"),
                        List.of("Brevlådor som någon dag saknade ersättare", "1"),
                        List.of("Frånvaron som började", "1"),
                        List.of("Frånvaron utan val för posten", "1"));
        assertThat(park("departures"))
                .contains(
                        List.of("Konton som skulle stängas och är stängda", "1"),
                        List.of("Avslutade i tid", "1"),
                        List.of("Posten hålls kvar för en begäran om handlingar", "1"),
                        List.of("Akuta delegeringar som begärts", "1"),
                        List.of("Akuta delegeringar som godkänts av båda cheferna", "0"));
        assertThat(rows(year(2026, Optional.of("gata")), "departures"))
                .contains(List.of("Akuta delegeringar som begärts", "0"));
    }

    @Test
    void givenAYear_whenItIsReported_thenNobodyIsNamedAndNoWordOfAnybodyIsQuoted() {
        assertThat(year(2026, Optional.empty()).toString())
                .doesNotContain("Sara", "sara.s", "olga.o", "Bänken", "Ny väg", "Rutin", "sjuk", "allt om");
    }

    @Test
    void givenAYear_whenItIsReportedInEnglish_thenNoWordIsSwedish() {
        List<Table> tables = report(2026, Optional.empty(), Language.EN);

        assertThat(tables.get(0).title()).isEqualTo("What came in");
        assertThat(rows(tables, "content")).contains(List.of("waiting", "1", "0"));
    }
}
