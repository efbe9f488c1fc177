package brevvakt.index.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day, a month, a year, or a stretch between two of them: {@code 2026-06..2026-08}, {@code yesterday}, {@code 2026..}. */
final class Days {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?");

    private record Stretch(LocalDate first, LocalDate last) {}

    private Days() {}

    static Wanted.Received of(String written, int at, LocalDate today) throws Misunderstood {
        int dots = written.indexOf("..");
        if (dots < 0) {
            Stretch one = stretch(written, at, today);
            return new Wanted.Received(Optional.of(one.first()), Optional.of(one.last()), at);
        }
        String from = written.substring(0, dots);
        String until = written.substring(dots + 2);
        if (from.isEmpty() && until.isEmpty()) {
            throw new Misunderstood(at, "a stretch of time has a beginning or an end");
        }
        Optional<LocalDate> first = from.isEmpty()
                ? Optional.empty()
                : Optional.of(stretch(from, at, today).first());
        Optional<LocalDate> last = until.isEmpty()
                ? Optional.empty()
                : Optional.of(stretch(until, at + dots + 2, today).last());
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            throw new Misunderstood(at, "this stretch of time ends before it begins");
        }
        return new Wanted.Received(first, last, at);
    }

    private static Stretch stretch(String written, int at, LocalDate today) throws Misunderstood {
        if (written.equals("today")) {
            return new Stretch(today, today);
        }
        if (written.equals("yesterday")) {
            return new Stretch(today.minusDays(1), today.minusDays(1));
        }
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw unclear(written, at);
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            if (parts.group(2) == null) {
                return new Stretch(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
            if (parts.group(3) == null) {
                return new Stretch(month.atDay(1), month.atEndOfMonth());
            }
            LocalDate day = month.atDay(Integer.parseInt(parts.group(3)));
            return new Stretch(day, day);
        } catch (DateTimeException e) {
            throw unclear(written, at);
        }
    }

    private static Misunderstood unclear(String written, int at) {
        return new Misunderstood(
                at,
                "'" + written + "' is no day; write 2026-06-12, 2026-06, 2026, today, yesterday, or two of them with .."
                        + " between");
    }
}
