package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.reports.DealtWith;
import brevvakt.casework.reports.MailLog;
import brevvakt.casework.reports.MailLogReview;
import brevvakt.casework.reports.MeetingSheet;
import brevvakt.casework.reports.Printed;
import brevvakt.casework.reports.Table;
import brevvakt.casework.reports.YearReport;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports and lists about the year, the mailbox, the unit: {@code report}, {@code maillog}, {@code binder}, {@code apt}. */
public final class ReportVerbs implements Verbs {
    private static final List<Map.Entry<String, String>> SUMMARY = List.of(
            Map.entry("speed", "kept"),
            Map.entry("speed", "overdue"),
            Map.entry("reaction", "dissatisfied"),
            Map.entry("measures", "taken"),
            Map.entry("measures_of_year", "measure_overdue"),
            Map.entry("availability", "lapses"));

    private final House house;
    private final YearReport years;
    private final MailLog logs;
    private final MailLogReview review;
    private final DealtWith dealtWith;
    private final MeetingSheet sheets;
    private final Words words;
    private final ReportFiles files;
    private final Clock clock;
    private final ZoneId zone;

    /** @param folder where finished reports lie */
    public ReportVerbs(
            House house,
            YearReport years,
            MailLog logs,
            MailLogReview review,
            DealtWith dealtWith,
            MeetingSheet sheets,
            Words words,
            Path folder,
            Clock clock,
            ZoneId zone) {
        this.house = house;
        this.years = years;
        this.logs = logs;
        this.review = review;
        this.dealtWith = dealtWith;
        this.sheets = sheets;
        this.words = words;
        this.files = new ReportFiles(folder);
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Answer call(Call call) {
        try {
            return switch (call.verb()) {
                case "report" -> report(call);
                case "maillog" -> mailLog(call);
                case "maillog review" -> review(call);
                case "binder" -> ofUnit(call, this::binder);
                case "apt" -> ofUnit(call, this::sheet);
                default -> new Answer.Unknown();
            };
        } catch (IOException e) {
            return new Answer.Refused(
                    call.verb() + " could not be written into " + files.folder() + ": " + e.getMessage());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Answer report(Call call) throws IOException {
        Organisation now = house.organisation();
        int year = Integer.parseInt(call.required("year"));
        Optional<String> unit = call.option("unit");
        if (year < 2000 || year > today().getYear()) {
            return new Answer.Refused("there is nothing of the year " + year + " to report");
        }
        if (unit.isPresent() && now.unit(unit.get()).isEmpty()) {
            return new Answer.Refused("there is no unit " + unit.get());
        }
        Printed printed = printed(call);
        List<Table> tables = years.of(Year.of(year), unit, now, today(), printed.language());
        String heading = printed.filled("heading", Map.of("year", Integer.toString(year)))
                + unit.flatMap(now::unit).map(it -> ", " + it.name()).orElse("");
        String name = "report-" + year + unit.map(it -> "-" + plain(it)).orElse("") + inLanguage(printed);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("year", year);
        said.put("unit", unit);
        said.put("takenOut", today().toString());
        String page = ReportPage.of(printed.language().tag(), heading, below(printed), tables, fields(printed));
        said.put("html", files.keep(name + ".html", page.getBytes(StandardCharsets.UTF_8)));
        said.put("csv", files.write(name, "csv", report(heading, tables, printed)));
        said.put("summary", summary(tables, printed));
        Map<String, Object> figures = new LinkedHashMap<>();
        tables.forEach(table -> figures.put(table.id(), table.rows()));
        said.put("tables", figures);
        return new Answer.Done(said);
    }

    /** The language asked for, or the municipality's own. */
    private Printed printed(Call call) {
        Language language = call.option("lang")
                .flatMap(Language::of)
                .orElse(house.organisation().municipality().language());
        return new Printed(words, language, today());
    }

    /** What a file's name says of its language: nothing where it is the municipality's own. */
    private String inLanguage(Printed printed) {
        return printed.language() == house.organisation().municipality().language()
                ? ""
                : "-" + printed.language().tag();
    }

    private String below(Printed printed) {
        return house.organisation().municipality().name() + ". "
                + printed.filled("taken_out", Map.of("day", today().toString()));
    }

    private ReportFiles.Report report(String heading, List<Table> tables, Printed printed) {
        return new ReportFiles.Report(printed.language(), heading, below(printed), tables);
    }

    /** What the manager fills in (DOMAIN 7). */
    private static String fields(Printed printed) {
        Map<String, String> labels = new LinkedHashMap<>();
        List.of("analysis", "learned", "improve", "discussed").forEach(key -> labels.put(key, printed.word(key)));
        return ReportPage.boxes(printed.word("manager"), printed.word("manager_hint"), labels);
    }

    /** The lines that a manager looks for first, each with the title of its table. */
    private static List<Map<String, Object>> summary(List<Table> tables, Printed printed) {
        List<Map<String, Object>> lines = new ArrayList<>();
        table(tables, "volume").forEach(table -> lines.add(line("", last(table.rows()))));
        SUMMARY.forEach(wanted -> table(tables, wanted.getKey()).forEach(table -> table.rows().stream()
                .filter(row -> row.get(0).equals(printed.word(wanted.getValue())))
                .forEach(row -> lines.add(line(table.title() + ": ", row)))));
        return lines;
    }

    private static Stream<Table> table(List<Table> tables, String id) {
        return tables.stream().filter(table -> table.id().equals(id));
    }

    private static List<String> last(List<List<String>> rows) {
        return rows.get(rows.size() - 1);
    }

    private static Map<String, Object> line(String before, List<String> row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("what", before + row.get(0));
        line.put("number", row.get(1));
        return line;
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}.@_-]+", "-");
    }

    private Answer mailLog(Call call) throws IOException {
        Optional<Sight> sight = Sight.ofCaller(call, house.organisation());
        Optional<EmailAddress> mailbox = EmailAddress.parse(call.positional(0))
                .flatMap(address -> house.recipient(address).mailbox());
        LocalDate from = LocalDate.parse(call.required("from"));
        LocalDate until = LocalDate.parse(call.required("until"));
        if (sight.isEmpty() || mailbox.isEmpty()) {
            return new Answer.Refused(
                    mailbox.isEmpty()
                            ? "there is no mailbox " + call.positional(0)
                            : Person.unknown(call.by().orElse("")));
        }
        if (until.isBefore(from)) {
            return new Answer.Refused("the last day " + until + " is before the first, " + from);
        }
        List<MailLog.Line> lines = sight.get().isPublic()
                ? logs.ofEverybody(mailbox.get(), from, until)
                : logs.of(
                        mailbox.get(), from, until, (entry, file) -> sight.get().showsWords(entry, file));
        String heading = printed(call)
                .filled(
                        "maillog",
                        Map.of(
                                "mailbox",
                                mailbox.get().toString(),
                                "from",
                                from.toString(),
                                "until",
                                until.toString()));
        return shown(
                call,
                "maillog-" + plain(mailbox.get().toString()) + "-" + from + "-" + until,
                heading,
                lines.stream().map(this::row).toList(),
                printed -> List.of(logs.table(lines, printed)));
    }

    private Answer review(Call call) {
        long record = Long.parseLong(call.positional(0));
        boolean shown = call.required("decision").equalsIgnoreCase("show");
        String by = call.by().orElse("");
        return review.decide(record, shown, call.required("reason"), by)
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> {
                    Map<String, Object> said = new LinkedHashMap<>();
                    said.put("record", record);
                    said.put("shown", shown);
                    said.put("by", by);
                    return new Answer.Done(said);
                });
    }

