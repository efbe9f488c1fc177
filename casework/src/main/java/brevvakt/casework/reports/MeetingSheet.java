package brevvakt.casework.reports;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.Label;
import brevvakt.casework.learning.Anonymity;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.learning.UnitExample;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.routing.ServiceTable;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.ExampleRegister;
import brevvakt.casework.store.LearningRegister;
import brevvakt.casework.store.ReportRegister;
import brevvakt.casework.store.YearRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The sheet for the workplace meeting of a unit (SEED-48): what came in during a month and how it was dealt with, what the
 * unit improves and what it may talk about. It names nobody and quotes no citizen; a text of our own people in which
 * somebody might be known is left out, and that it was is said.
 */
public final class MeetingSheet {
    /** Under this word a letter that names no service is counted. */
    public static final String NO_SERVICE = "none";

    private final Database database;
    private final WorkingCalendar calendar;
    private final ServiceTable services;
    private final ZoneId zone;
    private final ReportRegister reports = new ReportRegister();
    private final YearRegister years = new YearRegister();
    private final LearningRegister learning = new LearningRegister();

    public MeetingSheet(Database database, WorkingCalendar calendar, ServiceTable services, ZoneId zone) {
        this.database = database;
        this.calendar = calendar;
        this.services = services;
        this.zone = zone;
    }

    /**
     * What the sheet says.
     *
     * @param received what came in and concerns no individual, as all that follows but {@code individual}
     * @param kinds how many of each kind came in
     * @param individual how many concerned individuals, small numbers not shown
     * @param late how many were answered after the promised day, or are overdue
     * @param services how many named each service, by its id
     * @param causes how many came up for each reason, as far as it was said
     * @param firstAnswer working days to the first answer, the median; a line where there is none
     * @param slowestTenth the working days in which nine of ten had it
     * @param improvements the open lines of the unit's log in which nobody can be known
     * @param withheld how many lines of the log and examples are left out
     * @param examples the unit's approved examples, as kind and words
     */
    public record Sheet(
            YearMonth month,
            int received,
            Map<String, Integer> kinds,
            String individual,
            int answered,
            int late,
            int open,
            Map<String, Integer> services,
            Map<String, Integer> causes,
            String firstAnswer,
            String slowestTenth,
            Measures measures,
            List<Line> improvements,
            int withheld,
            List<Example> examples) {

        /** As everybody may see it: without the texts of our own people. */
        public Sheet forEverybody() {
            return new Sheet(
                    month,
                    received,
                    kinds,
                    individual,
                    answered,
                    late,
                    open,
                    services,
                    causes,
                    firstAnswer,
                    slowestTenth,
                    measures,
                    List.of(),
                    0,
                    List.of());
        }
    }

    /**
     * The measures that follow from matters of the unit which concern no individual.
     *
     * @param decided in the month
     * @param done in the month
     * @param due not over, and due before the end of the next month
     * @param overdue not over on the day of the sheet, though their day has passed
     */
    public record Measures(int decided, int done, int due, int overdue) {}

    /** A line of the improvement log. */
    public record Line(String words, LocalDate due, Measure.State state) {}

    /** An example to talk about. */
    public record Example(Label kind, String words) {}

    /** The sheet of a month. */
    public Sheet of(String unit, YearMonth month, LocalDate today, Organisation organisation) {
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        Set<String> names = Set.copyOf(
                organisation.people().stream().map(Person::name).distinct().toList());
        return database.read(handle -> {
            List<Case> all = reports.received(handle, from, until).stream()
                    .filter(file -> file.unit().equals(unit))
                    .toList();
            List<Case> open =
                    all.stream().filter(file -> !Figures.isIndividual(file)).toList();
            Map<CaseNumber, Cause> causes = years.causes(handle, from, until);
            List<Measure> improvements = learning.all(handle, Measure.Kind.IMPROVEMENT).stream()
                    .filter(line -> line.unit().equals(unit) && !line.state().isOver())
                    .toList();
            List<UnitExample> examples = new ExampleRegister()
                    .all(handle, UnitExample.State.APPROVED).stream()
                            .filter(example -> example.unit().equals(unit))
                            .toList();
            List<Line> lines = improvements.stream()
                    .filter(line -> isAnonymous(line.words(), names))
                    .map(line -> new Line(line.words(), line.dueOn(), line.state()))
                    .toList();
            List<Example> shown = examples.stream()
                    .filter(example -> isAnonymous(example.words(), names))
                    .map(example -> new Example(example.label(), example.words()))
                    .toList();
            List<Integer> days = days(open);
            return new Sheet(
                    month,
                    open.size(),
                    counted(open, file -> Optional.of(file.judged().label().name())),
                    Figures.individual(all.size() - open.size()),
                    (int) open.stream().filter(Case::hasHumanAnswer).count(),
                    (int) open.stream().filter(file -> isLate(file, today)).count(),
                    (int) open.stream().filter(file -> !file.status().isEnded()).count(),
                    counted(open, file -> file.judged().service().or(() -> Optional.of(NO_SERVICE))),
                    counted(open, file -> Optional.ofNullable(causes.get(file.number()))
                            .map(Cause::name)),
                    Figures.percentile(days, 50),
                    Figures.percentile(days, 90),
                    measures(handle, unit, month, today),
                    lines,
                    improvements.size() + examples.size() - lines.size() - shown.size(),
                    shown);
        });
    }

    private static boolean isAnonymous(String words, Set<String> names) {
        return Anonymity.breachIn(words, names).isEmpty();
    }

