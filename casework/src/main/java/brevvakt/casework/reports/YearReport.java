package brevvakt.casework.reports;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.ReportRegister;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
    private final ReportRegister register;
    private final WorkingCalendar calendar;
    private final Words words;
    private final ZoneId zone;

    public YearReport(Database database, ReportRegister register, WorkingCalendar calendar, Words words, ZoneId zone) {
        this.database = database;
        this.register = register;
        this.calendar = calendar;
        this.words = words;
        this.zone = zone;
    }

    /** What a year held, as read at one instant. */
    private record Held(
            Year year,
            LocalDate today,
            List<Case> all,
            List<Case> open,
            List<Case> individual,
            Map<Year, Integer> before,
            Map<brevvakt.casework.cases.CaseNumber, Instant> registeredAt,
            ReportRegister.Openings openings,
            ReportRegister.Calls calls,
            Organisation organisation,
            Language language) {}

    /** All tables of a year, of one unit where one is named. */
    public List<Table> of(Year year, Optional<String> unit, Organisation organisation, LocalDate today) {
        Held held = database.read(handle -> held(handle, year, unit, organisation, today));
        return List.of(
                volume(held),
                perUnit(held),
                perMonth(held),
                perChannel(held),
                speed(held),
                registration(held),
                availability(held),
                outcome(held));
    }

    private Held held(Handle handle, Year year, Optional<String> unit, Organisation organisation, LocalDate today) {
        List<Case> all = received(handle, year, unit);
        Map<Year, Integer> before = Map.of(
                year.minusYears(1),
                received(handle, year.minusYears(1), unit).size(),
                year.minusYears(2),
                received(handle, year.minusYears(2), unit).size());
        return new Held(
                year,
                today,
                all,
                all.stream().filter(file -> !isIndividual(file)).toList(),
                all.stream().filter(YearReport::isIndividual).toList(),
                before,
                register.registeredAt(handle, start(year), start(year.plusYears(1))),
                register.openings(handle, year.atDay(1), year.atDay(year.length())),
                register.calls(handle, start(year), start(year.plusYears(1))),
                organisation,
                organisation.municipality().language());
    }

    private List<Case> received(Handle handle, Year year, Optional<String> unit) {
        return register.received(handle, start(year), start(year.plusYears(1))).stream()
                .map(CaseRow::file)
                .filter(file -> file.status() != CaseStatus.CANCELLED && file.status() != CaseStatus.MERGED)
                .filter(file -> unit.isEmpty() || unit.get().equals(file.unit()))
                .toList();
    }

    private Instant start(Year year) {
        return year.atDay(1).atStartOfDay(zone).toInstant();
    }

    private static boolean isIndividual(Case file) {
        return file.register() == Register.RESTRICTED;
    }

    private Table volume(Held held) {
        List<List<String>> rows = new ArrayList<>();
        for (Label kind : KINDS) {
            long count = count(held.open(), file -> file.judged().label() == kind);
            rows.add(List.of(
                    words.get("label." + kind.name().toLowerCase(Locale.ROOT), held.language()), Figures.count(count)));
        }
        rows.add(List.of(
                word("individual", held), Figures.individual(held.individual().size())));
        held.before().keySet().stream()
                .sorted()
                .forEach(year -> rows.add(List.of(
                        word("all", held) + " " + year,
                        Figures.count(held.before().getOrDefault(year, 0)))));
        rows.add(List.of(
                word("all", held) + " " + held.year(), Figures.count(held.all().size())));
        return table("volume", held, rows, true);
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
        return table("unit", held, rows, true);
    }

    private Table perMonth(Held held) {
        List<List<String>> rows = new ArrayList<>();
        for (Month month : Month.values()) {
            rows.add(List.of(
                    words.get("month." + month.name().toLowerCase(Locale.ROOT), held.language()),
                    Figures.count(
                            count(held.open(), file -> dayOf(file.receivedAt()).getMonth() == month))));
        }
        return table("month", held, rows, true);
    }

    private Table perChannel(Held held) {
        List<List<String>> rows = Stream.of(Channel.values())
                .map(channel -> List.of(
                        words.get("channel." + channel.name().toLowerCase(Locale.ROOT), held.language()),
                        Figures.count(count(held.open(), file -> file.channel() == channel))))
                .toList();
        return table("channel", held, rows, true);
    }

    private Table speed(Held held) {
        List<Case> promised =
                held.all().stream().filter(file -> reply(file).isPresent()).toList();
        List<Integer> contact = days(promised, Case::firstAnswerAt);
        List<Integer> answers = days(promised, file -> file.answers().stream()
                .filter(answer -> !answer.interim())
                .map(Case.Answer::at)
                .findFirst());
        long kept = count(
                promised, file -> reply(file).filter(clock -> isKept(clock)).isPresent());
        long interim = count(promised, file -> file.answers().stream().anyMatch(Case.Answer::interim));
        long unreachable = count(held.all(), file -> !file.replyPossible());
        long overdue = count(promised, file -> reply(file)
                .filter(PromiseClock::runs)
                .filter(clock -> clock.due().isBefore(last(held)))
                .isPresent());
        return table(
                "speed",
                held,
                List.of(
                        List.of(word("kept", held), Figures.share(kept, promised.size())),
                        List.of(word("contact_median", held), Figures.percentile(contact, 50)),
                        List.of(word("contact_p90", held), Figures.percentile(contact, 90)),
                        List.of(word("answer_median", held), Figures.percentile(answers, 50)),
                        List.of(word("answer_p90", held), Figures.percentile(answers, 90)),
                        List.of(word("interim", held), Figures.share(interim, promised.size())),
                        List.of(
                                word("unreachable", held),
                                Figures.share(unreachable, held.all().size())),
                        List.of(word("overdue", held), Figures.count(overdue)),
                        List.of(
                                word("calls", held),
                                Figures.share(
                                        held.calls().asked() - held.calls().late(),
                                        held.calls().asked()))),
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
        return held.today().isBefore(end) ? held.today() : end.plusDays(1);
    }

    private List<Integer> days(List<Case> cases, java.util.function.Function<Case, Optional<Instant>> end) {
        return cases.stream()
                .flatMap(file -> end.apply(file).map(at -> workingDays(dayOf(file.receivedAt()), dayOf(at))).stream())
                .toList();
    }

    private int workingDays(LocalDate after, LocalDate until) {
        return (int) after.plusDays(1)
                .datesUntil(until.isBefore(after) ? after.plusDays(1) : until.plusDays(1))
                .filter(calendar::isWorkingDay)
                .count();
    }

    private Table registration(Held held) {
        long inTime = count(
                held.all(), file -> Optional.ofNullable(held.registeredAt().get(file.number()))
                        .filter(at -> workingDays(dayOf(file.receivedAt()), dayOf(at)) <= 1)
                        .isPresent());
        List<Case> records = held.all().stream()
                .filter(file -> file.judged().label() == Label.RECORD_REQUEST)
                .toList();
        long answered = count(records, file -> file.firstAnswerAt()
                .filter(at -> workingDays(dayOf(file.receivedAt()), dayOf(at)) <= 1)
                .isPresent());
        return table(
                "registration",
                held,
                List.of(
                        List.of(
                                word("registered", held),
                                Figures.share(inTime, held.all().size())),
                        List.of(word("requests", held), Figures.count(records.size())),
                        List.of(word("requests_in_time", held), Figures.share(answered, records.size()))),
                false);
    }

    private Table availability(Held held) {
        int days = held.openings().days();
        int lapses = held.openings().lapses();
        return table(
                "availability",
                held,
                List.of(
                        List.of(word("opened", held), Figures.share(days - lapses, days)),
                        List.of(word("lapses", held), Figures.count(lapses))),
                false);
    }

    private Table outcome(Held held) {
        List<List<String>> rows = new ArrayList<>();
        for (CaseStatus status : CaseStatus.values()) {
            long count = count(held.open(), file -> file.status() == status);
            if (count > 0) {
                rows.add(List.of(
                        words.get("status." + status.name().toLowerCase(Locale.ROOT), held.language()),
                        Figures.count(count)));
            }
        }
        long reviews =
                count(held.open(), file -> file.clocks().stream().anyMatch(clock -> clock.rule() == ClockRule.REVIEW));
        rows.add(List.of(word("reviews", held), Figures.count(reviews)));
        return table("outcome", held, rows, false);
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private static long count(List<Case> cases, Predicate<Case> which) {
        return cases.stream().filter(which).count();
    }

    private String word(String key, Held held) {
        return words.get("report." + key, held.language());
    }

    private Table table(String id, Held held, List<List<String>> rows, boolean chart) {
        List<String> columns = new ArrayList<>(List.of(word("of", held), word("number", held)));
        if (id.equals("unit")) {
            columns.add(word("individual", held));
        }
        String definition = words.fill(
                "report.defined." + id,
                held.language(),
                Map.of("day", held.today().toString()));
        return new Table(id, word("title." + id, held), columns, rows, definition, chart);
    }
}
