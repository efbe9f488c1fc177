package brevvakt.casework.texts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant as people read it in our mails and papers, to the minute: {@code 2026-12-18 14:00}. */
public final class Moment {
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Moment() {}

    /** The instant on the wall clocks of a zone. */
    public static String written(Instant at, ZoneId zone) {
        return DAY_AND_HOUR.format(at.atZone(zone));
    }
}
