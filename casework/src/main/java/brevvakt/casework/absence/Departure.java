package brevvakt.casework.absence;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Somebody leaves: his login ends with the last day, for a month a substitute reads his mail and writers are told, then
 * the address is closed (SEED-108 to SEED-113).
 *
 * @param addresses his mailbox and its aliases, kept because the directory forgets him
 * @param closesOn the day at whose end the address is closed
 * @param settledAt when everything that follows from the closing was done
 */
public record Departure(
        long id,
        String employee,
        List<EmailAddress> addresses,
        String unit,
        LocalDate lastDay,
        LocalDate closesOn,
        String substitute,
        String orderedBy,
        Instant orderedAt,
        Optional<Instant> cancelledAt,
        Optional<Instant> settledAt) {

    /** How far it has come (DESIGN 5b). */
    public enum State {
        ORDERED,
        DELEGATED,
        CLOSED,
        CANCELLED
    }

    public Departure {
        addresses = List.copyOf(addresses);
    }

    /** A month after the last day, or the next working day (DOMAIN 4.5); a missing day is the month's last. */
    public static LocalDate closingDay(LocalDate lastDay, WorkingCalendar calendar) {
        return calendar.onOrAfter(lastDay.plusMonths(1));
    }

    public State stateAt(Instant at, ZoneId zone) {
        return cancelledAt.isPresent()
                ? State.CANCELLED
                : stateOn(at.atZone(zone).toLocalDate());
    }

    private State stateOn(LocalDate day) {
        if (!day.isAfter(lastDay)) {
            return State.ORDERED;
        }
        return day.isAfter(closesOn) ? State.CLOSED : State.DELEGATED;
    }

    /** His last day has passed, and he has not been employed again since. */
    boolean hasLeft(LocalDate day, Optional<Person> person) {
        boolean back = person.flatMap(Person::employedFrom)
                .filter(from -> from.isAfter(lastDay) && !day.isBefore(from))
                .isPresent();
        return cancelledAt.isEmpty() && day.isAfter(lastDay) && !back;
    }

    /** The same departure, taken back. */
    public Departure cancelled(Instant at) {
        return new Departure(
                id,
                employee,
                addresses,
                unit,
                lastDay,
                closesOn,
                substitute,
                orderedBy,
                orderedAt,
                Optional.of(at),
                settledAt);
    }

    /** The days on which the substitute reads and writers are told. */
    Period handling() {
        return new Period(lastDay.plusDays(1), closesOn);
    }
}
