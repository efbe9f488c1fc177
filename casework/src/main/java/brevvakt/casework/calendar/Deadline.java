package brevvakt.casework.calendar;

import java.time.LocalDate;

/** The last day on which a promise is still kept. */
public record Deadline(LocalDate lastDay) implements Comparable<Deadline> {

    /** The day of receipt is day zero, whatever the hour (SEED-35, SEED-12). */
    public static Deadline counting(WorkingDays promise, LocalDate received, WorkingCalendar calendar) {
        return new Deadline(calendar.lastDayOf(promise, received));
    }

    /** The day of receipt, whatever day it is: for what cannot wait for Monday (SEED-26, LAW-45). */
    public static Deadline atOnce(LocalDate received) {
        return new Deadline(received);
    }

    /** The day of receipt or the next working day; local days off are no excuse (SEED-93, LAW-13). */
    public static Deadline forRecords(LocalDate received, WorkingCalendar calendar) {
        return new Deadline(calendar.statutory().onOrAfter(received));
    }

    /**
     * A month after a day: the same day of the next month, or its last where it has none, moved to the next working day
     * where it falls on a day off. So an account closes after its holder has left (SEED-113, DOMAIN 4.5).
     */
    public static Deadline monthAfter(LocalDate day, WorkingCalendar calendar) {
        return new Deadline(calendar.onOrAfter(day.plusMonths(1)));
    }

    public boolean isMissedOn(LocalDate today) {
        return today.isAfter(lastDay);
    }

    @Override
    public int compareTo(Deadline other) {
        return lastDay.compareTo(other.lastDay);
    }
}
