package brevvakt.casework.reports;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.Register;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** How figures are written: small ones about individuals not at all, shares in whole percent. */
final class Figures {
    /** Fewer than this of something individual might be recognised (DOMAIN 7). */
    private static final int SMALL = 5;

    /** Stands where there is nothing to count, or nothing to compare. */
    static final String NONE = "–";

    private Figures() {}

    static String count(long count) {
        return Long.toString(count);
    }

    /** There are so few matters about individuals that somebody might be recognised. */
    static boolean isSmall(long count) {
        return count > 0 && count < SMALL;
    }

    /** It concerns an individual, so that it is counted apart. */
    static boolean isIndividual(Case file) {
        return file.register() == Register.RESTRICTED;
    }

    /** A count of matters about individuals. */
    static String individual(long count) {
        return isSmall(count) ? "<" + SMALL : Long.toString(count);
    }

    /** All matters, so that nobody can take the small number away from it. */
    static String together(long general, long individual) {
        return isSmall(individual) ? count(general) + " + " + individual(individual) : count(general + individual);
    }

    /** More or fewer than the year before, with its sign. */
    static String change(long before, long now) {
        return String.format(Locale.ROOT, "%+d", now - before);
    }

    static String changeInPercent(long before, long now) {
        return before == 0 ? NONE : String.format(Locale.ROOT, "%+d %%", Math.round(100.0 * (now - before) / before));
    }

    static String share(long part, long whole) {
        return whole == 0 ? NONE : String.format(Locale.ROOT, "%d %%", Math.round(100.0 * part / whole));
    }

    /** The working days of an answer; the day of receipt is day zero (SEED-35). */
    static int workingDays(WorkingCalendar calendar, LocalDate received, LocalDate until) {
        return (int) received.plusDays(1)
                .datesUntil(until.isBefore(received) ? received.plusDays(1) : until.plusDays(1))
                .filter(calendar::isWorkingDay)
                .count();
    }

    /** The value below which so many hundredths lie; a line where there is none. */
    static String percentile(List<Integer> values, int hundredths) {
        if (values.isEmpty()) {
            return NONE;
        }
        List<Integer> sorted = values.stream().sorted().toList();
        int place = (int) Math.ceil(hundredths / 100.0 * sorted.size());
        return Integer.toString(sorted.get(Math.max(0, place - 1)));
    }
}
