package brevvakt.portal.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.acts.LearningDesk;
import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.Label;
import brevvakt.casework.reports.DealtWith;
import brevvakt.casework.reports.MailLog;
import brevvakt.casework.reports.MailLogReview;
import brevvakt.casework.reports.MeetingSheet;
import brevvakt.casework.reports.YearReport;
import brevvakt.casework.routing.ServiceTable;
import brevvakt.casework.store.ExampleRegister;
import brevvakt.casework.store.ReportRegister;
import brevvakt.index.paper.PaperPrinter;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportVerbsTest {
    @TempDir
    static Path folder;

    private static DeskTown town;
    private static ReportVerbs verbs;

    @BeforeAll
    static void open() throws Exception {
        town = new DeskTown(folder);
        WorkingCalendar calendar = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);
        ReportRegister register = new ReportRegister();
        Clock april = Clock.fixed(Instant.parse("2026-04-01T08:00:00Z"), DeskTown.ZONE);
        verbs = new ReportVerbs(
                town.house,
                new YearReport(town.database, (handle, left) -> List.of(), calendar, town.texts.words(), DeskTown.ZONE),
                new MailLog(town.database, town.registers, register, DeskTown.ZONE),
                new MailLogReview(town.database, town.registers, town.house::organisation, april),
                new DealtWith(town.database, town.registers, register),
                new MeetingSheet(
                        town.database,
                        calendar,
                        ServiceTable.read(Path.of("..", "conf", "services.yaml")),
                        DeskTown.ZONE),
                town.texts.words(),
                folder.resolve("reports"),
                april,
                DeskTown.ZONE);
        CaseNumber first = town.complaint().file().number();
        approveAnExample(first);
        String number = first.toString();
        town.restrictedInThePark();
        town.caseActs().answerByPhone(number, "ringde", "per.p");
        town.caseActs().closeRequest(number, "Bänken är lagad.", "per.p");
        town.caseActs().close(number, "rita.r");
        new LearningDesk(town.workplace())
                .improvement("park", "Laga bänkar varje vår", "per.p", LocalDate.of(2026, 6, 1), "maja.m");
    }

    private static void approveAnExample(CaseNumber number) {
        ExampleRegister examples = new ExampleRegister();
        town.database.inTransaction(handle -> {
            long id = examples.propose(
                    handle, number, "park", Label.VIEW, "Det är för mörkt vid dammen.", "per.p", DeskTown.NOW);
            examples.approve(handle, id, "maja.m", DeskTown.NOW);
            return id;
        });
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Answer asked(String verb, List<String> positionals, String... options) {
        Map<String, List<String>> all = new HashMap<>();
        Arrays.stream(options)
                .map(option -> option.split("=", 2))
                .forEach(option -> all.put(option[0], List.of(option[1])));
        return verbs.call(new Call(verb, all, positionals, Caller.administrator(Optional.empty()), Optional.empty()));
    }

    private static Map<?, ?> object(Answer answer) {
        return (Map<?, ?>) ((Answer.Done) answer).json();
    }

    private static Path file(Answer answer) {
        return Path.of(String.valueOf(object(answer).get("file")));
    }

    private static String csv(Answer answer) throws IOException {
        return Files.readString(file(answer));
    }

    @Test
    void givenAYear_whenItIsReported_thenItsSummaryIsShortAndThePageHasBoxesForTheManager() throws IOException {
        Map<?, ?> said = object(asked("report", List.of(), "year=2026"));

        String page = Files.readString(Path.of(String.valueOf(said.get("html"))));
        assertThat((List<?>) said.get("summary"))
                .hasSize(7)
                .asString()
                .startsWith("[{what=Allt inkommet 2026, number=1 + <5}, {what=Hur snabbt vi svarade: Besked inom");
        assertThat((Map<?, ?>) said.get("tables"))
                .extracting(Map::keySet)
                .asString()
                .contains("volume", "speed", "content", "measures", "departures");
        assertThat(page)
                .contains("Vad vi har lärt oss", "role=\"textbox\"", "aria-labelledby=\"analysis\"", "<svg")
                .doesNotContain("Bänken");
        assertThat(said.get("csv")).asString().endsWith("report-2026.csv");
    }

    @Test
    void givenEnglishIsAskedFor_whenAYearIsReported_thenTheSwedishOneStaysBesideIt() throws IOException {
        object(asked("report", List.of(), "year=2026"));
        Map<?, ?> said = object(asked("report", List.of(), "year=2026", "lang=en"));

        Path page = Path.of(String.valueOf(said.get("html")));
        assertThat(Files.readString(page)).contains("<html lang=\"en\">", "What came in", "What we improve");
        assertThat(Files.readString(page.resolveSibling("report-2026.html"))).contains("<html lang=\"sv\">");
    }

    @Test
    void givenABinder_whenItIsWritten_thenItsHeadingsAreWordsAndItsTimesAreOnTheWall() throws IOException {
        assertThat(csv(asked("binder", List.of(), "unit=park", "format=csv")))
                .contains("Ärende,Slag,Rubrik,Inkom,Första besked,Läge,Åtgärder")
                .contains("klagomål,a heading,2026-03-02 08:00,2026-03-02 09:00,avslutat,Bänken är lagad.")
                .doesNotContain("receivedAt");
        assertThat(Files.readString(file(asked("binder", List.of(), "unit=park", "format=html"))))
                .contains("<th scope=\"col\">Åtgärder</th>", "Pärm, Park");
        byte[] pdf = Files.readAllBytes(file(asked("binder", List.of(), "unit=park", "format=pdf", "lang=en")));
        assertThat(PaperPrinter.wordsOf(pdf)).contains("First answer", "complaint", "closed");
    }

    @Test
    void givenEverybodysBinder_whenItIsWritten_thenTheMeasuresAreNotInIt() throws IOException {
        assertThat(csv(asked("binder", List.of(), "unit=park", "format=csv", "public=true")))
                .contains("klagomål")
                .doesNotContain("lagad");
    }

    @Test
    void givenAMailLog_whenItIsWritten_thenWhatMayNotBeReadIsSaidInWords() throws IOException {
        Answer answer = asked(
                "maillog",
                List.of("parken@kommun.example"),
                "from=2026-03-01",
                "until=2026-03-31",
                "format=csv",
                "public=true");

        assertThat(csv(answer))
                .contains("Tid,Riktning,Ärende,Avsändare eller mottagare,Ämne,Visas inte,Granskad,Post")
                .contains("2026-03-02 08:00,in,")
                .contains(",ja,nej,")
                .doesNotContain("Ett ämne", "withheld");
    }

    @Test
    void givenAUnit_whenItsSheetIsAskedFor_thenItIsAnObjectAndWithAFormatAFile() throws IOException {
        Map<?, ?> sheet = object(asked("apt", List.of(), "unit=park"));

        assertThat(sheet.keySet().toString())
                .startsWith("[unit, month, received, kinds, individual, answered, late, open, services, causes");
        assertThat(sheet.get("month")).isEqualTo("2026-03");
        assertThat(sheet.get("examples")).hasToString("[{kind=VIEW, text=Det är för mörkt vid dammen.}]");
        String page = Files.readString(file(asked("apt", List.of(), "unit=park", "format=html")));
        assertThat(page)
                .contains(
                        "Underlag för arbetsplatsträff, Park, 2026-03",
                        "Laga bänkar varje vår",
                        "<ol><li>Vad är vanligast")
                .doesNotContain("Bänken är lagad", "per.p", "Ks 1/2026");
        byte[] pdf = Files.readAllBytes(file(asked("apt", List.of(), "unit=park", "format=pdf")));
        assertThat(PaperPrinter.wordsOf(pdf)).contains("Hur snabbt vi svarade", "5. Vad vill vi");
    }

    @Test
    void givenAMonthThatIsNoneOrHasNotCome_whenASheetIsAskedFor_thenThatIsSaid() {
        assertThat(asked("apt", List.of(), "unit=park", "month=mars")).isInstanceOf(Answer.Misused.class);
        assertThat(asked("apt", List.of(), "unit=park", "month=2026-05")).isInstanceOf(Answer.Refused.class);
    }
}