    private Map<String, Object> row(MailLog.Line line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", line.at());
        row.put("direction", line.direction().name());
        row.put("case", line.number().map(CaseNumber::toString));
        row.put("other", line.other());
        row.put("subject", line.subject());
        row.put("withheld", line.withheld());
        row.put("reviewed", line.reviewed());
        row.put("record", line.record());
        return row;
    }

    private interface OfUnit {
        Answer answer(Call call, Sight sight, Unit unit) throws IOException;
    }

    private Answer ofUnit(Call call, OfUnit asked) throws IOException {
        Organisation now = house.organisation();
        Optional<Unit> unit = now.unit(call.required("unit"));
        Optional<Sight> sight = Sight.ofCaller(call, now);
        if (unit.isEmpty() || sight.isEmpty()) {
            return new Answer.Refused(
                    unit.isEmpty()
                            ? "there is no unit " + call.required("unit")
                            : Person.unknown(call.by().orElse("")));
        }
        return asked.answer(call, sight.get(), unit.get());
    }

    private Answer binder(Call call, Sight sight, Unit unit) throws IOException {
        List<DealtWith.Leaf> leaves = dealtWith.binder(unit.id()).stream()
                .filter(leaf -> sight.shows(leaf.file()))
                .map(leaf -> sight.isPublic() ? new DealtWith.Leaf(leaf.file(), "") : leaf)
                .toList();
        return shown(
                call,
                "binder-" + plain(unit.id()),
                printed(call).filled("binder", Map.of("unit", unit.name())),
                leaves.stream().map(ReportVerbs::leaf).toList(),
                printed -> List.of(dealtWith.table(leaves, printed, zone)));
    }

