package brevvakt.casework.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The Swedish holidays of a year. Only the days of DOMAIN 4.1 are taken from the library, so that one it may add later
 * moves no deadline; should it lose one, the year is refused.
 */
final class SwedishHolidays {
    /** The year in which nationaldagen became a holiday and annandag pingst ceased to be one. */
    static final int FIRST_YEAR = 2005;

    static final int LAST_YEAR = 2199;

    private static final Map<String, Holiday> BY_NAME = Arrays.stream(Holiday.values())
            .filter(holiday -> holiday != Holiday.LOCAL_DAY)
            .collect(Collectors.toUnmodifiableMap(Holiday::name, Function.identity()));

    private final HolidayManager library = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));
    private final Map<Integer, Map<LocalDate, Holiday>> years = new ConcurrentHashMap<>();

    Map<LocalDate, Holiday> of(int year) {
        Map<LocalDate, Holiday> known = years.get(year);
        return known != null ? known : years.computeIfAbsent(year, this::ask);
    }

    private synchronized Map<LocalDate, Holiday> ask(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "the calendar knows the years " + FIRST_YEAR + " to " + LAST_YEAR + ", not " + year);
        }
        Map<LocalDate, Holiday> days = new HashMap<>();
        Set<Holiday> missing = EnumSet.complementOf(EnumSet.of(Holiday.LOCAL_DAY));
        for (de.focus_shift.jollyday.core.Holiday day : library.getHolidays(Year.of(year))) {
            Holiday holiday = BY_NAME.get(day.getPropertiesKey().replace("christian.", ""));
            if (holiday != null) {
                missing.remove(holiday);
                days.merge(day.getDate(), holiday, SwedishHolidays::firstOf);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the holidays of " + year + " lack " + missing);
        }
        return Map.copyOf(days);
    }

    /** Two may fall on one day, as första maj and Kristi himmelsfärdsdag did in 2008. */
    private static Holiday firstOf(Holiday one, Holiday other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
