package brevvakt.casework.routine;

import brevvakt.casework.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The versions of the routine, in order (SEED-03). Each holds from its first day until the day before the next one; the
 * first also holds for all days before it.
 */
public record Routine(List<RoutineVersion> versions) {

    public Routine {
        versions = versions.stream()
                .sorted(Comparator.comparing(RoutineVersion::validFrom))
                .toList();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a routine has at least one version");
        }
    }

    /** The routine as it was revised last when this house was built: five, five, two and ten working days. */
    public static Routine ofTheSeed() {
        return new Routine(List.of(new RoutineVersion(
                LocalDate.of(2015, 10, 30),
                "2015-10-30",
                new WorkingDays(5),
                new WorkingDays(5),
                new WorkingDays(2),
                new WorkingDays(10))));
    }

    /** The version by which what came on a Stockholm day is judged. */
    public RoutineVersion on(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(versions.get(0));
    }
}
