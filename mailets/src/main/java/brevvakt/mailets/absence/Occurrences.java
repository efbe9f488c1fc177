package brevvakt.mailets.absence;

import brevvakt.casework.absence.EntryFault;
import brevvakt.casework.absence.Period;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.TemporalAmountAdapter;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/** When an event takes place, as whole days of the municipality, by the day in its own zone on which each begins. */
final class Occurrences {
    /** An event that lies over these hours takes the whole working day. */
    private static final LocalTime CORE_BEGINS = LocalTime.of(9, 0);

    private static final LocalTime CORE_ENDS = LocalTime.of(15, 0);
    private static final int LONGEST_RULE = 500;
    private static final int MOST_RULES = 5;
    private static final int MOST_DATES = 2_000;
    private static final int OLDEST_YEAR = 1970;
    private static final int LONGEST_DAYS = 100;

    private final ZoneId zone;
    private final Zones zones;
    private final LocalDate today;
    private final LocalDate horizon;

    /**
     * @param today occurrences of a series that are over by then are left out
     * @param horizon the last day to which a series is followed
     */
    Occurrences(ZoneId zone, Zones zones, LocalDate today, LocalDate horizon) {
        this.zone = zone;
        this.zones = zones;
        this.today = today;
        this.horizon = horizon;
    }

    /** Why an event has no days that can be told. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final EntryFault fault;

        Unfit(EntryFault fault) {
            this.fault = fault;
        }

        EntryFault fault() {
            return fault;
        }
    }

    /** The days by the day on which the occurrence begins; one without a whole day has none. */
    SortedMap<LocalDate, Optional<Period>> of(Map<String, List<Lines.Field>> event) throws Unfit {
        try {
            return days(event);
        } catch (DateTimeException | ArithmeticException e) {
            throw new Unfit(EntryFault.NO_DAYS);
        }
    }

    /** The day that a RECURRENCE-ID means in the zone of a series; of the field itself where no series is known. */
    LocalDate instance(Lines.Field field, Optional<Lines.Field> seriesStart) throws Unfit {
        try {
            Moment meant = Moment.of(field.value(), field, zones);
            return seriesStart.isEmpty()
                    ? meant.local().toLocalDate()
                    : meant.dayAt(Moment.of(seriesStart.get().value(), seriesStart.get(), zones));
        } catch (DateTimeException e) {
            throw new Unfit(EntryFault.NO_DAYS);
        }
    }

    private SortedMap<LocalDate, Optional<Period>> days(Map<String, List<Lines.Field>> event) throws Unfit {
        Lines.Field written = first(event, "DTSTART").orElseThrow(() -> new Unfit(EntryFault.NO_DAYS));
        Moment start = Moment.of(written.value(), written, zones);
        Moment end = end(event, start);
        if (end.instant().isBefore(start.instant())) {
            throw new Unfit(EntryFault.REVERSED);
        }
        SortedMap<LocalDate, Optional<Period>> days = new TreeMap<>();
        if (!repeats(event)) {
            days.put(start.local().toLocalDate(), whole(start, end));
            return days;
        }
        Duration lasting = Duration.between(start.instant(), end.instant());
        if (lasting.toDays() > LONGEST_DAYS) {
            throw new Unfit(EntryFault.TOO_OFTEN);
        }
        for (LocalDateTime begins : starts(event, start, lasting)) {
            Moment from = start.at(begins);
            Moment until = start.allDay()
                    ? start.at(begins.plusDays(ChronoUnit.DAYS.between(start.local(), end.local())))
                    : new Moment(
                            false,
                            LocalDateTime.ofInstant(
                                    from.instant().plus(lasting),
                                    start.rules().getOffset(from.instant().plus(lasting))),
                            start.rules());
            days.put(begins.toLocalDate(), whole(from, until));
        }
        return days;
    }

    /** It has more than one occurrence. */
    static boolean repeats(Map<String, List<Lines.Field>> event) {
        return event.containsKey("RRULE") || event.containsKey("RDATE");
    }

