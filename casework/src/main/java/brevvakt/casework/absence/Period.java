package brevvakt.casework.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of the municipality from one up to and with another (DESIGN 5b). */
public record Period(LocalDate from, LocalDate until) {

    public Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a period ends before it begins: " + from + " to " + until);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    public boolean overlaps(Period other) {
        return !from.isAfter(other.until) && !until.isBefore(other.from);
    }

    /** The other period lies within this one. */
    boolean covers(Period other) {
        return contains(other.from) && contains(other.until);
    }

    /** The midnight with which it begins. */
    public Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The midnight that ends its last day. */
    public Instant end(ZoneId zone) {
        return until.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public String toString() {
        return from + " to " + until;
    }
}
