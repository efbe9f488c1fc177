package brevvakt.casework.reports;

import brevvakt.casework.store.QueueRegister.Stay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a day brought to the queue of the service centre and what became of it (SEED-30). */
public final class QueueDays {
    private QueueDays() {}

    /**
     * One day.
     *
     * @param came how many began to wait
     * @param passed how many went to a unit manager
     * @param otherwise how many left it in another way, such as confirmed where they are
     * @param medianMinutes from coming to being passed on, of those passed on that day; empty where none was
     */
    public record Day(LocalDate day, int came, int passed, int otherwise, Optional<Long> medianMinutes) {}

    /** The days from the first to the last, both included. */
    public static List<Day> of(List<Stay> stays, LocalDate from, LocalDate until, ZoneId zone) {
        List<Day> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            LocalDate today = day;
            List<Stay> left = stays.stream()
                    .filter(stay ->
                            stay.left().filter(at -> isOn(at, today, zone)).isPresent())
                    .toList();
            List<Long> minutes = left.stream()
                    .filter(Stay::passed)
                    .flatMap(stay -> stay
                            .left()
                            .map(at -> Duration.between(stay.came(), at).toMinutes())
                            .stream())
                    .sorted()
                    .toList();
            days.add(new Day(
                    day,
                    (int) stays.stream()
                            .filter(stay -> isOn(stay.came(), today, zone))
                            .count(),
                    minutes.size(),
                    left.size() - minutes.size(),
                    median(minutes)));
        }
        return days;
    }

    private static boolean isOn(Instant at, LocalDate day, ZoneId zone) {
        return at.atZone(zone).toLocalDate().equals(day);
    }

    private static Optional<Long> median(List<Long> sorted) {
        int count = sorted.size();
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(
                count % 2 == 1 ? sorted.get(count / 2) : (sorted.get(count / 2 - 1) + sorted.get(count / 2)) / 2);
    }
}
