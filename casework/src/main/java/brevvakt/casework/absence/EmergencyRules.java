package brevvakt.casework.absence;

import brevvakt.casework.organisation.Person;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What stands against an emergency order at each of its three steps (SEED-105). Three people take them: the unit
 * manager, that manager's own manager, and somebody of IT; who they are is asked of the organisation anew each time.
 */
public record EmergencyRules(AbsenceRules rules) {
    private static final long LONGEST_DAYS = 92;

    private ChainOfCommand chain() {
        return new ChainOfCommand(rules.organisation());
    }

    public Optional<String> againstOrder(String holder, String delegate, Period period, String by) {
        if (rules.organisation().person(holder).isEmpty()) {
            return Optional.of(Person.unknown(holder));
        }
        return notManager(holder, by)
                .or(() -> ChronoUnit.DAYS.between(period.from(), period.until()) >= LONGEST_DAYS
                        ? Optional.of("an emergency lasts three months at most, not from " + period)
                        : Optional.empty())
                .or(() -> rules.againstDelegates(holder, List.of(delegate), period))
                .or(() -> alreadyOpen(holder))
                .or(() -> rules.away()
                        .leaver(holder, rules.now(), rules.organisation())
                        .map(departure -> holder + " has left; the mail is read by " + departure.substitute()));
    }

    private Optional<String> notManager(String holder, String by) {
        return chain().isUnitManagerOf(by, holder)
                ? Optional.empty()
                : Optional.of(by + " may not order access to the mail of " + holder + ": that is for "
                        + name(chain().unitManagerOf(holder), "the unit manager, who is missing in the organisation"));
    }

    /** Where a standing delegation exists it is used, and nothing is ordered (SEED-107). */
    private Optional<String> alreadyOpen(String holder) {
        return rules.away().readersOf(holder, rules.now(), rules.organisation()).stream()
                .filter(grant -> rules.away().isThere(grant.reader(), rules.now(), rules.organisation()))
                .findFirst()
                .map(grant -> grant.reader() + " reads the mail of " + holder + " already (" + grant.basis() + " "
                        + grant.id() + "); no order is needed");
    }

    public Optional<String> againstApproval(Emergency order, String by) {
        return ended(order)
                .or(() -> order.approved()
                        .map(step -> "emergency " + order.id() + " was approved by " + step.by() + " already"))
                .or(() -> notAbove(order, by));
    }

    private Optional<String> notAbove(Emergency order, String by) {
        if (by.equals(order.ordered().by())) {
            return Optional.of(by + " has ordered it; the second word is for "
                    + name(above(order), "that manager's own manager, who is missing in the organisation"));
        }
        return above(order).map(Person::username).filter(by::equals).isPresent()
                ? Optional.empty()
                : Optional.of(by + " may not approve emergency " + order.id() + ": that is for "
                        + name(above(order), "the manager of " + order.ordered().by() + ", who is missing"));
    }

    private Optional<Person> above(Emergency order) {
        return rules.organisation().nearestManagerOf(order.ordered().by());
    }

    public Optional<String> againstExecution(Emergency order, String by) {
        return ended(order)
                .or(() -> order.executed()
                        .map(step -> "emergency " + order.id() + " was carried out by " + step.by() + " already"))
                .or(() -> order.approved().isEmpty()
                        ? Optional.of("emergency " + order.id() + " is not approved; it waits for "
                                + name(above(order), "a manager who is missing in the organisation"))
                        : Optional.empty())
                .or(() -> rules.notIt(by, "carry out emergency " + order.id()))
                .or(() -> hasPart(order, by))
                .or(() -> notManager(order.holder(), order.ordered().by())
                        .map(reason -> "the order does not hold any longer: " + reason))
                .or(() -> notAbove(order, order.approved().orElseThrow().by())
                        .map(reason -> "the approval does not hold any longer: " + reason))
                .or(() -> alreadyOpen(order.holder()));
    }

    private static Optional<String> hasPart(Emergency order, String by) {
        boolean part = by.equals(order.ordered().by())
                || order.approved().filter(step -> by.equals(step.by())).isPresent()
                || by.equals(order.delegate());
        return part
                ? Optional.of(by + " has a part in emergency " + order.id() + "; somebody else of IT carries it out")
                : Optional.empty();
    }

    private Optional<String> ended(Emergency order) {
        return order.stateAt(rules.now(), rules.zone()) == Emergency.State.ENDED
                ? Optional.of("emergency " + order.id() + " ended on "
                        + order.period().until())
                : Optional.empty();
    }

    private static String name(Optional<Person> person, String otherwise) {
        return person.map(Person::username).orElse(otherwise);
    }
}
