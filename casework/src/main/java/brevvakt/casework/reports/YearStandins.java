package brevvakt.casework.reports;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.Departure;
import brevvakt.casework.absence.Emergency;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.YearRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Whether mail was looked after in a year: mailboxes opened and staffed, absences with a choice, accounts closed, emergency
 * delegations (SEED-95, SEED-98, SEED-104, SEED-108; DOMAIN 7). It names nobody.
 *
 * @param holds what holds the mail of who has left from disposal: a request for records as {@code disclosure ID}, else a
 *     case
 */
record YearStandins(
        YearRegister register,
        AwayRegisters away,
        BiFunction<Handle, Departure, List<String>> holds,
        WorkingCalendar calendar,
        ZoneId zone) {
    private static final int MOST_ORDERS = 10_000;

    /**
     * Whose year it is.
     *
     * @param unit empty for the whole municipality
     */
    record Asked(Year year, Organisation organisation, Optional<String> unit) {
        LocalDate first() {
            return year.atDay(1);
        }

        LocalDate last() {
            return year.atDay(year.length());
        }

        boolean hasUnit(Optional<String> of) {
            return unit.isEmpty() || unit.equals(of);
        }

        boolean hasPerson(String username) {
            return hasUnit(organisation.person(username).map(Person::unit));
        }
    }

    /** Mailboxes and absences. */
    Table availability(Handle handle, Asked asked, Printed printed) {
        List<YearRegister.Watched> days = register.watched(handle, asked.first(), asked.last()).stream()
                .filter(day -> asked.hasUnit(
                        asked.organisation().mailbox(day.mailbox()).map(Mailbox::unit)))
                .toList();
        long lapses = days.stream().filter(YearRegister.Watched::lapsed).count();
        Lacking lacking = lacking(handle, asked, printed.today());
        List<YearRegister.Away> absences = register.absences(handle, asked.first(), asked.last()).stream()
                .filter(absence -> asked.hasPerson(absence.employee()))
                .toList();
        long undecided = absences.stream()
                .filter(absence -> absence.choice() == Absence.Choice.UNDECIDED)
                .count();
        return printed.figures(
                "availability",
                List.of(
                        List.of(printed.word("opened"), Figures.share(days.size() - lapses, days.size())),
                        List.of(printed.word("lapses"), Figures.count(lapses)),
                        List.of(printed.word("longest_lapse"), Figures.count(longest(days))),
                        List.of(
                                printed.word("no_owner"),
                                Figures.count(lacking.owner().size())),
                        List.of(
                                printed.word("no_substitute"),
                                Figures.count(lacking.substitute().size())),
                        List.of(printed.word("absences"), Figures.count(absences.size())),
                        List.of(printed.word("undecided"), Figures.count(undecided))),
                false);
    }

    /** The most watched days in a row on which one mailbox was not opened in time. */
    private static int longest(List<YearRegister.Watched> days) {
        int longest = 0;
        int now = 0;
        Optional<EmailAddress> before = Optional.empty();
        for (YearRegister.Watched day : days) {
            boolean goesOn = before.filter(day.mailbox()::equals).isPresent();
            now = day.lapsed() ? (goesOn ? now : 0) + 1 : 0;
            before = Optional.of(day.mailbox());
            longest = Math.max(longest, now);
        }
        return longest;
    }

    /** The mailboxes that had no owner, or no substitute, on at least one day. */
    private record Lacking(Set<EmailAddress> owner, Set<EmailAddress> substitute) {}

    /** People only leave while one version of the organisation is in force, so that its last day tells of all its days. */
    private Lacking lacking(Handle handle, Asked asked, LocalDate today) {
        Lacking lacking = new Lacking(new HashSet<>(), new HashSet<>());
        Map<String, List<Departure>> departures =
                away.departures().standing(handle).stream().collect(Collectors.groupingBy(Departure::employee));
        LocalDate end = asked.last().isBefore(today) ? asked.last() : today;
        Instant until = end.plusDays(1).atStartOfDay(zone).toInstant();
        register.organisations(handle, asked.first().atStartOfDay(zone).toInstant(), until, (town, stop) -> {
            LocalDate day = stop.minusNanos(1).atZone(zone).toLocalDate();
            Predicate<String> isHere =
                    username -> isHere(town.person(username), departures.getOrDefault(username, List.of()), day);
            town.mailboxes().stream()
                    .filter(mailbox -> asked.hasUnit(Optional.of(mailbox.unit())))
                    .forEach(mailbox -> {
                        if (mailbox.owners().stream().noneMatch(isHere)) {
                            lacking.owner().add(mailbox.address());
                        }
                        if (mailbox.kind() != Mailbox.Kind.ABSENCE
                                && mailbox.substitutes().stream().noneMatch(isHere)) {
                            lacking.substitute().add(mailbox.address());
                        }
                    });
        });
        return lacking;
    }

    /** Whom the organisation no longer knows is not here, nor who has left and was not employed again since. */
    private static boolean isHere(Optional<Person> person, List<Departure> departures, LocalDate day) {
        boolean left = departures.stream()
                .map(Departure::lastDay)
                .filter(day::isAfter)
                .anyMatch(last -> person.flatMap(Person::employedFrom)
                        .filter(last::isBefore)
                        .isEmpty());
        return !left
                && person.filter(who -> who.employedUntil().filter(day::isAfter).isEmpty())
                        .isPresent();
    }

    /** Accounts that were to close in the year, and the emergency orders of it. */
    Table departures(Handle handle, Asked asked, Printed printed) {
        List<Departure> closed = away.departures().standing(handle).stream()
                .filter(departure -> asked.hasUnit(Optional.of(departure.unit())))
                .filter(departure -> Year.from(departure.closesOn()).equals(asked.year()))
                .filter(departure -> departure.closesOn().isBefore(printed.today()))
                .toList();
        List<List<String>> kept =
                closed.stream().map(departure -> holds.apply(handle, departure)).toList();
        List<Emergency> orders = away.emergencies().all(handle, MOST_ORDERS).stream()
                .filter(order -> asked.hasPerson(order.holder()))
                .filter(order -> Year.from(order.ordered().at().atZone(zone)).equals(asked.year()))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(printed.word("closed_accounts"), Figures.count(closed.size())));
        rows.add(List.of(
                printed.word("closed_in_time"),
                Figures.count(closed.stream().filter(this::isInTime).count())));
        rows.add(held("held_request", kept, hold -> hold.startsWith("disclosure "), printed));
        rows.add(held("held_case", kept, hold -> !hold.startsWith("disclosure "), printed));
        rows.add(List.of(printed.word("emergency_ordered"), Figures.count(orders.size())));
        rows.add(count("emergency_approved", orders.stream().map(Emergency::approved), printed));
        rows.add(count("emergency_executed", orders.stream().map(Emergency::executed), printed));
        return printed.figures("departures", rows, false);
    }

    /** What follows from a closing is done in the night after it or, after a stop of the house, on the next working day. */
    private boolean isInTime(Departure departure) {
        LocalDate latest = calendar.onOrAfter(departure.closesOn().plusDays(1));
        return departure
                .settledAt()
                .filter(at -> !at.atZone(zone).toLocalDate().isAfter(latest))
                .isPresent();
    }

    private static List<String> held(String key, List<List<String>> kept, Predicate<String> why, Printed printed) {
        return List.of(
                printed.word(key),
                Figures.count(kept.stream()
                        .filter(holds -> holds.stream().anyMatch(why))
                        .count()));
    }

    private static List<String> count(String key, Stream<Optional<Emergency.Step>> steps, Printed printed) {
        return List.of(
                printed.word(key),
                Figures.count(steps.filter(Optional::isPresent).count()));
    }
}
