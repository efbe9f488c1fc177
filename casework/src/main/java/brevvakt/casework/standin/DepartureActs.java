package brevvakt.casework.standin;

import brevvakt.casework.absence.Departure;
import brevvakt.casework.absence.DepartureRules;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.texts.TextKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Takes the one order from which everything follows when somebody leaves, and takes it back (SEED-108, SEED-122). */
public final class DepartureActs {
    private final Desk desk;
    private final WorkingCalendar calendar;
    private final DepartureDays days;

    public DepartureActs(Desk desk, WorkingCalendar calendar, DepartureDays days) {
        this.desk = desk;
        this.calendar = calendar;
        this.days = days;
    }

    /** A departure, and the mailboxes that it leaves without owner or substitute. */
    public record Ordered(Departure departure, List<String> orphans) {}

    private DepartureRules rules() {
        return new DepartureRules(desk.rules());
    }

    /** The manager orders; IT, manager and leaver are told at once. */
    public Decided<Ordered> order(String employee, LocalDate lastDay, String substitute, String by) {
        String leaver = desk.usernameOf(employee);
        String standIn = desk.usernameOf(substitute);
        String orderer = desk.usernameOf(by);
        return desk.book().change(handle -> {
            Optional<String> refusal = rules().againstOrder(leaver, lastDay, standIn, orderer);
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            Person person = desk.organisation().get().person(leaver).orElseThrow();
            List<EmailAddress> addresses = Stream.concat(Stream.of(person.mail()), person.aliases().stream())
                    .toList();
            Instant now = desk.now();
            desk.away()
                    .departures()
                    .add(
                            handle,
                            new Departure(
                                    0,
                                    leaver,
                                    addresses,
                                    person.unit(),
                                    lastDay,
                                    Departure.closingDay(lastDay, calendar),
                                    standIn,
                                    orderer,
                                    now,
                                    Optional.empty(),
                                    Optional.empty()));
            Departure departure =
                    desk.away().departures().standingOf(handle, leaver).orElseThrow();
            tellOfOrder(handle, departure, now);
            days.remind(handle, departure, now);
            return new Decided.Done<>(new Ordered(departure, rules().orphans(leaver)));
        });
    }

    private void tellOfOrder(Handle handle, Departure departure, Instant now) {
        Stream.concat(
                        desk.organisation().get().peopleWith(Role.IT).stream(),
                        desk.rules().organisation().person(departure.orderedBy()).stream())
                .distinct()
                .forEach(person -> desk.registers()
                        .outbox()
                        .owe(
                                handle,
                                desk.mail()
                                        .notice(
                                                TextKind.NOTICE_DEPARTURE_ORDERED,
                                                "departure:" + departure.id() + ":ordered",
                                                person,
                                                days.facts(departure),
                                                "departure of " + departure.employee() + " was ordered",
                                                now)));
    }

    /** Takes an order back, so that everything is as before. */
    public Decided<Departure> cancel(String employee, String by) {
        String leaver = desk.usernameOf(employee);
        String person = desk.usernameOf(by);
        return desk.book().change(handle -> {
            Optional<Departure> departure = desk.away().departures().standingOf(handle, leaver);
            Optional<String> refusal = departure.isEmpty()
                    ? Optional.of("no departure of " + leaver + " is ordered")
                    : rules().againstCancelling(departure.get(), person);
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            Departure before = departure.orElseThrow();
            desk.away().departures().cancel(handle, before.id(), person, desk.now());
            return new Decided.Done<>(before.cancelled(desk.now()));
        });
    }
}
