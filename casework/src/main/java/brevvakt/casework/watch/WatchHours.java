package brevvakt.casework.watch;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.texts.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When the watch may speak: from 07 to 17 on working days, and never else (DESIGN 5b). */
public final class WatchHours {
    private static final LocalTime FIRST = LocalTime.of(7, 0);
    private static final LocalTime LAST = LocalTime.of(17, 0);

    private final WorkingCalendar calendar;
    private final ZoneId zone;

    public WatchHours(WorkingCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    boolean maySpeakAt(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return isWorkingDay(dayOf(now)) && !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** The fingerprint of the calendar by which days are counted. */
    Sha256 calendar() {
        return calendar.fingerprint();
    }

    boolean isWorkingDay(LocalDate day) {
        return calendar.isWorkingDay(day);
    }

    LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    LocalTime timeOf(Instant at) {
        return at.atZone(zone).toLocalTime();
    }

    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** When the day of an instant began. */
    Instant startOf(Instant at) {
        return dayOf(at).atStartOfDay(zone).toInstant();
    }

    /** The working days after one day, up to and with another. */
    int workingDaysBetween(LocalDate after, LocalDate until) {
        int counted = 0;
        for (LocalDate day = after.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                counted++;
            }
        }
        return counted;
    }

    /** The same time of day on the working day before. */
    Instant sameTimeOnWorkingDayBefore(Instant now) {
        LocalDate before = calendar.onOrBefore(dayOf(now).minusDays(1));
        return at(before, now.atZone(zone).toLocalTime());
    }

    /** So many working days after a day. */
    LocalDate workingDaysAfter(LocalDate day, int count) {
        LocalDate last = day;
        for (int counted = 0; counted < count; counted++) {
            last = calendar.nextAfter(last);
        }
        return last;
    }

    /** An instant as it is written in the mails of the watch. */
    String written(Instant at) {
        return Moment.written(at, zone);
    }
}
