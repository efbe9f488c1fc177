package brevvakt.casework.absence;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.organisation.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the absence plan leaves mail to nobody in the time that can be foreseen (SEED-90, SEED-97, DOMAIN 1.8). */
public record PlanHoles(Organisation organisation, Away away, WorkingCalendar calendar, ZoneId zone) {
    private static final int LOOK_AHEAD_DAYS = 183;

    /** Each hole, unit by unit. */
    public List<PlanHole> from(LocalDate today) {
        List<PlanHole> holes = new ArrayList<>();
        organisation.units().stream()
                .filter(unit -> organisation.managerOf(unit.id()).isEmpty())
                .map(unit -> new PlanHole(PlanHole.Kind.NO_MANAGER, unit.id(), unit.id(), ""))
                .forEach(holes::add);
        organisation.people().stream()
                .filter(person -> organisation.planOf(person.username()).isEmpty())
                .filter(person -> person.isEmployedOn(today))
                .map(person -> new PlanHole(PlanHole.Kind.NO_ROW, person.unit(), person.username(), ""))
                .forEach(holes::add);
        organisation.plan().stream()
                .filter(row -> row.choice() == PlanRow.Choice.DELEGATE)
                .forEach(row -> delegating(row, today, holes));
        organisation.plan().stream()
                .filter(row -> row.choice() == PlanRow.Choice.NONE)
                .filter(row -> !away.isWithoutMailbox(row.employee(), organisation))
                .map(row -> new PlanHole(
                        PlanHole.Kind.NO_CONSENT,
                        row.unit(),
                        row.employee(),
                        organisation.managerOf(row.unit()).map(Person::username).orElse("")))
                .forEach(holes::add);
        circles(holes);
        organisation.mailboxes().forEach(mailbox -> mailbox(mailbox, today, holes));
        return holes;
    }

    /** The same of one unit. */
    public List<PlanHole> from(LocalDate today, Unit unit) {
        return from(today).stream()
                .filter(hole -> hole.unit().equals(unit.id()))
                .toList();
    }

    private void delegating(PlanRow row, LocalDate today, List<PlanHole> holes) {
        if (row.delegates().isEmpty()) {
            holes.add(new PlanHole(PlanHole.Kind.NO_DELEGATE, row.unit(), row.employee(), ""));
            return;
        }
        row.delegates().stream()
                .filter(delegate -> hasLeft(delegate, today))
                .map(delegate -> new PlanHole(PlanHole.Kind.DELEGATE_LEFT, row.unit(), row.employee(), delegate))
                .forEach(holes::add);
        List<String> all = new ArrayList<>(List.of(row.employee()));
        all.addAll(row.delegates());
        allAway(all, today)
                .map(day -> new PlanHole(PlanHole.Kind.ALL_AWAY, row.unit(), row.employee(), day.toString()))
                .ifPresent(holes::add);
    }

    private boolean hasLeft(String username, LocalDate today) {
        return away.leaver(username, noon(today), organisation).isPresent()
                || organisation
                        .person(username)
                        .filter(person -> person.isEmployedOn(today))
                        .isEmpty();
    }

    /** Those who delegate to each other and to nobody else; each circle is named once, at its first row. */
    private void circles(List<PlanHole> holes) {
        Set<String> named = new LinkedHashSet<>();
        for (PlanRow row : organisation.plan()) {
            Set<String> reached = new LinkedHashSet<>();
            if (!named.contains(row.employee())
                    && isShut(row.employee(), reached)
                    && reached.contains(row.employee())) {
                named.addAll(reached);
                holes.add(new PlanHole(
                        PlanHole.Kind.CIRCLE,
                        row.unit(),
                        row.employee(),
                        String.join(" → ", reached) + " → " + reached.iterator().next()));
            }
        }
    }

    /** Everybody whom the delegating reaches delegates on, so that it ends nowhere. */
    private boolean isShut(String employee, Set<String> reached) {
        Optional<PlanRow> row = organisation.planOf(employee).filter(one -> one.choice() == PlanRow.Choice.DELEGATE);
        if (row.isEmpty()) {
            return false;
        }
        return !reached.add(employee) || row.get().delegates().stream().allMatch(delegate -> isShut(delegate, reached));
    }

    private void mailbox(Mailbox mailbox, LocalDate today, List<PlanHole> holes) {
        String address = mailbox.address().toString();
        if (mailbox.owners().isEmpty()) {
            holes.add(new PlanHole(PlanHole.Kind.NO_OWNER, mailbox.unit(), address, ""));
        }
        if (mailbox.substitutes().isEmpty()) {
            holes.add(new PlanHole(PlanHole.Kind.NO_SUBSTITUTE, mailbox.unit(), address, ""));
        }
        List<String> people = mailbox.handlers().toList();
        people.stream()
                .filter(username -> hasLeft(username, today))
                .map(username -> new PlanHole(PlanHole.Kind.HANDLER_LEFT, mailbox.unit(), address, username))
                .forEach(holes::add);
        if (!people.isEmpty()) {
            allAway(people, today)
                    .map(day -> new PlanHole(PlanHole.Kind.DESERTED, mailbox.unit(), address, day.toString()))
                    .ifPresent(holes::add);
        }
    }

    private Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }

    /** The first working day on which all of them are away. */
    private Optional<LocalDate> allAway(List<String> people, LocalDate today) {
        boolean cannotBe = people.stream()
                .anyMatch(username -> away.absencesOf(username).isEmpty()
                        && away.departureOf(username).isEmpty()
                        && organisation
                                .person(username)
                                .flatMap(Person::employedUntil)
                                .isEmpty());
        return cannotBe
                ? Optional.empty()
                : Stream.iterate(today, day -> day.plusDays(1))
                        .limit(LOOK_AHEAD_DAYS)
                        .filter(calendar::isWorkingDay)
                        .filter(day ->
                                people.stream().noneMatch(username -> away.isThere(username, noon(day), organisation)))
                        .findFirst();
    }
}
