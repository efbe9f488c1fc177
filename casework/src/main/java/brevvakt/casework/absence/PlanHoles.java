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

    /** What is missing. */
    public enum Kind {
        /** A person has no row in the plan. */
        NO_ROW,
        /** The one to whom somebody delegates has left. */
        DELEGATE_LEFT,
        /** Owner and substitute of a mailbox are both away. */
        DESERTED
    }

    /**
     * A hole.
     *
     * @param unit the identity of the unit whose plan has it
     * @param who the user name or mailbox address that it is about
     * @param other the delegate who has left; empty for the others
     * @param day the first day of it; empty where it is there already
     */
    public record Hole(Kind kind, String unit, String who, Optional<String> other, Optional<LocalDate> day) {

        String sentence() {
            return switch (kind) {
                case NO_ROW -> who + " has no row in the plan";
                case DELEGATE_LEFT -> who + " delegates to " + other.orElse("somebody") + ", who has left";
                case DESERTED ->
                    who + " has neither owner nor substitute on "
                            + day.map(LocalDate::toString).orElse("any day");
            };
        }
    }

    /** Each hole in one sentence. */
    public List<String> from(LocalDate today) {
        return found(today).stream().map(Hole::sentence).toList();
    }

    /** Every hole from a day on. */
    public List<Hole> found(LocalDate today) {
        List<Hole> holes = new ArrayList<>();
        organisation.people().stream()
                .filter(person -> organisation.planOf(person.username()).isEmpty())
                .map(person ->
                        new Hole(Kind.NO_ROW, person.unit(), person.username(), Optional.empty(), Optional.empty()))
                .forEach(holes::add);
        organisation.plan().stream()
                .filter(row -> row.choice() == PlanRow.Choice.DELEGATE)
                .flatMap(row -> row.delegates().stream()
                        .filter(delegate ->
                                away.leaver(delegate, noon(today), organisation).isPresent())
                        .map(delegate -> new Hole(
                                Kind.DELEGATE_LEFT,
                                row.unit(),
                                row.employee(),
                                Optional.of(delegate),
                                Optional.empty())))
                .forEach(holes::add);
        organisation.mailboxes().stream()
                .flatMap(mailbox -> deserted(mailbox, today).stream()
                        .map(day -> new Hole(
                                Kind.DESERTED,
                                mailbox.unit(),
                                mailbox.address().toString(),
                                Optional.empty(),
                                Optional.of(day))))
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
