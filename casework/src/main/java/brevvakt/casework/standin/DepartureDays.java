package brevvakt.casework.standin;

import brevvakt.casework.absence.ChainOfCommand;
import brevvakt.casework.absence.Departure;
import brevvakt.casework.absence.DepartureRules;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What the days do to a departure: the leaver is reminded, the cases are told of, and in the end taken over. */
public final class DepartureDays {
    private static final String ACTOR = "brevvakt";
    /** So many working days before the last day the leaver is reminded to clear (SEED-109). */
    private static final List<Integer> REMINDERS = List.of(10, 3, 1);
    /** So many before it manager and substitute hear of the open cases (DESIGN 6b.7). */
    private static final int CASES_TOLD = 5;

    private final Desk desk;
    private final WorkingCalendar calendar;

    public DepartureDays(Desk desk, WorkingCalendar calendar) {
        this.desk = desk;
        this.calendar = calendar;
    }

    /** The steps of a departure that are still to come. */
    public enum Step {
        REMIND,
        TELL_CASES,
        LAST_DAY,
        CLOSE
    }

    /** A step and its day. */
    public record Next(LocalDate on, Step step) {}

    /** The working day so many working days before a day. */
    LocalDate before(LocalDate day, int count) {
        LocalDate at = day;
        for (int counted = 0; counted < count; counted++) {
            at = calendar.onOrBefore(at.minusDays(1));
        }
        return at;
    }

    /** The next thing that happens to a departure; empty when nothing is left to happen. */
    public Optional<Next> next(Departure departure, LocalDate today) {
        if (departure.cancelledAt().isPresent()) {
            return Optional.empty();
        }
        return Stream.concat(
                        REMINDERS.stream().map(days -> new Next(before(departure.lastDay(), days), Step.REMIND)),
                        Stream.of(
                                new Next(before(departure.lastDay(), CASES_TOLD), Step.TELL_CASES),
                                new Next(departure.lastDay(), Step.LAST_DAY),
                                new Next(departure.closesOn(), Step.CLOSE)))
                .filter(next -> !next.on().isBefore(today))
                .min((a, b) -> a.on().compareTo(b.on()));
    }

    /** Reminds who leaves, tells of their cases, and asks for orders that are missing; each thing is said once. */
    public void remind(Instant now) {
        if (!calendar.isWorkingDay(desk.dayOf(now))) {
            return;
        }
        desk.database().inTransaction(handle -> {
            desk.away().departures().standing(handle).forEach(departure -> remind(handle, departure, now));
            missing(handle, now);
            return now;
        });
    }

    void remind(Handle handle, Departure departure, Instant now) {
        LocalDate today = desk.dayOf(now);
        if (departure.stateAt(now, desk.zone()) != Departure.State.ORDERED) {
            return;
        }
        Organisation town = desk.organisation().get();
        // Where several days have passed, as after a late order, only the last of them is spoken of.
        REMINDERS.stream()
                .filter(days -> !today.isBefore(before(departure.lastDay(), days)))
                .reduce((earlier, later) -> later)
                .ifPresent(days -> town.person(departure.employee())
                        .ifPresent(person -> say(
                                handle,
                                TextKind.NOTICE_DEPARTURE,
                                departure,
                                "clear-" + days,
                                person,
                                facts(departure),
                                now)));
        if (!today.isBefore(before(departure.lastDay(), CASES_TOLD))) {
            tellCases(handle, departure, town, now);
        }
    }

    private void tellCases(Handle handle, Departure departure, Organisation town, Instant now) {
        String cases = open(handle, departure).stream()
                .map(row -> "- " + row.file().number())
                .collect(Collectors.joining("\n"));
        if (cases.isEmpty()) {
            return;
        }
        Map<Placeholder, String> facts = facts(departure);
        facts.remove(Placeholder.MAILBOXES);
        facts.put(Placeholder.CASES, cases);
        Stream.concat(
                        new ChainOfCommand(town).unitManagerOf(departure.employee()).stream(),
                        town.person(departure.substitute()).stream())
                .distinct()
                .forEach(
                        person -> say(handle, TextKind.NOTICE_DEPARTURE_CASES, departure, "cases", person, facts, now));
    }

