package brevvakt.casework.standin;

import brevvakt.casework.absence.Emergency;
import brevvakt.casework.absence.Emergency.Step;
import brevvakt.casework.absence.EmergencyRules;
import brevvakt.casework.absence.Period;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The order of two managers that opens the mailbox of somebody who cannot be reached, step by step; each step tells whose
 * turn is next (SEED-104 to SEED-107). Nothing opens before IT has carried it out.
 */
public final class EmergencyActs {
    private final Desk desk;

    public EmergencyActs(Desk desk) {
        this.desk = desk;
    }

    private EmergencyRules rules() {
        return new EmergencyRules(desk.rules());
    }

    /** The unit manager orders. */
    public Decided<Emergency> order(
            String holder, String delegate, String reason, LocalDate from, LocalDate until, String by) {
        Optional<String> days = reason.isBlank()
                ? Optional.of("an emergency order needs a reason that the holder will read")
                : desk.rules().against(from, until);
        if (days.isPresent()) {
            return new Decided.Refused<>(days.get());
        }
        Emergency wanted = new Emergency(
                0,
                desk.usernameOf(holder),
                desk.usernameOf(delegate),
                reason,
                new Period(from, until),
                new Step(desk.usernameOf(by), desk.now()),
                Optional.empty(),
                Optional.empty());
        return desk.book().change(handle -> {
            Optional<String> refusal = rules().againstOrder(
                            wanted.holder(),
                            wanted.delegate(),
                            wanted.period(),
                            wanted.ordered().by());
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            long id = desk.away().emergencies().add(handle, wanted);
            Emergency order = desk.away().emergencies().find(handle, id).orElseThrow();
            desk.organisation()
                    .get()
                    .nearestManagerOf(order.ordered().by())
                    .ifPresent(above ->
                            tell(handle, TextKind.NOTICE_EMERGENCY_APPROVE, order, above, "manager above the orderer"));
            return new Decided.Done<>(order);
        });
    }

    /** That manager's own manager agrees. */
    public Decided<Emergency> approve(long id, String by) {
        return step(id, by, EmergencyRules::againstApproval, (handle, step) -> {
            desk.away().emergencies().approve(handle, id, step);
            return order -> itPeople(order)
                    .forEach(person ->
                            tell(handle, TextKind.NOTICE_EMERGENCY_EXECUTE, order, person, "IT, who carries it out"));
        });
    }

    /** IT carries it out: from now, or from its first day, the delegate reads. */
    public Decided<Emergency> execute(long id, String by) {
        return step(id, by, EmergencyRules::againstExecution, (handle, step) -> {
            desk.away().emergencies().execute(handle, id, step);
            return order -> {
                Organisation now = desk.organisation().get();
                now.person(order.delegate())
                        .ifPresent(delegate ->
                                tell(handle, TextKind.NOTICE_EMERGENCY_DELEGATE, order, delegate, "the delegate"));
                now.person(order.holder())
                        .ifPresent(
                                holder -> tell(handle, TextKind.NOTICE_EMERGENCY_HOLDER, order, holder, "the holder"));
            };
        });
    }

    private interface Against {
        Optional<String> reason(EmergencyRules rules, Emergency order, String by);
    }

    private Decided<Emergency> step(
            long id, String by, Against against, BiFunction<Handle, Step, Consumer<Emergency>> work) {
        String person = desk.usernameOf(by);
        return desk.book().change(handle -> {
            Optional<Emergency> order = desk.away().emergencies().find(handle, id);
            Optional<String> refusal = order.isEmpty()
                    ? Optional.of("there is no emergency order " + id)
                    : against.reason(rules(), order.get(), person);
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            Consumer<Emergency> telling = work.apply(handle, new Step(person, desk.now()));
            Emergency after = desk.away().emergencies().find(handle, id).orElseThrow();
            telling.accept(after);
            return new Decided.Done<>(after);
        });
    }

    /** Those of IT who have no part in the order themselves. */
    private List<Person> itPeople(Emergency order) {
        return desk.organisation().get().peopleWith(Role.IT).stream()
                .filter(person -> !person.username().equals(order.ordered().by()))
                .filter(person -> !person.username().equals(order.delegate()))
                .toList();
    }

    private void tell(Handle handle, TextKind kind, Emergency order, Person to, String why) {
        AwayMail mail = desk.mail();
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.EMPLOYEE, mail.nameOf(order.holder()));
        facts.put(Placeholder.SUBSTITUTE, mail.nameOf(order.delegate()));
        facts.put(Placeholder.FIRST_DAY, order.period().from().toString());
        facts.put(Placeholder.LAST_DAY, order.period().until().toString());
        facts.put(Placeholder.ORDERED_BY, mail.nameOf(order.ordered().by()));
        facts.put(Placeholder.REASON, order.reason());
        facts.put(Placeholder.ORDER_ID, Long.toString(order.id()));
        String key = "emergency:" + order.id() + ":" + kind;
        desk.registers()
                .outbox()
                .owe(handle, mail.notice(kind, key, to, facts, "emergency " + order.id() + ", " + why, desk.now()));
    }
}
