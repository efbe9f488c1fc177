package brevvakt.casework.absence;

import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What stands against a departure, and what its orderer is warned of (DESIGN 6b.7). */
public record DepartureRules(AbsenceRules rules) {
    private static final long FARTHEST_DAYS = 2 * 366L;

    private ChainOfCommand chain() {
        return new ChainOfCommand(rules.organisation());
    }

    private LocalDate today() {
        return rules.now().atZone(rules.zone()).toLocalDate();
    }

    /** The unit manager tells IT (SEED-108); IT alone cannot. */
    public Optional<String> againstOrder(String employee, LocalDate lastDay, String substitute, String by) {
        if (rules.organisation().person(employee).isEmpty()) {
            return Optional.of(Person.unknown(employee));
        }
        if (!chain().mayOrderDepartureOf(by, employee)) {
            return Optional.of(by + " may not order the departure of " + employee + ": that is for "
                    + chain().unitManagerOf(employee).map(Person::username).orElse("the unit manager")
                    + " or that manager's own manager");
        }
        return days(lastDay)
                .or(() -> running(employee))
                .or(() -> rules.againstDelegates(
                        employee, List.of(substitute), new Period(lastDay.plusDays(1), lastDay.plusDays(1))));
    }

    private Optional<String> days(LocalDate lastDay) {
        if (lastDay.isBefore(today())) {
            return Optional.of("the last day " + lastDay + " has passed, and today is " + today());
        }
        return ChronoUnit.DAYS.between(today(), lastDay) > FARTHEST_DAYS
                ? Optional.of("the last day " + lastDay + " is more than two years from now")
                : Optional.empty();
    }

    private Optional<String> running(String employee) {
        return rules.away()
                .departureOf(employee)
                .filter(departure -> rules.organisation()
                        .person(employee)
                        .flatMap(Person::employedFrom)
                        .filter(from -> from.isAfter(departure.lastDay()))
                        .isEmpty())
                .map(departure -> employee + " leaves on " + departure.lastDay() + " already, as ordered by "
                        + departure.orderedBy() + "; cancel that first");
    }

    /** Whoever may order it may take it back, and IT, who manages it; not after the closing. */
    public Optional<String> againstCancelling(Departure departure, String by) {
        if (departure.stateAt(rules.now(), rules.zone()) == Departure.State.CLOSED) {
            return Optional.of("the mailbox of " + departure.employee() + " was closed on " + departure.closesOn()
                    + "; who comes back is employed anew");
        }
        boolean may = chain().mayOrderDepartureOf(by, departure.employee())
                || rules.organisation()
                        .person(by)
                        .filter(person -> person.has(Role.IT))
                        .isPresent();
        return may
                ? Optional.empty()
                : Optional.of(by + " may not cancel the departure of " + departure.employee()
                        + ": that is for the manager or IT");
    }

    /** The mailboxes that nobody else owns or stands in for: the manager is warned, and the order is taken all the same. */
    public List<String> orphans(String employee) {
        return rules.organisation().mailboxesHandledBy(employee).stream()
                .filter(mailbox -> isAlone(mailbox.owners(), employee) || isAlone(mailbox.substitutes(), employee))
                .map(Mailbox::address)
                .map(Object::toString)
                .toList();
    }

    private static boolean isAlone(List<String> people, String employee) {
        return people.equals(List.of(employee));
    }
}
