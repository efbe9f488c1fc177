package brevvakt.casework.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Arithmetic of days that lie apart from each other. */
public final class Days {

    private Days() {}

    /** The same days in order, those that touch or overlap made one period. */
    public static List<Period> merged(List<Period> periods) {
        List<Period> merged = new ArrayList<>();
        periods.stream().sorted(Comparator.comparing(Period::from)).forEach(next -> {
            Period last = merged.isEmpty() ? next : merged.get(merged.size() - 1);
            if (merged.isEmpty() || next.from().isAfter(last.until().plusDays(1))) {
                merged.add(next);
            } else if (next.until().isAfter(last.until())) {
                merged.set(merged.size() - 1, new Period(last.from(), next.until()));
            }
        });
        return List.copyOf(merged);
    }

    /** The days without those of another period. */
    public static List<Period> without(List<Period> periods, Period gone) {
        List<Period> rest = new ArrayList<>();
        for (Period period : periods) {
            if (!period.overlaps(gone)) {
                rest.add(period);
                continue;
            }
            add(rest, period.from(), gone.from().minusDays(1));
            add(rest, gone.until().plusDays(1), period.until());
        }
        return List.copyOf(rest);
    }

    private static void add(List<Period> periods, LocalDate from, LocalDate until) {
        if (!until.isBefore(from)) {
            periods.add(new Period(from, until));
        }
    }
}