    private static Map<String, Object> leaf(DealtWith.Leaf leaf) {
        Case file = leaf.file();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", file.number().toString());
        row.put("kind", file.judged().label().name());
        row.put("heading", file.heading());
        row.put("receivedAt", file.receivedAt());
        row.put("firstAnswerAt", file.firstAnswerAt());
        row.put("status", file.status().name());
        row.put("measures", leaf.measures());
        return row;
    }

    private Answer sheet(Call call, Sight sight, Unit unit) throws IOException {
        YearMonth now = YearMonth.from(today());
        YearMonth month;
        try {
            month = call.option("month").map(YearMonth::parse).orElse(now.minusMonths(1));
        } catch (DateTimeParseException e) {
            return new Answer.Misused("--month is written YYYY-MM, such as 2026-10");
        }
        if (month.isAfter(now)) {
            return new Answer.Refused("there is nothing of the month " + month + " to talk about yet");
        }
        MeetingSheet.Sheet whole = sheets.of(unit.id(), month, today(), house.organisation());
        MeetingSheet.Sheet sheet = sight.isPublic() ? whole.forEverybody() : whole;
        return shown(
                call,
                "apt-" + plain(unit.id()) + "-" + month,
                printed(call).filled("apt", Map.of("unit", unit.name(), "month", month.toString())),
                json(unit, sheet),
                printed -> sheets.tables(sheet, printed));
    }

    private static Map<String, Object> json(Unit unit, MeetingSheet.Sheet sheet) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("unit", unit.id());
        said.put("month", sheet.month().toString());
        said.put("received", sheet.received());
        said.put("kinds", sheet.kinds());
        said.put("individual", sheet.individual());
        said.put("answered", sheet.answered());
        said.put("late", sheet.late());
        said.put("open", sheet.open());
        said.put("services", sheet.services());
        said.put("causes", sheet.causes());
        said.put("firstAnswerDays", Map.of("median", sheet.firstAnswer(), "nineOfTen", sheet.slowestTenth()));
        said.put("measures", sheet.measures());
        said.put(
                "improvements",
                sheet.improvements().stream().map(ReportVerbs::json).toList());
        said.put("withheld", sheet.withheld());
        said.put("examples", sheet.examples().stream().map(ReportVerbs::json).toList());
        return said;
    }

    private static Map<String, Object> json(MeetingSheet.Line line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("text", line.words());
        row.put("due", line.due().toString());
        row.put("state", line.state().name());
        return row;
    }

    private static Map<String, Object> json(MeetingSheet.Example example) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", example.kind().name());
        row.put("text", example.words());
        return row;
    }

    private interface Tables {
        List<Table> in(Printed printed);
    }

    /** What was asked for itself, or a file of it where one is asked for. */
    private Answer shown(Call call, String name, String heading, Object json, Tables tables) throws IOException {
        Optional<String> format = call.option("format");
        if (format.isEmpty()) {
            return new Answer.Done(json);
        }
        Printed printed = printed(call);
        String face = call.flag("public")
                ? "public"
                : call.by().map(ReportVerbs::plain).orElse("whole");
        return new Answer.Done(Map.of(
                "file",
                files.write(
                        name + "-" + face + inLanguage(printed),
                        format.get(),
                        report(heading, tables.in(printed), printed))));
    }
}
