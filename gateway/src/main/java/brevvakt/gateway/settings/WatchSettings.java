package brevvakt.gateway.settings;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When the morning letters go, and to whom.
 *
 * @param digestAt the time of day, on working days, from 07:00 to 16:59 (DESIGN 5b)
 * @param whenQuiet whether somebody who has nothing to hear gets a letter all the same
 */
public record WatchSettings(LocalTime digestAt, WhenQuiet whenQuiet) {
    private static final LocalTime USUAL = LocalTime.of(7, 30);
    private static final LocalTime FIRST = LocalTime.of(7, 0);
    private static final LocalTime LAST = LocalTime.of(16, 59);

    /** What becomes of a morning on which there is nothing to say. */
    public enum WhenQuiet {
        SILENCE,
        LETTER
    }

    static WatchSettings of(Section section) {
        LocalTime at = section.scalar("digestAt", "a time from 07:00 to 16:59, in quotes", WatchSettings::time)
                .orElse(USUAL);
        section.note("digestAt", at.toString());
        WatchSettings settings = new WatchSettings(at, section.word("whenQuiet", WhenQuiet.class, WhenQuiet.SILENCE));
        section.nothingElse();
        return settings;
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text))
                    .filter(time -> time.getSecond() == 0 && !time.isBefore(FIRST) && !time.isAfter(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same as Quartz writes it. */
    public String cron() {
        return "0 " + digestAt.getMinute() + " " + digestAt.getHour() + " ? * MON-FRI";
    }
}