    private void say(
            Handle handle,
            TextKind kind,
            Departure departure,
            String what,
            Person to,
            Map<Placeholder, String> facts,
            Instant now) {
        desk.registers()
                .outbox()
                .owe(
                        handle,
                        desk.mail()
                                .notice(
                                        kind,
                                        "departure:" + departure.id() + ":" + what,
                                        to,
                                        facts,
                                        what + " before " + departure.lastDay() + ", departure of "
                                                + departure.employee(),
                                        now));
    }

    /** The directory knows a last day near, and nobody has ordered anything (SEED-108). */
    private void missing(Handle handle, Instant now) {
        LocalDate today = desk.dayOf(now);
        Organisation town = desk.organisation().get();
        for (Person person : town.people()) {
            Optional<LocalDate> last = person.employedUntil()
                    .filter(day -> !day.isBefore(today))
                    .filter(day -> !today.isBefore(before(day, REMINDERS.get(0))));
            if (last.isPresent()
                    && desk.away()
                            .departures()
                            .standingOf(handle, person.username())
                            .isEmpty()) {
                new ChainOfCommand(town).unitManagerOf(person.username()).ifPresent(manager -> desk.registers()
                        .outbox()
                        .owe(
                                handle,
                                desk.mail()
                                        .notice(
                                                TextKind.NOTICE_DEPARTURE_MISSING,
                                                "departure-missing:" + person.username() + ":" + last.get(),
                                                manager,
                                                Map.of(
                                                        Placeholder.EMPLOYEE,
                                                        person.name(),
                                                        Placeholder.LAST_DAY,
                                                        last.get().toString()),
                                                "employment ends and no departure is ordered",
                                                now)));
            }
        }
    }

    /** Hands the open cases of closed mailboxes to the substitute, so that none is without an officer (SEED-113). */
    public void close(Instant now) {
        desk.book().change(handle -> {
            desk.away().departures().standing(handle).stream()
                    .filter(departure -> departure.settledAt().isEmpty())
                    .filter(departure -> departure.stateAt(now, desk.zone()) == Departure.State.CLOSED)
                    .forEach(departure -> settle(handle, departure, now));
            return now;
        });
    }

    private void settle(Handle handle, Departure departure, Instant now) {
        Organisation town = desk.organisation().get();
        Optional<String> heir = Stream.concat(
                        Stream.of(departure.substitute()),
                        Stream.concat(
                                        new ChainOfCommand(town).unitManagerOf(departure.employee()).stream(),
                                        town.managerOf(departure.unit()).stream())
                                .map(Person::username))
                .filter(candidate -> !candidate.equals(departure.employee()))
                .filter(candidate ->
                        desk.book().now().leaver(candidate, now, town).isEmpty()
                                && town.person(candidate).isPresent())
                .findFirst();
        boolean left = desk.book().now().leaver(departure.employee(), now, town).isPresent();
        List<CaseRow> open = left ? open(handle, departure) : List.of();
        if (!open.isEmpty() && heir.isEmpty()) {
            return;
        }
        open.forEach(row -> desk.registers()
                .cases()
                .append(handle, row, now, ACTOR, List.of(new CaseEvent.TakenOver(heir.orElseThrow()))));
        desk.away().departures().settled(handle, departure.id(), now);
    }

    private List<CaseRow> open(Handle handle, Departure departure) {
        return desk.registers().cases().openWith(handle, departure.employee(), departure.addresses());
    }

    /** The open cases of who leaves. */
    public List<CaseNumber> openCases(Handle handle, Departure departure) {
        return open(handle, departure).stream().map(row -> row.file().number()).toList();
    }

    Map<Placeholder, String> facts(Departure departure) {
        AwayMail mail = desk.mail();
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.EMPLOYEE, mail.nameOf(departure.employee()));
        facts.put(Placeholder.LAST_DAY, departure.lastDay().toString());
        facts.put(Placeholder.CLEAR_BY, before(departure.lastDay(), 1).toString());
        facts.put(Placeholder.CLOSES_ON, departure.closesOn().toString());
        facts.put(Placeholder.SUBSTITUTE, mail.nameOf(departure.substitute()));
        facts.put(Placeholder.ORDERED_BY, mail.nameOf(departure.orderedBy()));
        List<String> orphans = new DepartureRules(desk.rules()).orphans(departure.employee());
        if (!orphans.isEmpty()) {
            facts.put(Placeholder.MAILBOXES, "- " + String.join("\n- ", orphans));
        }
        return facts;
    }
}