    private static Map<String, Integer> counted(List<Case> cases, Function<Case, Optional<String>> by) {
        Map<String, Integer> counts = new TreeMap<>();
        cases.forEach(file -> by.apply(file).ifPresent(key -> counts.merge(key, 1, Integer::sum)));
        Map<String, Integer> mostFirst = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> mostFirst.put(entry.getKey(), entry.getValue()));
        return mostFirst;
    }

    private List<Integer> days(List<Case> cases) {
        return cases.stream()
                .flatMap(
                        file -> file
                                .firstAnswerAt()
                                .map(at -> Figures.workingDays(calendar, dayOf(file.receivedAt()), dayOf(at)))
                                .stream())
                .toList();
    }

    private Measures measures(Handle handle, String unit, YearMonth month, LocalDate today) {
        Set<CaseNumber> individual = years.restrictedWithMeasures(handle);
        List<Measure> all = learning.all(handle, Measure.Kind.MEASURE).stream()
                .filter(measure -> measure.unit().equals(unit))
                .filter(measure -> measure.number().filter(individual::contains).isEmpty())
                .toList();
        List<Measure> running =
                all.stream().filter(measure -> !measure.state().isOver()).toList();
        LocalDate soon = month.plusMonths(1).atEndOfMonth();
        return new Measures(
                count(all.stream(), measure -> month.equals(monthOf(measure.madeAt()))),
                count(
                        all.stream(),
                        measure -> measure.state() == Measure.State.DONE && month.equals(monthOf(measure.changedAt()))),
                count(running.stream(), measure -> !measure.dueOn().isAfter(soon)),
                count(running.stream(), measure -> measure.dueOn().isBefore(today)));
    }

    private static int count(Stream<Measure> measures, Predicate<Measure> which) {
        return (int) measures.filter(which).count();
    }

    private boolean isLate(Case file, LocalDate today) {
        return file.clocks().stream().anyMatch(clock -> clock.met()
                .map(this::dayOf)
                .or(() -> Optional.of(today))
                .filter(end -> end.isAfter(clock.due()))
                .isPresent());
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atZone(zone));
    }

    /** The sheet as tables, in the order in which a meeting goes through it; one in which nothing stands is left out. */
    public List<Table> tables(Sheet sheet, Printed printed) {
        return Stream.concat(figures(sheet, printed).stream(), texts(sheet, printed).stream())
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private List<Table> figures(Sheet sheet, Printed printed) {
        List<Table> tables = new ArrayList<>();
        List<List<String>> kinds = new ArrayList<>();
        sheet.kinds()
                .forEach((kind, count) ->
                        kinds.add(List.of(printed.named("label", Label.valueOf(kind)), Figures.count(count))));
        kinds.add(List.of(printed.word("individual"), sheet.individual()));
        tables.add(printed.figures("apt_kinds", kinds, true));
        List<List<String>> named = new ArrayList<>();
        sheet.services()
                .forEach((id, count) -> named.add(List.of(
                        services.name(id, printed.language()).orElseGet(() -> printed.word("no_service")),
                        Figures.count(count))));
        tables.add(printed.figures("apt_services", named, true));
        tables.add(printed.figures(
                "apt_speed",
                List.of(
                        List.of(printed.word("received"), Figures.count(sheet.received())),
                        List.of(printed.word("answered"), Figures.count(sheet.answered())),
                        List.of(printed.word("contact_median"), sheet.firstAnswer()),
                        List.of(printed.word("contact_p90"), sheet.slowestTenth()),
                        List.of(printed.word("late"), Figures.count(sheet.late())),
                        List.of(printed.word("still_open"), Figures.count(sheet.open()))),
                false));
        List<List<String>> causes = new ArrayList<>();
        sheet.causes()
                .forEach((cause, count) ->
                        causes.add(List.of(printed.named("cause", Cause.valueOf(cause)), Figures.count(count))));
        tables.add(printed.figures("apt_causes", causes, true));
        tables.add(printed.figures(
                "apt_measures",
                List.of(
                        List.of(
                                printed.word("decided_in_month"),
                                Figures.count(sheet.measures().decided())),
                        List.of(
                                printed.word("done_in_month"),
                                Figures.count(sheet.measures().done())),
                        List.of(
                                printed.word("due_soon"),
                                Figures.count(sheet.measures().due())),
                        List.of(
                                printed.word("measure_overdue"),
                                Figures.count(sheet.measures().overdue()))),
                false));
        return tables;
    }

    private static List<Table> texts(Sheet sheet, Printed printed) {
        List<List<String>> lines = new ArrayList<>(sheet.improvements().stream()
                .map(line -> List.of(line.words(), line.due().toString(), printed.named("measure_state", line.state())))
                .toList());
        if (sheet.withheld() > 0) {
            lines.add(List.of(printed.word("withheld_lines"), Figures.count(sheet.withheld()), ""));
        }
        return List.of(
                printed.table(
                        "apt_improvements",
                        List.of(printed.word("improvement"), printed.word("due"), printed.word("state")),
                        lines,
                        false),
                printed.table(
                        "apt_examples",
                        List.of(printed.word("kind"), printed.word("example")),
                        sheet.examples().stream()
                                .map(example -> List.of(printed.named("label", example.kind()), example.words()))
                                .toList(),
                        false),
                printed.table(
                        "apt_talk",
                        List.of(printed.word("question")),
                        Stream.of(Question.values())
                                .map(question -> List.of(printed.named("report.talk", question)))
                                .toList(),
                        false));
    }

    /** The questions to talk about; their words are in conf. */
    private enum Question {
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        FIFTH
    }
}
