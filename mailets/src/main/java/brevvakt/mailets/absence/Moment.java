package brevvakt.mailets.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.time.zone.ZoneRules;
import net.fortuna.ical4j.model.TemporalAdapter;

/**
 * A day or a time as a calendar file writes it.
 *
 * @param allDay a day, without any time
 * @param local as it stands on the wall where the entry was written
 * @param rules of the time zone there
 */
record Moment(boolean allDay, LocalDateTime local, ZoneRules rules) {

    /** The value of a field; throws {@code DateTimeException} where it is none. */
    static Moment of(String value, Lines.Field field, Zones zones) {
        Temporal written = TemporalAdapter.parse(value.strip()).getTemporal();
        if (written instanceof LocalDate day) {
            return new Moment(true, day.atStartOfDay(), zones.home());
        }
        if (written instanceof LocalDateTime local) {
            return new Moment(
                    false, local, field.parameter("TZID").map(zones::of).orElseGet(zones::home));
        }
        return new Moment(
                false, LocalDateTime.ofInstant(Instant.from(written), ZoneOffset.UTC), ZoneOffset.UTC.getRules());
    }

    Instant instant() {
        return local.toInstant(rules.getOffset(local));
    }

    /** The time on the wall of another place; a day is the same day everywhere. */
    LocalDateTime in(ZoneId zone) {
        return allDay ? local : LocalDateTime.ofInstant(instant(), zone);
    }

    /** The day it is where this other moment was written. */
    LocalDate dayAt(Moment place) {
        return allDay
                ? local.toLocalDate()
                : LocalDateTime.ofInstant(instant(), place.rules().getOffset(instant()))
                        .toLocalDate();
    }

    Moment at(LocalDateTime other) {
        return new Moment(allDay, other, rules);
    }

    Moment plus(TemporalAmount amount) {
        return at(local.plus(amount));
    }
}
