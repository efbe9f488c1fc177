package brevvakt.casework.absence;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.PlanRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the absence plan leaves mail to nobody in the time that can be foreseen (SEED-90, SEED-97). */
public record PlanHoles(Organisation organisation, Away away, WorkingCalendar calendar, ZoneId zone) {
    private static final int LOOK_AHEAD_DAYS = 183;

    /** Each hole in one sentence. */
    public List<String> from(LocalDate today) {
        List<String> holes = new ArrayList<>();
        organisation.people().stream()
                .filter(person -> organisation.planOf(person.username()).isEmpty())
                .map(person -> person.username() + " has no row in the plan")
                .forEach(holes::add);
        organisation.plan().stream()
                .filter(row -> row.choice() == PlanRow.Choice.DELEGATE)
                .flatMap(row -> row.delegates().stream()
                        .filter(delegate ->
                                away.leaver(delegate, noon(today), organisation).isPresent())
                        .map(delegate -> row.employee() + " delegates to " + delegate + ", who has left"))
                .forEach(holes::add);
        organisation.mailboxes().stream()
                .flatMap(mailbox -> deserted(mailbox, today).stream()
                        .map(day -> mailbox.address() + " has neither owner nor substitute on " + day))
                .forEach(holes::add);
        return holes;
    }

    private Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }

    /** The first working day on which owner and substitute are both away. */
    private Optional<LocalDate> deserted(Mailbox mailbox, LocalDate today) {
        List<String> people = Stream.concat(mailbox.owners().stream(), mailbox.substitutes().stream())
                .toList();
        boolean cannotBe = people.stream()
                .anyMatch(username -> away.absencesOf(username).isEmpty()
                        && away.departureOf(username).isEmpty());
        return cannotBe
                ? Optional.empty()
                : today.datesUntil(today.plusDays(LOOK_AHEAD_DAYS))
                        .filter(calendar::isWorkingDay)
                        .filter(day ->
                                people.stream().noneMatch(username -> away.isThere(username, noon(day), organisation)))
                        .findFirst();
    }
}
