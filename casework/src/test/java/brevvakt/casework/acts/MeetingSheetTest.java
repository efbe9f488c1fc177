package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.classify.Label;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.reports.MeetingSheet;
import brevvakt.casework.reports.Printed;
import brevvakt.casework.reports.Table;
import brevvakt.casework.routing.ServiceTable;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.ExampleRegister;
import brevvakt.casework.texts.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class MeetingSheetTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    @TempDir
    static Path folder;

    private static DeskTown town;
    private static MeetingSheet sheets;

    @BeforeAll
    static void open() throws Exception {
        town = new DeskTown(folder);
        sheets = new MeetingSheet(
                town.database,
                new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT),
                ServiceTable.read(Path.of("..", "conf", "services.yaml")),
                DeskTown.ZONE);
        CaseRow answered = town.complaint();
        town.complaint();
        town.restrictedInThePark();
        String number = answered.file().number().toString();
        town.caseActs().answerByPhone(number, "ringde", "per.p");
        LearningDesk desk = new LearningDesk(town.workplace());
        desk.cause(number, Cause.WAITING, "per.p");
        desk.measure(number, "Ring Eva Berg", "per.p", DUE, "per.p");
        desk.improvement("park", "Laga bänkar varje vår", "per.p", LocalDate.of(2026, 6, 1), "maja.m");
        desk.improvement("park", "Fråga Sara Skog om bänkar", "per.p", LocalDate.of(2026, 6, 1), "maja.m");
        long done = desk.improvement("park", "Måla bänkar", "per.p", LocalDate.of(2026, 6, 1), "maja.m")
                .measure()
                .orElseThrow()
                .id();
        desk.set(done, Measure.State.DONE, Optional.of("Fler sitter."), "maja.m");
        town.database.inTransaction(handle -> {
            ExampleRegister register = new ExampleRegister();
            long id = register.propose(
                    handle,
                    answered.file().number(),
                    "park",
                    Label.COMPLAINT,
                    "Bänken är trasig.",
                    "per.p",
                    DeskTown.NOW);
            register.approve(handle, id, "maja.m", DeskTown.NOW);
            return register.propose(
                    handle, answered.file().number(), "park", Label.VIEW, "Inte godkänt.", "per.p", DeskTown.NOW);
        });
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static MeetingSheet.Sheet march() {
        return sheets.of("park", MARCH, TODAY, town.house.organisation());
    }

    private static List<Table> printed(MeetingSheet.Sheet sheet, Language language) {
        return sheets.tables(sheet, new Printed(town.texts.words(), language, TODAY));
    }

    @Test
    void givenAMonth_whenTheSheetIsMade_thenItCountsWhatCameAndHowFastItWasAnswered() {
        MeetingSheet.Sheet sheet = march();

        assertThat(sheet.received()).isEqualTo(2);
        assertThat(sheet.kinds()).isEqualTo(Map.of("COMPLAINT", 2));
        assertThat(sheet.services()).isEqualTo(Map.of("none", 2));
        assertThat(sheet.causes()).isEqualTo(Map.of("WAITING", 1));
        assertThat(sheet.individual()).isEqualTo("<5");
        assertThat(sheet.answered()).isEqualTo(1);
        assertThat(sheet.late()).isEqualTo(1);
        assertThat(sheet.firstAnswer()).isEqualTo("0");
        assertThat(sheet.measures()).isEqualTo(new MeetingSheet.Measures(1, 0, 1, 1));
    }

    @Test
    void givenALogLineWithAName_whenTheSheetIsMade_thenItIsLeftOutAndCounted() {
        MeetingSheet.Sheet sheet = march();

        assertThat(sheet.improvements()).extracting(MeetingSheet.Line::words).containsExactly("Laga bänkar varje vår");
        assertThat(sheet.withheld()).isEqualTo(1);
    }

    @Test
    void givenAnApprovedExample_whenTheSheetIsPrinted_thenItIsThereWithQuestionsAndNobodyIsNamed() {
        List<Table> tables = printed(march(), Language.SV);

        assertThat(tables).extracting(Table::id).endsWith("apt_improvements", "apt_examples", "apt_talk");
        assertThat(tables.get(tables.size() - 1).rows()).hasSize(5);
        assertThat(tables.toString())
                .contains("Bänken är trasig.", "Laga bänkar varje vår", "Ingen tjänst nämnd")
                .doesNotContain("Sara", "Eva", "per.p", "Inte godkänt", "Måla", "Ks 1/2026");
    }

    @Test
    void givenTheSheet_whenEverybodySeesIt_thenTheTextsOfOurPeopleAreNotInIt() {
        List<Table> tables = printed(march().forEverybody(), Language.EN);

        assertThat(tables).extracting(Table::id).doesNotContain("apt_improvements", "apt_examples");
        assertThat(tables.toString()).contains("What came in").doesNotContain("Laga", "Bänken");
    }

    @Test
    void givenAnotherMonth_whenTheSheetIsMade_thenNothingCameAndNothingIsDividedByNothing() {
        MeetingSheet.Sheet sheet = sheets.of("park", MARCH.minusMonths(1), TODAY, town.house.organisation());

        assertThat(sheet.received()).isZero();
        assertThat(sheet.firstAnswer()).isEqualTo("–");
    }
}
