package brevvakt.casework.reports;

import brevvakt.casework.absence.Departure;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.classify.Label;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.LearningRegister;
import brevvakt.casework.store.ReportRegister;
import brevvakt.casework.store.YearRegister;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The figures of a year for the activity report (SEED-45, SEED-46; DOMAIN 7): what was received in it, whatever became of
 * it later. What concerns individuals is one line of totals, and small numbers of it are not shown.
 */
public final class YearReport {
    private static final List<Label> KINDS = List.of(
            Label.COMPLAINT,
            Label.VIEW,
            Label.SUGGESTION,
            Label.PRAISE,
            Label.QUESTION,
            Label.FAULT_REPORT,
            Label.CASE_DOCUMENT,
            Label.RECORD_REQUEST,
            Label.DATA_SUBJECT_REQUEST,
            Label.OTHER_AUTHORITY,
            Label.UNCLEAR);

    private final Database database;
    private final ReportRegister register = new ReportRegister();
    private final YearRegister years = new YearRegister();
    private final YearStandins standins;
    private final WorkingCalendar calendar;
    private final Words words;
    private final ZoneId zone;

    /** @param holds what holds the mail of who has left from disposal, as {@code disclosure ID} or a case number */
    public YearReport(
            Database database,
            BiFunction<Handle, Departure, List<String>> holds,
            WorkingCalendar calendar,
            Words words,
            ZoneId zone) {
        this.database = database;
        this.standins = new YearStandins(years, AwayRegisters.all(), holds, calendar, zone);
        this.calendar = calendar;
        this.words = words;
        this.zone = zone;
    }

    /** What a year held, as read at one instant. */
    private record Held(
            Year year,
            Printed printed,
            List<Case> all,
            List<Case> open,
            List<Case> individual,
            Map<Year, List<Case>> before,
            Map<CaseNumber, Instant> registeredAt,
            List<YearRegister.Call> calls,
            List<YearRegister.Request> requests,
            Organisation organisation) {

        /** What shares and medians are made of: few matters about individuals are not in it, lest they be told by it. */
        List<Case> counted() {
            return Figures.isSmall(individual.size()) ? open : all;
        }
    }

    /** All tables of a year, of one unit where one is named. */
    public List<Table> of(
            Year year, Optional<String> unit, Organisation organisation, LocalDate today, Language language) {
        Printed printed = new Printed(words, language, today);
        YearStandins.Asked asked = new YearStandins.Asked(year, organisation, unit);
        return database.read(handle -> {
            Held held = held(handle, asked, printed);
            Map<CaseNumber, List<String>> endings = years.endings(handle, start(year), start(year.plusYears(1)));
            YearOutcome outcome = new YearOutcome(printed, held.open(), endings);
            List<Table> tables = new ArrayList<>(List.of(
                    volume(held),
                    threeYears(held),
                    perUnit(held),
                    perMonth(held),
                    perChannel(held),
                    speed(held),
                    registration(held),
                    standins.availability(handle, asked, printed),
                    outcome.outcome(),
                    outcome.reaction()));
            tables.addAll(learning(handle, held, unit, endings).tables());
            tables.add(standins.departures(handle, asked, printed));
            return tables;
        });
    }

    private Held held(Handle handle, YearStandins.Asked asked, Printed printed) {
        Year year = asked.year();
        Instant from = start(year);
        Instant until = start(year.plusYears(1));
        List<Case> all = received(handle, year, asked.unit());
        Set<CaseNumber> numbers = all.stream().map(Case::number).collect(Collectors.toSet());
        Map<Year, List<Case>> before = Map.of(
                year.minusYears(1), received(handle, year.minusYears(1), asked.unit()),
                year.minusYears(2), received(handle, year.minusYears(2), asked.unit()));
        return new Held(
                year,
                printed,
                all,
                general(all),
                all.stream().filter(Figures::isIndividual).toList(),
                before,
                register.registeredAt(handle, from, until),
                years.calls(handle, from, until).stream()
                        .filter(call -> asked.hasUnit(Optional.of(call.wanted())) || asked.hasPerson(call.wanted()))
                        .toList(),
                years.requests(handle, from, until).stream()
                        .filter(request -> asked.unit().isEmpty()
                                || request.number().filter(numbers::contains).isPresent())
                        .toList(),
                asked.organisation());
    }

    private YearLearning learning(
            Handle handle, Held held, Optional<String> unit, Map<CaseNumber, List<String>> endings) {
        LearningRegister learning = new LearningRegister();
        List<Measure> measures = Stream.of(Measure.Kind.values())
                .flatMap(kind -> learning.all(handle, kind).stream())
                .toList();
        return new YearLearning(
                held.printed(),
                held.year(),
                zone,
                held.organisation(),
                unit,
                held.all(),
                years.causes(handle, start(held.year()), start(held.year().plusYears(1))),
                endings,
                measures,
                years.restrictedWithMeasures(handle));
    }

