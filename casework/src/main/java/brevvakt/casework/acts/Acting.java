package brevvakt.casework.acts;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.intake.Consequences;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.CaseRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/**
 * One act from its asking to its end, in one transaction: who may, whether it fits, what it writes, who is told. Of two
 * who act upon a case at once the second is told, and nothing of his is written.
 */
final class Acting {
    private static final int NOT_SEEN = -1;

    private final Workplace workplace;
    private final Permissions permissions;
    private final Consequences consequences;

    Acting(Workplace workplace) {
        this.workplace = workplace;
        this.consequences = new Consequences(workplace.registers(), workplace.correspondence());
        this.permissions = new Permissions(workplace.access());
    }

    /** What an act works with. */
    record Desk(Handle handle, CaseRow row, Organisation now, Person actor) {
        Case file() {
            return row.file();
        }

        /** What confirms the case on the way of another act; nothing where a human has said already what it is. */
        List<CaseEvent> confirmation() {
            return file().course().confirmed()
                    ? List.of()
                    : List.of(new CaseEvent.Confirmed(), new CaseEvent.Registered());
        }
    }

    /** What follows from an act: its events and what comes after them, or the reason against it. */
    record Plan(List<CaseEvent> events, Optional<String> refusal, After after) {
        static Plan of(CaseEvent... events) {
            return of(List.of(events));
        }

        static Plan of(List<CaseEvent> events) {
            return new Plan(events, Optional.empty(), (desk, row) -> {});
        }

        static Plan refused(String reason) {
            return new Plan(List.of(), Optional.of(reason), (desk, row) -> {});
        }

        Plan then(After further) {
            return new Plan(events, refusal, (desk, row) -> {
                after.then(desk, row);
                further.then(desk, row);
            });
        }
    }

    /** What is done in the same transaction once the events are written. */
    interface After {
        void then(Desk desk, CaseRow row);
    }

    /** The rule of one act. */
    interface Rule {
        Plan plan(Desk desk);
    }

    Done act(Act act, String number, String by, Rule rule) {
        Organisation now = workplace.organisation().get();
        Optional<Person> actor = now.person(by);
        if (actor.isEmpty()) {
            return new Done.Refused(Person.unknown(by));
        }
        AtomicInteger seen = new AtomicInteger(NOT_SEEN);
        return workplace.database().inTransaction(handle -> {
            Optional<CaseRow> row = CaseNumber.parse(number)
                    .flatMap(written -> workplace.registers().cases().find(handle, written));
            if (row.isEmpty()) {
                return new Done.Refused("there is no case " + number);
            }
            Desk desk = new Desk(handle, row.get(), now, actor.get());
            Optional<String> refusal =
                    overtaken(desk, seen).or(() -> permissions.refusal(act, desk.actor(), desk.file(), now));
            if (refusal.isPresent()) {
                return new Done.Refused(refusal.get());
            }
            Plan plan = rule.plan(desk);
            return plan.refusal().<Done>map(Done.Refused::new).orElseGet(() -> done(desk, plan));
        });
    }

    private Done done(Desk desk, Plan plan) {
        Instant at = workplace.clock().instant();
        CaseRow after = workplace
                .registers()
                .cases()
                .append(desk.handle(), desk.row(), at, desk.actor().username(), plan.events());
        plan.after().then(desk, after);
        boolean corrected = plan.events().stream().anyMatch(CaseEvent.Corrected.class::isInstance);
        CaseRow told = corrected ? consequences.atOnce(desk.handle(), after, desk.now(), at) : after;
        return new Done.Changed(consequences.toCaseSystem(desk.handle(), told, desk.now(), at));
    }

    /** The transaction is done again after a collision: the case has moved, and this act was meant for how it was. */
    private Optional<String> overtaken(Desk desk, AtomicInteger seen) {
        Case file = desk.file();
        int first = seen.compareAndExchange(NOT_SEEN, file.seq());
        if (first == NOT_SEEN || first == file.seq()) {
            return Optional.empty();
        }
        List<RecordedEvent> events = workplace.registers().cases().events(desk.handle(), file.number());
        RecordedEvent last = events.get(events.size() - 1);
        return Optional.of(last.actor() + " has just changed " + file.number() + " ("
                + last.event().type() + "); look at it and ask again");
    }
}
