package brevvakt.casework.organisation;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time of day at which somebody's morning letter may go: from 07:00 to 16:55, in steps of five minutes (DESIGN 5b). */
final class MorningTime {
    private static final Pattern WRITTEN = Pattern.compile("(?:0[7-9]|1[0-6]):[0-5][05]");

    private MorningTime() {}

    static Optional<LocalTime> parse(String text) {
        return Optional.of(text).filter(WRITTEN.asMatchPredicate()).map(LocalTime::parse);
    }
}
