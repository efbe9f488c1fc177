package brevvakt.gateway.jobs;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.quartz.CronExpression;

/**
 * Something that is done at fixed times of the municipality's day. Doing it twice at the same instant is harmless.
 *
 * @param cron when, in the zone of the house
 * @param work one call of a rule, with the instant
 */
public record Job(String name, CronExpression cron, Consumer<Instant> work) {

    /** A job by its expression; one that does not parse is our own mistake. */
    public static Job at(String name, String cron, ZoneId zone, Consumer<Instant> work) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return new Job(name, expression, work);
        } catch (ParseException e) {
            throw new IllegalArgumentException("job " + name + " has no such times: " + cron, e);
        }
    }

    Optional<Instant> nextAfter(Instant instant) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(instant)))
                .map(Date::toInstant);
    }
}
