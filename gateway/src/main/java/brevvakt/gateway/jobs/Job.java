package brevvakt.gateway.jobs;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.quartz.CronExpression;

/**
 * Something that is done at fixed times of the municipality's day. Doing it twice at the same instant is harmless.
 *
 * @param cron when, in the zone of the house
 * @param wanted whether there is anything to do at one of its times; the simulated clock does not stop where there is not
 * @param work one call of a rule, with the instant
 */
public record Job(String name, CronExpression cron, Predicate<Instant> wanted, Consumer<Instant> work) {

    /** A job by its expression; one that does not parse is our own mistake. */
    public static Job at(String name, String cron, ZoneId zone, Consumer<Instant> work) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return new Job(name, expression, at -> true, work);
        } catch (ParseException e) {
            throw new IllegalArgumentException("job " + name + " has no such times: " + cron, e);
        }
    }

    /** The same job, done only at those of its times. */
    public Job where(Predicate<Instant> times) {
        return new Job(name, cron, wanted.and(times), work);
    }

    Optional<Instant> nextAfter(Instant instant) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(instant)))
                .map(Date::toInstant);
    }
}