    private static List<Case> general(List<Case> cases) {
        return cases.stream().filter(file -> !Figures.isIndividual(file)).toList();
    }

    private List<Case> received(Handle handle, Year year, Optional<String> unit) {
        return register.received(handle, start(year), start(year.plusYears(1))).stream()
                .filter(file -> unit.isEmpty() || unit.get().equals(file.unit()))
                .toList();
    }

    private Instant start(Year year) {
        return year.atDay(1).atStartOfDay(zone).toInstant();
    }

    private Table volume(Held held) {
        List<List<String>> rows = new ArrayList<>();
        for (Label kind : KINDS) {
            long count = count(held.open(), file -> file.judged().label() == kind);
            rows.add(List.of(held.printed().named("label", kind), Figures.count(count)));
        }
        rows.add(List.of(
                word("individual", held), Figures.individual(held.individual().size())));
        held.before().keySet().stream().sorted().forEach(year -> rows.add(all(held, year)));
        rows.add(all(held, held.year()));
        return held.printed().figures("volume", rows, true);
    }

    private List<String> all(Held held, Year year) {
        List<Case> cases = of(held, year);
        List<Case> general = general(cases);
        return List.of(word("all", held) + " " + year, Figures.together(general.size(), cases.size() - general.size()));
    }

    private static List<Case> of(Held held, Year year) {
        return held.before().getOrDefault(year, held.all());
    }

