package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.classify.Label;
import brevvakt.casework.reports.Csv;
import brevvakt.casework.reports.DealtWith;
import brevvakt.casework.reports.MailLog;
import brevvakt.casework.reports.Printed;
import brevvakt.casework.reports.Table;
import brevvakt.casework.reports.YearReport;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.ReportRegister;
import brevvakt.casework.texts.Language;
import java.nio.file.Path;
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
class ReportsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    @TempDir
    static Path folder;

    private static DeskTown town;
    private static CaseRow closed;

    @BeforeAll
    static void open() throws Exception {
        town = new DeskTown(folder);
        closed = town.complaint();
        town.complaint();
        town.complaint();
        town.restricted();
        town.kept(Label.SPAM);
        String number = closed.file().number().toString();
        town.caseActs().answerByPhone(number, "ringde", "per.p");
        town.caseActs().closeRequest(number, "Bänken är lagad.", "per.p");
        town.caseActs().close(number, "rita.r");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static List<Table> year(int year, Optional<String> unit) {
        return new YearReport(
                        town.database,
                        (handle, departure) -> List.of(),
                        new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT),
                        town.texts.words(),
                        DeskTown.ZONE)
                .of(Year.of(year), unit, town.house.organisation(), TODAY, Language.SV);
    }

    private static List<List<String>> rows(List<Table> tables, String id) {
        return tables.stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    @Test
    void givenAYear_whenItIsReported_thenWhatCameIsCountedAndFewOfIndividualsAreNotShown() {
        List<Table> tables = year(2026, Optional.empty());

        assertThat(rows(tables, "volume"))
                .contains(
                        List.of("klagomål", "3"),
                        List.of("Rör enskilda", "<5"),
                        List.of("Allt inkommet 2026", "3 + <5"));
        assertThat(rows(tables, "unit")).contains(List.of("Stad / Park", "3", "0"), List.of("Omsorg / Hem", "0", "<5"));
        assertThat(rows(tables, "speed"))
                .contains(List.of("Besked inom utlovad tid", "33 %"), List.of("Obesvarat efter utlovad tid", "2"));
        assertThat(rows(tables, "outcome")).contains(List.of("avslutat", "1"), List.of("föreslaget", "2"));
        assertThat(tables).allSatisfy(table -> assertThat(table.definition()).contains("2026-04-01"));
    }

    @Test
    void givenAnotherYearOrUnit_whenItIsReported_thenItIsEmptyAndNothingIsDividedByNothing() {
        assertThat(rows(year(2025, Optional.empty()), "volume")).contains(List.of("Allt inkommet 2025", "0"));
        assertThat(rows(year(2026, Optional.of("gata")), "speed")).contains(List.of("Besked inom utlovad tid", "–"));
    }

    @Test
    void givenATable_whenItIsWrittenForSpreadsheets_thenNothingInItIsCalculated() {
        Table table = new Table(
                "x", "T", List.of("a"), List.of(List.of("=1+1"), List.of("-3"), List.of("en, \"två\"")), "d", false);

        assertThat(Csv.of(List.of(table))).contains("'=1+1").contains("-3\r\n").contains("\"en, \"\"två\"\"\"");
    }

    @Test
    void givenAMailbox_whenItsLogIsRead_thenEachMailHasALineAndWhatMayNotBeReadIsWithheld() {
        MailLog log = new MailLog(town.database, town.registers, new ReportRegister(), DeskTown.ZONE);

        List<MailLog.Line> lines = log.of(
                DeskTown.PARKEN,
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 2),
                (entry, file) -> entry.label() == Label.COMPLAINT && file.isPresent());

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).subject()).isEqualTo("Ett ämne");
        assertThat(lines.get(0).number()).contains(closed.file().number());
        assertThat(lines.get(3)).satisfies(line -> {
            assertThat(line.withheld()).isTrue();
            assertThat(line.other() + line.subject()).isEmpty();
        });
        assertThat(log.of(DeskTown.PARKEN, TODAY, TODAY, (entry, file) -> true)).isEmpty();
    }

    @Test
    void givenAUnit_whenItsBinderIsRead_thenMeasuresAreThereInWordsAndTimesAsOnTheWall() {
        DealtWith dealtWith = new DealtWith(town.database, town.registers, new ReportRegister());

        List<DealtWith.Leaf> leaves = dealtWith.binder("park");

        assertThat(leaves).singleElement().satisfies(leaf -> {
            assertThat(leaf.file().number()).isEqualTo(closed.file().number());
            assertThat(leaf.measures()).isEqualTo("Bänken är lagad.");
        });
        assertThat(dealtWith.binder("hem")).isEmpty();
        Table table = dealtWith.table(leaves, printed(), DeskTown.ZONE);
        assertThat(table.columns())
                .containsExactly("Ärende", "Slag", "Rubrik", "Inkom", "Första besked", "Läge", "Åtgärder");
        assertThat(table.rows())
                .containsExactly(List.of(
                        closed.file().number().toString(),
                        "klagomål",
                        "a heading",
                        "2026-03-02 08:00",
                        "2026-03-02 09:00",
                        "avslutat",
                        "Bänken är lagad."));
    }

    @Test
    void givenAMailbox_whenItsLogIsPrinted_thenItsHeadingsAreWordsAndWhatIsWithheldIsSaid() {
        MailLog log = new MailLog(town.database, town.registers, new ReportRegister(), DeskTown.ZONE);

        Table table = log.table(
                log.of(
                        DeskTown.PARKEN,
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 3, 2),
                        (entry, file) -> entry.label() == Label.COMPLAINT && file.isPresent()),
                printed());

        assertThat(table.columns()).startsWith("Tid", "Riktning", "Ärende", "Avsändare eller mottagare");
        assertThat(table.rows().get(0)).startsWith("2026-03-02 08:00", "in").contains("Ett ämne", "nej");
        assertThat(table.rows().get(3)).contains("ja").doesNotContain("Ett ämne");
    }

    private static Printed printed() {
        return new Printed(town.texts.words(), Language.SV, TODAY);
    }
}