    private static Optional<Lines.Field> first(Map<String, List<Lines.Field>> event, String name) {
        return event.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Exclusive; an event without an end is a day, or a moment (RFC 5545 3.6.1). */
    private Moment end(Map<String, List<Lines.Field>> event, Moment start) {
        Optional<Lines.Field> end = first(event, "DTEND");
        if (end.isPresent()) {
            Moment written = Moment.of(end.get().value(), end.get(), zones);
            boolean sameDay = start.allDay() && written.local().equals(start.local());
            return sameDay ? written.at(written.local().plusDays(1)) : written;
        }
        Optional<Lines.Field> lasting = first(event, "DURATION");
        if (lasting.isPresent()) {
            return start.plus(
                    TemporalAmountAdapter.parse(lasting.get().value().strip()).getDuration());
        }
        return start.allDay() ? start.at(start.local().plusDays(1)) : start;
    }

    private Optional<Period> whole(Moment start, Moment end) {
        LocalDateTime from = start.in(zone);
        LocalDateTime until = end.in(zone);
        LocalDate first =
                from.toLocalTime().isAfter(CORE_BEGINS) ? from.toLocalDate().plusDays(1) : from.toLocalDate();
        LocalDate last =
                until.toLocalTime().isBefore(CORE_ENDS) ? until.toLocalDate().minusDays(1) : until.toLocalDate();
        return last.isBefore(first) ? Optional.empty() : Optional.of(new Period(first, last));
    }

    /** When the occurrences begin, on the wall of the event's own zone. */
    private TreeSet<LocalDateTime> starts(Map<String, List<Lines.Field>> event, Moment start, Duration lasting)
            throws Unfit {
        if (start.local().getYear() < OLDEST_YEAR) {
            throw new Unfit(EntryFault.TOO_OFTEN);
        }
        LocalDate earliest = today.minusDays(lasting.toDays() + 2);
        TreeSet<LocalDateTime> starts = new TreeSet<>();
        if (!start.local().toLocalDate().isBefore(earliest)
                && !start.local().toLocalDate().isAfter(horizon)) {
            starts.add(start.local());
        }
        List<Lines.Field> rules = event.getOrDefault("RRULE", List.of());
        if (rules.size() > MOST_RULES) {
            throw new Unfit(EntryFault.TOO_OFTEN);
        }
        for (Lines.Field rule : rules) {
            starts.addAll(following(rule.value(), start, earliest));
        }
        for (Moment more : moments(event, "RDATE")) {
            LocalDate day = more.dayAt(start);
            if (!day.isBefore(earliest) && !day.isAfter(horizon)) {
                starts.add(day.atTime(more.allDay() ? start.local().toLocalTime() : wall(more, start)));
            }
        }
        for (Moment gone : moments(event, "EXDATE")) {
            LocalDate day = gone.dayAt(start);
            starts.removeIf(begins -> begins.toLocalDate().equals(day));
        }
        return starts;
    }

    private static LocalTime wall(Moment moment, Moment place) {
        return LocalDateTime.ofInstant(moment.instant(), place.rules().getOffset(moment.instant()))
                .toLocalTime();
    }

    private List<Moment> moments(Map<String, List<Lines.Field>> event, String name) throws Unfit {
        List<Moment> moments = event.getOrDefault(name, List.of()).stream()
                .flatMap(field -> List.of(field.value().split(",")).stream()
                        .limit(MOST_DATES + 1L)
                        .filter(value -> !value.isBlank())
                        .map(value -> Moment.of(value.split("/")[0], field, zones)))
                .limit(MOST_DATES + 1L)
                .toList();
        if (moments.size() > MOST_DATES) {
            throw new Unfit(EntryFault.TOO_OFTEN);
        }
        return moments;
    }

    private List<LocalDateTime> following(String rule, Moment start, LocalDate earliest) throws Unfit {
        if (rule.length() > LONGEST_RULE) {
            throw new Unfit(EntryFault.TOO_OFTEN);
        }
        try {
            if (start.allDay()) {
                Recur<LocalDate> recurrence = bounded(new Recur<>(rule, true));
                return recurrence.getDates(start.local().toLocalDate(), earliest, horizon).stream()
                        .map(LocalDate::atStartOfDay)
                        .toList();
            }
            Recur<LocalDateTime> recurrence = bounded(new Recur<>(rule, true));
            return recurrence.getDates(start.local(), earliest.atStartOfDay(), horizon.atTime(LocalTime.MAX));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new Unfit(EntryFault.TOO_OFTEN);
        }
    }

    /** A rule of days at most; what is finer is no absence, and would be a bomb. */
    private static <T extends java.time.temporal.Temporal> Recur<T> bounded(Recur<T> rule) throws Unfit {
        boolean days = rule.getFrequency() == Frequency.DAILY
                || rule.getFrequency() == Frequency.WEEKLY
                || rule.getFrequency() == Frequency.MONTHLY
                || rule.getFrequency() == Frequency.YEARLY;
        if (!days
                || !rule.getHourList().isEmpty()
                || !rule.getMinuteList().isEmpty()
                || !rule.getSecondList().isEmpty()) {
            throw new Unfit(EntryFault.TOO_OFTEN);
        }
        return rule;
    }
}
