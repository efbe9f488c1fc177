package brevvakt.casework.standin;

import brevvakt.casework.absence.ChainOfCommand;
import brevvakt.casework.absence.PlanForm;
import brevvakt.casework.absence.PlanHole;
import brevvakt.casework.absence.PlanHoles;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.store.PlanRegister.Version;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The absence plans of the workplaces as records: every version is kept, confirmed by the manager once a year, and the
 * manager is reminded when a year has passed (SEED-90, DOMAIN 1.8).
 */
public final class PlanBook {
    private static final int MOST_HOLES_TOLD = 20;

    private final Desk desk;
    private final WorkingCalendar calendar;
    private final Words words;

    public PlanBook(Desk desk, WorkingCalendar calendar, Words words) {
        this.desk = desk;
        this.calendar = calendar;
        this.words = words;
    }

    /** Keeps the form of every workplace whose plan is another than it was. */
    public void keep(Instant now) {
        desk.database().inTransaction(handle -> {
            Organisation town = desk.organisation().get();
            town.units().forEach(unit -> desk.away().plans().keep(handle, PlanForm.of(unit, town), now));
            return now;
        });
    }

    /** The versions of a workplace, the newest first; what has just changed is among them. */
    public List<Version> history(String unit) {
        return desk.database().inTransaction(handle -> {
            Organisation town = desk.organisation().get();
            town.unit(unit).ifPresent(one -> desk.away().plans().keep(handle, PlanForm.of(one, town), desk.now()));
            return desk.away().plans().history(handle, unit);
        });
    }

    /** The holes of the plan as of now, of one workplace or of all. */
    public List<PlanHole> holes(Optional<String> unit) {
        return allHoles(desk.now()).stream()
                .filter(hole -> unit.isEmpty() || unit.get().equals(hole.unit()))
                .toList();
    }

    private List<PlanHole> allHoles(Instant now) {
        return new PlanHoles(desk.organisation().get(), desk.book().now(), calendar, desk.zone()).from(desk.dayOf(now));
    }

    /** The manager has gone through the plan of his workplace and finds it true. */
    public Decided<Version> confirm(String unit, String by) {
        String person = desk.usernameOf(by);
        Optional<Unit> workplace = desk.organisation().get().unit(unit);
        if (workplace.isEmpty()) {
            return new Decided.Refused<>("there is no unit " + unit);
        }
        Optional<Person> manager = desk.organisation().get().managerOf(unit);
        boolean may = manager.map(Person::username).filter(person::equals).isPresent()
                || manager.map(Person::username)
                        .flatMap(name -> desk.organisation().get().nearestManagerOf(name))
                        .map(Person::username)
                        .filter(person::equals)
                        .isPresent();
        if (!may) {
            return new Decided.Refused<>(person + " may not confirm the plan of " + unit + ": that is for "
                    + manager.map(Person::username).orElse("its manager, who is missing") + " or the manager above");
        }
        history(unit);
        return desk.database().inTransaction(handle -> {
            Version newest = desk.away().plans().history(handle, unit).get(0);
            desk.away().plans().confirm(handle, newest, person, desk.now());
            return new Decided.Done<>(desk.away().plans().history(handle, unit).get(0));
        });
    }

    /** Whoever may replace the plan of these workplaces: their managers, and IT. */
    public Optional<String> againstImport(List<String> units, String by) {
        String person = desk.usernameOf(by);
        boolean it = desk.organisation()
                .get()
                .person(person)
                .filter(one -> one.has(Role.IT))
                .isPresent();
        return units.stream()
                .filter(unit -> !it)
                .filter(unit -> desk.organisation()
                        .get()
                        .managerOf(unit)
                        .map(Person::username)
                        .filter(person::equals)
                        .isEmpty())
                .findFirst()
                .map(unit -> person + " may not change the plan of " + unit + ": that is for its manager or IT");
    }

    /** Asks the managers of plans that nobody has found true for a year; again each month. */
    public void remind(Instant now) {
        if (!calendar.isWorkingDay(desk.dayOf(now))) {
            return;
        }
        keep(now);
        Map<String, List<PlanHole>> holes = allHoles(now).stream().collect(Collectors.groupingBy(PlanHole::unit));
        desk.database().inTransaction(handle -> {
            for (Unit unit : desk.organisation().get().units()) {
                desk.away().plans().history(handle, unit.id()).stream()
                        .findFirst()
                        .filter(version -> !version.form().personal().isEmpty()
                                || !version.form().functional().isEmpty())
                        .ifPresent(version ->
                                remind(handle, unit, version, holes.getOrDefault(unit.id(), List.of()), now));
            }
            return now;
        });
    }

    private void remind(Handle handle, Unit unit, Version version, List<PlanHole> holes, Instant now) {
        LocalDate today = desk.dayOf(now);
        LocalDate due = desk.dayOf(version.trueAt()).plusYears(1);
        if (today.isBefore(due)) {
            return;
        }
        Organisation town = desk.organisation().get();
        Optional<Person> manager = town.managerOf(unit.id()).or(() -> town.people().stream()
                .filter(person -> person.unit().equals(unit.id()))
                .findFirst()
                .flatMap(person -> new ChainOfCommand(town).unitManagerOf(person.username())));
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.UNIT, unit.name());
        facts.put(Placeholder.FIRST_DAY, desk.dayOf(version.trueAt()).toString());
        if (!holes.isEmpty()) {
            facts.put(
                    Placeholder.REASONS,
                    holes.stream()
                            .limit(MOST_HOLES_TOLD)
                            .map(hole -> "- "
                                    + words.fill(
                                            hole.kind().key(),
                                            town.municipality().language(),
                                            hole.facts()))
                            .collect(Collectors.joining("\n")));
        }
        long months = due.until(today).toTotalMonths();
        manager.ifPresent(person -> desk.registers()
                .outbox()
                .owe(
                        handle,
                        desk.mail()
                                .notice(
                                        TextKind.NOTICE_PLAN_CONFIRM,
                                        "plan:" + unit.id() + ":" + due + ":" + months,
                                        person,
                                        facts,
                                        "plan of " + unit.id() + " not confirmed since " + desk.dayOf(version.trueAt()),
                                        now)));
    }
}