    /** Each kind in the year and the two before it, and how it has changed since the last. */
    private Table threeYears(Held held) {
        List<Year> all = List.of(held.year().minusYears(2), held.year().minusYears(1), held.year());
        List<List<Case>> general =
                all.stream().map(year -> general(of(held, year))).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Label kind : KINDS) {
            List<Long> counts = general.stream()
                    .map(cases -> count(cases, file -> file.judged().label() == kind))
                    .toList();
            if (counts.stream().anyMatch(count -> count > 0)) {
                rows.add(List.of(
                        held.printed().named("label", kind),
                        Figures.count(counts.get(0)),
                        Figures.count(counts.get(1)),
                        Figures.count(counts.get(2)),
                        Figures.change(counts.get(1), counts.get(2)),
                        Figures.changeInPercent(counts.get(1), counts.get(2))));
            }
        }
        List<String> individual = all.stream()
                .map(year -> Figures.individual(count(of(held, year), Figures::isIndividual)))
                .toList();
        rows.add(List.of(
                word("individual", held),
                individual.get(0),
                individual.get(1),
                individual.get(2),
                Figures.NONE,
                Figures.NONE));
        List<String> columns = List.of(
                word("of", held),
                all.get(0).toString(),
                all.get(1).toString(),
                all.get(2).toString(),
                word("change", held),
                word("change_percent", held));
        return held.printed().table("years", columns, rows, false);
    }

    private Table perUnit(Held held) {
        List<List<String>> rows = new ArrayList<>();
        for (Unit unit : held.organisation().units()) {
            long open = count(held.open(), file -> file.unit().equals(unit.id()));
            long individual = count(held.individual(), file -> file.unit().equals(unit.id()));
            if (open + individual > 0) {
                rows.add(List.of(String.join(" / ", unit.path()), Figures.count(open), Figures.individual(individual)));
            }
        }
        return held.printed()
                .table("unit", List.of(word("unit", held), word("number", held), word("individual", held)), rows, true);
    }

    private Table perMonth(Held held) {
        List<List<String>> rows = new ArrayList<>();
        for (Month month : Month.values()) {
            rows.add(List.of(
                    held.printed().named("month", month),
                    Figures.count(
                            count(held.open(), file -> dayOf(file.receivedAt()).getMonth() == month))));
        }
        return held.printed().figures("month", rows, true);
    }

    private Table perChannel(Held held) {
        List<List<String>> rows = Stream.of(Channel.values())
                .map(channel -> List.of(
                        held.printed().named("channel", channel),
                        Figures.count(count(held.open(), file -> file.channel() == channel))))
                .toList();
        return held.printed().figures("channel", rows, true);
    }

    private Table speed(Held held) {
        List<Case> promised =
                held.counted().stream().filter(file -> reply(file).isPresent()).toList();
        List<Integer> contact = days(promised, Case::firstAnswerAt);
        List<Integer> answers = days(promised, file -> file.answers().stream()
                .filter(answer -> !answer.interim())
                .map(Case.Answer::at)
                .findFirst());
        long kept = count(
                promised, file -> reply(file).filter(clock -> isKept(clock)).isPresent());
        long interim = count(promised, file -> file.answers().stream().anyMatch(Case.Answer::interim));
        long unreachable = count(held.counted(), file -> !file.replyPossible());
        long overdue = count(promised, file -> reply(file)
                .filter(PromiseClock::runs)
                .filter(clock -> clock.due().isBefore(last(held)))
                .isPresent());
        long called = held.calls().stream().filter(call -> !call.late()).count();
        return held.printed()
                .figures(
                        "speed",
                        List.of(
                                List.of(word("kept", held), Figures.share(kept, promised.size())),
                                List.of(word("contact_median", held), Figures.percentile(contact, 50)),
                                List.of(word("contact_p90", held), Figures.percentile(contact, 90)),
                                List.of(word("answer_median", held), Figures.percentile(answers, 50)),
                                List.of(word("answer_p90", held), Figures.percentile(answers, 90)),
                                List.of(word("interim", held), Figures.share(interim, promised.size())),
                                List.of(
                                        word("unreachable", held),
                                        Figures.share(
                                                unreachable, held.counted().size())),
                                List.of(word("overdue", held), Figures.count(overdue)),
                                List.of(
                                        word("calls", held),
                                        Figures.share(called, held.calls().size()))),
                        false);
    }

    /** The first promise of an answer; what came later in the thread is another. */
    private static Optional<PromiseClock> reply(Case file) {
        return file.clocks().stream()
                .filter(clock -> clock.rule() == ClockRule.REPLY)
                .min((a, b) -> a.started().compareTo(b.started()));
    }

    private boolean isKept(PromiseClock clock) {
        return clock.met().filter(met -> !dayOf(met).isAfter(clock.due())).isPresent();
    }

    private static LocalDate last(Held held) {
        LocalDate end = held.year().atDay(held.year().length());
        return held.printed().today().isBefore(end) ? held.printed().today() : end.plusDays(1);
    }

    private List<Integer> days(List<Case> cases, Function<Case, Optional<Instant>> end) {
        return cases.stream()
                .flatMap(file -> end.apply(file).map(at -> workingDays(dayOf(file.receivedAt()), dayOf(at))).stream())
                .toList();
    }

    private int workingDays(LocalDate received, LocalDate until) {
        return Figures.workingDays(calendar, received, until);
    }

    private Table registration(Held held) {
        long inTime = count(
                held.counted(), file -> Optional.ofNullable(held.registeredAt().get(file.number()))
                        .filter(at -> workingDays(dayOf(file.receivedAt()), dayOf(at)) <= 1)
                        .isPresent());
        // what is about individuals stands in no table by kind (ADR 054)
        List<Case> records = held.open().stream()
                .filter(file -> file.judged().label() == Label.RECORD_REQUEST)
                .toList();
        long answered = count(records, file -> file.firstAnswerAt()
                .filter(at -> workingDays(dayOf(file.receivedAt()), dayOf(at)) <= 1)
                .isPresent());
        List<YearRegister.Request> requests = held.requests();
        return held.printed()
                .figures(
                        "registration",
                        List.of(
                                List.of(
                                        word("registered", held),
                                        Figures.share(inTime, held.counted().size())),
                                List.of(word("hours_to_register", held), Figures.percentile(hours(held), 50)),
                                List.of(word("requests", held), Figures.count(records.size())),
                                List.of(word("requests_in_time", held), Figures.share(answered, records.size())),
                                List.of(word("disclosures", held), Figures.count(requests.size())),
                                List.of(
                                        word("disclosed_partly", held),
                                        outcomes(requests, Disclosure.State.DISCLOSED_PARTLY)),
                                List.of(word("refused", held), outcomes(requests, Disclosure.State.REFUSED)),
                                List.of(
                                        word("board_decisions", held),
                                        Figures.count(requests.stream()
                                                .filter(YearRegister.Request::decided)
                                                .count())),
                                List.of(
                                        word("appeals", held),
                                        Figures.count(requests.stream()
                                                .filter(YearRegister.Request::appealed)
                                                .count()))),
                        false);
    }

    private static String outcomes(List<YearRegister.Request> requests, Disclosure.State outcome) {
        return Figures.count(requests.stream()
                .filter(request -> request.outcome().equals(Optional.of(outcome)))
                .count());
    }

    /** From receipt to register, in whole hours by the clock. */
    private static List<Integer> hours(Held held) {
        return held.counted().stream()
                .flatMap(file -> Optional.ofNullable(held.registeredAt().get(file.number()))
                        .map(at -> (int) Math.max(
                                0, Duration.between(file.receivedAt(), at).toHours()))
                        .stream())
                .toList();
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private static long count(List<Case> cases, Predicate<Case> which) {
        return cases.stream().filter(which).count();
    }

    private static String word(String key, Held held) {
        return held.printed().word(key);
    }
}
