package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.reports.Csv;
import brevvakt.casework.reports.DealtWith;
import brevvakt.casework.reports.MailLog;
import brevvakt.casework.reports.MailLogReview;
import brevvakt.casework.reports.Table;
import brevvakt.casework.reports.YearReport;
import brevvakt.casework.texts.Words;
import brevvakt.index.paper.Paper;
import brevvakt.index.paper.PaperPrinter;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reports and lists about the year, the mailbox, the unit: {@code report}, {@code maillog}, {@code binder}, {@code apt}. */
public final class ReportVerbs implements Verbs {
    private final House house;
    private final YearReport years;
    private final MailLog logs;
    private final MailLogReview review;
    private final DealtWith dealtWith;
    private final Words words;
    private final Path folder;
    private final Clock clock;
    private final ZoneId zone;

    /** @param folder where finished reports lie */
    public ReportVerbs(
            House house,
            YearReport years,
            MailLog logs,
            MailLogReview review,
            DealtWith dealtWith,
            Words words,
            Path folder,
            Clock clock,
            ZoneId zone) {
        this.house = house;
        this.years = years;
        this.logs = logs;
        this.review = review;
        this.dealtWith = dealtWith;
        this.words = words;
        this.folder = folder;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Answer call(Call call) {
        if (!house.isImported()) {
            return new Answer.Unknown();
        }
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
            return new Answer.Refused(call.verb() + " could not be written into " + folder + ": " + e.getMessage());
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
        List<Table> tables =
                years.of(Year.of(year), unit, now, today(), now.municipality().language());
        String heading =
                words.fill("report.heading", now.municipality().language(), Map.of("year", Integer.toString(year)))
                        + unit.flatMap(now::unit).map(it -> ", " + it.name()).orElse("");
        String below = now.municipality().name() + ". "
                + words.fill("report.taken_out", now.municipality().language(), Map.of("day", today().toString()));
        String name = "report-" + year + unit.map(it -> "-" + plain(it)).orElse("");
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("year", year);
        said.put("unit", unit);
        said.put("takenOut", today().toString());
        said.put(
                "html",
                kept(
                        name + ".html",
                        ReportPage.of(now.municipality().language().tag(), heading, below, tables)
                                .getBytes(StandardCharsets.UTF_8)));
        said.put("csv", kept(name + ".csv", ("\uFEFF" + Csv.of(tables)).getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> figures = new LinkedHashMap<>();
        tables.forEach(table -> figures.put(table.id(), table.rows()));
        said.put("tables", figures);
        return new Answer.Done(said);
    }

    /** Writes whole or not at all; a report taken out again takes the place of the one before. */
    private String kept(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path passing = folder.resolve("." + name + ".new");
        Files.write(passing, bytes);
        Path file = folder.resolve(name);
        Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file.toString();
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
                            : "nobody has the user name " + call.by().orElse(""));
        }
        if (until.isBefore(from)) {
            return new Answer.Refused("the last day " + until + " is before the first, " + from);
        }
        List<MailLog.Line> lines = sight.get().isPublic()
                ? logs.ofEverybody(mailbox.get(), from, until)
                : logs.of(
                        mailbox.get(),
                        from,
                        until,
                        (entry, file) -> sight.get().shows(entry, file)
                                && !(entry.label().isClosed() && sight.get().isEverybodys()));
        return shown(
                call,
                "maillog-" + plain(mailbox.get().toString()) + "-" + from + "-" + until,
                mailbox.get() + " " + from + " – " + until,
                lines.stream().map(this::row).toList());
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
                            : "nobody has the user name " + call.by().orElse(""));
        }
        return asked.answer(call, sight.get(), unit.get());
    }

    private Answer binder(Call call, Sight sight, Unit unit) throws IOException {
        List<Map<String, Object>> rows = dealtWith.binder(unit.id()).stream()
                .filter(leaf -> sight.shows(leaf.file()))
                .map(leaf -> leaf(leaf, sight))
                .toList();
        return shown(call, "binder-" + plain(unit.id()), unit.name(), rows);
    }

    private static Map<String, Object> leaf(DealtWith.Leaf leaf, Sight sight) {
        Case file = leaf.file();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", file.number().toString());
        row.put("kind", file.judged().label().name());
        row.put("heading", file.heading());
        row.put("receivedAt", file.receivedAt());
        row.put("firstAnswerAt", file.firstAnswerAt());
        row.put("status", file.status().name());
        row.put("measures", sight.isPublic() ? "" : leaf.measures());
        return row;
    }

    private Answer sheet(Call call, Sight sight, Unit unit) {
        DealtWith.Sheet sheet = dealtWith.sheet(unit.id(), today());
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("unit", unit.id());
        said.put("month", sheet.month().toString());
        said.put("received", sheet.received());
        said.put("kinds", sheet.kinds());
        said.put("individual", sheet.individual());
        said.put("answered", sheet.answered());
        said.put("late", sheet.late());
        said.put("open", sheet.open());
        return new Answer.Done(said);
    }

    /** The rows themselves, or a file of them where one is asked for. */
    private Answer shown(Call call, String name, String title, List<Map<String, Object>> rows) throws IOException {
        Optional<String> format = call.option("format");
        if (format.isEmpty()) {
            return new Answer.Done(rows);
        }
        List<String> columns =
                rows.isEmpty() ? List.of() : new ArrayList<>(rows.get(0).keySet());
        List<List<String>> cells = rows.stream()
                .map(row -> row.values().stream().map(ReportVerbs::text).toList())
                .toList();
        byte[] bytes = format.get().equals("csv")
                ? ("\uFEFF" + Csv.of(List.of(new Table(name, title, columns, cells, today().toString(), false))))
                        .getBytes(StandardCharsets.UTF_8)
                : paper(title, columns, cells);
        String face = call.flag("public")
                ? "public"
                : call.by().map(ReportVerbs::plain).orElse("whole");
        return new Answer.Done(Map.of("file", kept(name + "-" + face + "." + format.get(), bytes)));
    }

    private static String text(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("")
                : value.toString();
    }

    private byte[] paper(String title, List<String> columns, List<List<String>> rows) throws IOException {
        String text = rows.stream().map(row -> String.join("   ", row)).collect(Collectors.joining("\n"));
        String language = house.organisation().municipality().language().tag();
        return new PaperPrinter()
                .print(new Paper(title, language, List.of(new Paper.Section(String.join("   ", columns), text))));
    }
}
