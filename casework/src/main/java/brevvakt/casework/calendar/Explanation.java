package brevvakt.casework.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Why a promise falls due when it does, as facts; the words for them are in conf/texts.
 *
 * @param dayZero from which days are counted; the day of receipt unless the municipality rolls it forward
 * @param dayOne the first day that is counted, where days are counted
 * @param skipped the weekdays off on the way, in order
 */
public record Explanation(
        Rule rule,
        Instant received,
        ZoneId zone,
        LocalDate dayZero,
        Optional<LocalDate> dayOne,
        List<ClosedDay> skipped,
        LocalDate due) {

    /** How a day is found. */
    public enum Rule {
        /** So many working days after the day of receipt. */
        WORKING_DAYS,
        /** The day of receipt or the next working day. */
        RECORDS,
        /** The day of receipt, whatever day it is. */
        AT_ONCE,
        /** A month, and on to the next working day. */
        MONTH,
        /** A human named the day. */
        AGREED
    }

    /** A weekday on which the municipality is closed, and why. */
    public record ClosedDay(LocalDate day, Holiday holiday) {}

    public Explanation {
        skipped = List.copyOf(skipped);
    }

    /** What must be done on the day it comes. */
    public static Explanation atOnce(Instant received, ZoneId zone) {
        LocalDate day = received.atZone(zone).toLocalDate();
        return new Explanation(Rule.AT_ONCE, received, zone, day, Optional.empty(), List.of(), day);
    }

    /** A day that a human has promised, such as that of a follow-up. */
    public static Explanation agreed(Instant received, ZoneId zone, LocalDate due) {
        LocalDate day = received.atZone(zone).toLocalDate();
        return new Explanation(Rule.AGREED, received, zone, day, Optional.empty(), List.of(), due);
    }

    /** The date and time of receipt where the municipality is. */
    public LocalDateTime receivedLocally() {
        return received.atZone(zone).toLocalDateTime();
    }
}
