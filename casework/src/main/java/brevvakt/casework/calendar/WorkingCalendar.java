package brevvakt.casework.calendar;

import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The days on which the municipality is open: no Saturday, no Sunday, no holiday, no eve that is kept as one, and no day
 * off by its own decision.
 *
 * <p>A calendar answers for the years 2005 to 2199. Asked about any other year it refuses, since holidays were different
 * before, and a holiday it has not heard of would make a deadline a day too early.
 */
public final class WorkingCalendar {
    private final SwedishHolidays holidays;
    private final Set<LocalDate> localDays;
    private final DayZero dayZero;

    /** The local days are those of the municipality's own decision, beside the Swedish holidays. */
    public WorkingCalendar(Set<LocalDate> localDays, DayZero dayZero) {
        this(new SwedishHolidays(), Set.copyOf(localDays), dayZero);
    }

    private WorkingCalendar(SwedishHolidays holidays, Set<LocalDate> localDays, DayZero dayZero) {
        this.holidays = holidays;
        this.localDays = localDays;
        this.dayZero = dayZero;
    }

    /** The same calendar without local days off: a records request knows none (DOMAIN 4.1). */
    public WorkingCalendar statutory() {
        return new WorkingCalendar(holidays, Set.of(), dayZero);
    }

    public boolean isWorkingDay(LocalDate day) {
        Optional<Holiday> holiday = holidayOn(day);
        return !isWeekend(day) && holiday.isEmpty();
    }

    /** Why the municipality is closed on that day, beside its being a Saturday or Sunday. */
    public Optional<Holiday> holidayOn(LocalDate day) {
        return Optional.ofNullable(holidays.of(day.getYear()).get(day))
                .or(() -> localDays.contains(day) ? Optional.of(Holiday.LOCAL_DAY) : Optional.empty());
    }

    /** Differs from that of another calendar where any day or the rule of counting differs, in the years of both. */
    public Sha256 fingerprint() {
        String days = IntStream.rangeClosed(SwedishHolidays.FIRST_YEAR, SwedishHolidays.LAST_YEAR)
                .mapToObj(year -> holidays.of(year).keySet().stream())
                .reduce(localDays.stream(), Stream::concat)
                .distinct()
                .sorted()
                .map(LocalDate::toString)
                .collect(Collectors.joining(" ", dayZero + " ", ""));
        return Sha256.of(days.getBytes(StandardCharsets.UTF_8));
    }

    /** The first working day after a day. */
    public LocalDate nextAfter(LocalDate day) {
        return onOrAfter(day.plusDays(1));
    }

    /** The day itself, or the next working day where it is none. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The day itself, or the last working day before it where it is none. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /** Why a promise of working days falls due when it does. */
    public Explanation explain(WorkingDays promise, Instant received, ZoneId zone) {
        LocalDate from = dayZeroOf(dayOf(received, zone));
        LocalDate due = lastDayOf(promise, dayOf(received, zone));
        return new Explanation(
                Explanation.Rule.WORKING_DAYS,
                received,
                zone,
                from,
                Optional.of(nextAfter(from)),
                closedBetween(from, due),
                due);
    }

    /** Why a records request falls due when it does. */
    public Explanation explainRecords(Instant received, ZoneId zone) {
        LocalDate day = dayOf(received, zone);
        LocalDate due = Deadline.forRecords(day, this).lastDay();
        return new Explanation(
                Explanation.Rule.RECORDS,
                received,
                zone,
                day,
                Optional.empty(),
                statutory().closedBetween(day.minusDays(1), due),
                due);
    }

    /** Why a month's time falls due when it does. */
    public Explanation explainMonth(Instant received, ZoneId zone) {
        LocalDate day = dayOf(received, zone);
        LocalDate due = Deadline.monthAfter(day, this).lastDay();
        return new Explanation(
                Explanation.Rule.MONTH,
                received,
                zone,
                day,
                Optional.empty(),
                closedBetween(day.plusMonths(1).minusDays(1), due),
                due);
    }

    LocalDate lastDayOf(WorkingDays promise, LocalDate received) {
        LocalDate day = dayZeroOf(received);
        for (int counted = 0; counted < promise.count(); counted++) {
            day = nextAfter(day);
        }
        return day;
    }

    private LocalDate dayZeroOf(LocalDate received) {
        return dayZero == DayZero.ROLL_FORWARD ? onOrAfter(received) : received;
    }

    /** The weekdays off after the first day, up to and with the last. */
    private List<Explanation.ClosedDay> closedBetween(LocalDate first, LocalDate last) {
        List<Explanation.ClosedDay> closed = new ArrayList<>();
        for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (!isWeekend(day)) {
                LocalDate weekday = day;
                holidayOn(day).ifPresent(holiday -> closed.add(new Explanation.ClosedDay(weekday, holiday)));
            }
        }
        return closed;
    }

    private static LocalDate dayOf(Instant received, ZoneId zone) {
        return received.atZone(zone).toLocalDate();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
