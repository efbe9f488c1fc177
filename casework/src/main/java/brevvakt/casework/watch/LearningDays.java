package brevvakt.casework.watch;

import brevvakt.casework.learning.Measure;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.LearningRegister;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the calendar says to who shall learn: in January the yearly analysis (SEED-45), each month the workplace meeting
 * (SEED-48), and to the owner of a measure that it is due (SEED-33). Each is said once.
 */
public final class LearningDays {
    private final WatchPost post;
    private final Ladder ladder;
    private final LearningRegister register = new LearningRegister();

    public LearningDays(WatchPost post) {
        this.post = post;
        this.ladder = post.ladder();
    }

    /** Asked each working morning. */
    public void look(Instant now) {
        if (!post.hours().maySpeakAt(now)) {
            return;
        }
        LocalDate today = post.hours().dayOf(now);
        Organisation town = post.organisation().get();
        post.database().inTransaction(handle -> {
            if (isFirstWorkingDayOfMonth(today)) {
                town.units().forEach(unit -> town.managerOf(unit.id())
                        .ifPresent(manager -> month(handle, unit, manager, town, today, now)));
            }
            register.dueUpTo(handle, post.hours().workingDaysAfter(today, 1))
                    .forEach(measure -> due(handle, measure, town, now));
            return now;
        });
    }

    private boolean isFirstWorkingDayOfMonth(LocalDate today) {
        return post.hours().workingDaysBetween(today.withDayOfMonth(1).minusDays(1), today) == 1;
    }

    private void month(Handle handle, Unit unit, Person manager, Organisation town, LocalDate today, Instant now) {
        Map<String, String> gaps =
                Map.of("unit", unit.name(), "id", unit.id(), "year", Integer.toString(today.getYear() - 1));
        if (today.getMonth() == Month.JANUARY) {
            say(handle, "year:" + today.getYear() + ":" + unit.id(), "year_analysis", gaps, manager, town, now);
        }
        say(
                handle,
                "meeting:" + today.getYear() + "-" + today.getMonthValue() + ":" + unit.id(),
                "workplace_meeting",
                gaps,
                manager,
                town,
                now);
    }

    /** The owner hears a working day before, and the manager when the day is past. */
    private void due(Handle handle, Measure measure, Organisation town, Instant now) {
        Map<String, String> gaps =
                Map.of("id", Long.toString(measure.id()), "due", measure.dueOn().toString());
        boolean late = measure.dueOn().isBefore(post.hours().dayOf(now));
        Optional<Person> hearer = late ? town.managerOf(measure.unit()) : town.person(measure.owner());
        hearer.ifPresent(person -> say(
                handle,
                "measure:" + measure.id() + (late ? ":late" : ":due"),
                late ? "measure_late" : "measure_due",
                gaps,
                person,
                town,
                now));
    }

    private void say(
            Handle handle,
            String key,
            String phrase,
            Map<String, String> gaps,
            Person to,
            Organisation town,
            Instant now) {
        String words = post.texts()
                .words()
                .fill("message." + phrase, town.municipality().language(), gaps);
        OutboxMail mail = ladder.mail(
                "learning:" + key,
                OutboxKind.NOTICE,
                TextKind.NOTICE,
                Optional.empty(),
                to,
                Map.of(Placeholder.MESSAGE, words),
                "to " + to.username() + ": " + phrase,
                town,
                now);
        post.registers().outbox().owe(handle, mail);
    }
}
