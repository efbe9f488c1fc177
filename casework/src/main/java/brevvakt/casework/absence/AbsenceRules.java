package brevvakt.casework.absence;

import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.organisation.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands against an absence or a delegation, each reason in words that say what to do. */
public record AbsenceRules(Organisation organisation, Away away, Instant now, ZoneId zone) {
    private static final long LONGEST_DAYS = 3 * 366L;
    private static final long FARTHEST_DAYS = 2 * 366L;

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /** The reason against days as such: reversed, over, endless or far away. */
    public Optional<String> against(LocalDate from, LocalDate until) {
        return dayFault(from, until).map(fault -> switch (fault) {
            case REVERSED -> "it would end on " + until + ", before it begins on " + from;
            case OVER -> "it would have ended on " + until + ", and today is " + today();
            case TOO_LONG -> "it would last from " + from + " to " + until + ", longer than three years";
            default -> "it would begin on " + from + ", more than two years from now";
        });
    }

    /** The same reason as a kind. */
    public Optional<EntryFault> dayFault(LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            return Optional.of(EntryFault.REVERSED);
        }
        if (until.isBefore(today())) {
            return Optional.of(EntryFault.OVER);
        }
        if (ChronoUnit.DAYS.between(from, until) >= LONGEST_DAYS) {
            return Optional.of(EntryFault.TOO_LONG);
        }
        return ChronoUnit.DAYS.between(today(), from) > FARTHEST_DAYS
                ? Optional.of(EntryFault.TOO_FAR)
                : Optional.empty();
    }

    /** The same against an absence that its holder has sent by calendar or mail, in words for himself. */
    public Optional<EntryFault> faultOf(Absence wanted) {
        return dayFault(wanted.period().from(), wanted.period().until())
                .or(() -> leaving(wanted).map(reason -> EntryFault.LEAVING))
                .or(() -> overlapping(wanted).map(other -> EntryFault.OVERLAPS))
                .or(() -> against(wanted, wanted.employee()).map(reason -> EntryFault.AGAINST_RULES));
    }

    /** Days on which one does not work may lie within a longer absence; otherwise a day has one absence. */
    private Optional<Absence> overlapping(Absence wanted) {
        return away.absencesOf(wanted.employee()).stream()
                .filter(other -> other.period().overlaps(wanted.period()))
                .filter(other -> other.isPartTime() == wanted.isPartTime())
                .findFirst();
    }

    /** The reason against an absence that somebody wants to record. */
    public Optional<String> against(Absence wanted, String by) {
        return unknown(wanted.employee())
                .or(() -> notTheirs(wanted.employee(), by))
                .or(() -> leaving(wanted))
                .or(() -> overlapping(wanted)
                        .map(other -> wanted.employee() + " is away already, from " + other.period() + " (absence "
                                + other.id() + "); end that one first"))
                .or(() -> againstChoice(wanted, by));
    }

    private Optional<String> unknown(String username) {
        return organisation.person(username).isPresent() ? Optional.empty() : Optional.of(Person.unknown(username));
    }

    private Optional<String> notTheirs(String employee, String by) {
        return by.equals(employee) || new ChainOfCommand(organisation).isManagerOf(by, employee)
                ? Optional.empty()
                : Optional.of(
                        by + " may not record an absence of " + employee + ": that is for the employee or the manager");
    }

    private Optional<String> leaving(Absence wanted) {
        return away.departureOf(wanted.employee())
                .filter(departure -> departure.hasLeft(wanted.period().until(), organisation.person(wanted.employee())))
                .map(departure ->
                        wanted.employee() + " leaves on " + departure.lastDay() + "; the absence must end by then");
    }

    private Optional<String> againstChoice(Absence wanted, String by) {
        boolean own = by.equals(wanted.employee());
        return switch (wanted.choice()) {
            case SELF -> own ? Optional.empty() : againstSelfFor(wanted, by);
            case UNDECIDED -> Optional.empty();
            case DELEGATE ->
                againstDelegates(wanted.employee(), wanted.delegates(), wanted.period())
                        .or(() -> own ? Optional.empty() : againstOpeningFor(wanted, by));
        };
    }

    /** Looking after one's mail while away is voluntary: nobody sets it for another (SEED-100). */
    private Optional<String> againstSelfFor(Absence wanted, String by) {
        boolean decided = organisation
                .planOf(wanted.employee())
                .filter(row -> row.choice() == PlanRow.Choice.SELF)
                .isPresent();
        return decided
                ? Optional.empty()
                : Optional.of(by + " cannot decide that " + wanted.employee()
                        + " reads mail while away: the plan does not say so; record UNDECIDED");
    }

    /** Only the holder opens his mailbox, now or before: by the plan or a standing delegation (LAW-27). */
    private Optional<String> againstOpeningFor(Absence wanted, String by) {
        List<String> agreed = agreedDelegates(wanted.employee());
        return wanted.delegates().stream()
                .filter(delegate -> !agreed.contains(delegate))
                .findFirst()
                .map(delegate -> by + " cannot open the mailbox of " + wanted.employee() + " to " + delegate
                        + ": only the holder can, and the plan does not name " + delegate + "; record UNDECIDED");
    }

    /** Whom the holder has agreed to: the delegates of his plan row, and the standing ones. */
    public List<String> agreedDelegates(String holder) {
        return Stream.concat(
                        organisation.planOf(holder).stream()
                                .filter(row -> row.choice() == PlanRow.Choice.DELEGATE)
                                .flatMap(row -> row.delegates().stream()),
                        away.readersOf(holder, now, organisation).stream()
                                .filter(grant -> grant.basis() == Grant.Basis.DELEGATION)
                                .map(Grant::reader))
                .distinct()
                .toList();
    }

    /** The reason against people as the delegates of a holder for some days. */
    public Optional<String> againstDelegates(String holder, List<String> delegates, Period period) {
        if (delegates.isEmpty()) {
            List<String> planned = agreedDelegates(holder);
            return Optional.of("DELEGATE needs --delegate: who reads the mail of " + holder
                    + (planned.isEmpty() ? "" : "; the plan names " + String.join(",", planned)));
        }
        if (new HashSet<>(delegates).size() < delegates.size()) {
            return Optional.of("a delegate is named twice");
        }
        return delegates.stream()
                .flatMap(delegate -> againstDelegate(holder, delegate, period).stream())
                .findFirst();
    }

    /** Those of the delegates in the holder's plan row who can be his delegates on these days. */
    public List<String> plannedDelegates(String holder, Period period) {
        return organisation.planOf(holder).stream()
                .filter(row -> row.choice() == PlanRow.Choice.DELEGATE)
                .flatMap(row -> row.delegates().stream())
                .filter(delegate -> againstDelegate(holder, delegate, period).isEmpty())
                .toList();
    }

    private Optional<String> againstDelegate(String holder, String delegate, Period period) {
        if (delegate.equals(holder)) {
            return Optional.of(holder + " cannot be the delegate of " + holder);
        }
        if (organisation.person(delegate).isEmpty()) {
            return unknown(delegate);
        }
        LocalDate from = period.from().isBefore(today()) ? today() : period.from();
        if (!organisation.person(delegate).get().isEmployedOn(from)
                || away.departureOf(delegate)
                        .filter(departure -> departure.hasLeft(from, organisation.person(delegate)))
                        .isPresent()) {
            return Optional.of(delegate + " is not employed on " + from);
        }
        return away.absencesOf(delegate).stream()
                .filter(absence -> absence.period().covers(new Period(from, period.until())))
                .findFirst()
                .map(absence -> delegate + " is away the whole time, from " + absence.period());
    }

    /** The reason against ending an absence. */
    public Optional<String> againstEnding(Absence absence, String by) {
        Absence.State state = absence.stateAt(now, zone);
        if (state == Absence.State.ENDED || state == Absence.State.CANCELLED) {
            return Optional.of("absence " + absence.id() + " is " + state + " already");
        }
        return by.equals(absence.employee()) || new ChainOfCommand(organisation).isManagerOf(by, absence.employee())
                ? Optional.empty()
                : Optional.of(by + " may not end the absence of " + absence.employee()
                        + ": that is for the employee or the manager");
    }

    /** The reason against a delegation that somebody wants to give. */
    public Optional<String> againstDelegation(String holder, String delegate, Optional<Period> period, String by) {
        return unknown(holder)
                .or(() -> by.equals(holder)
                        ? Optional.empty()
                        : Optional.of(by + " cannot open the mailbox of " + holder
                                + ": only the holder can; where nobody can reach the holder, see emergency order"))
                .or(() -> againstDelegates(
                        holder, List.of(delegate), period.orElseGet(() -> new Period(today(), today()))))
                .or(() -> away.grantsOf(holder, now).stream()
                        .filter(grant -> grant.basis() == Grant.Basis.DELEGATION)
                        .filter(grant -> grant.reader().equals(delegate))
                        .filter(grant -> meets(grant, period))
                        .findFirst()
                        .map(grant -> delegate + " has the mailbox of " + holder + " already (delegation " + grant.id()
                                + ")"));
    }

    private boolean meets(Grant grant, Optional<Period> period) {
        return period.isEmpty()
                || (grant.from().isBefore(period.get().end(zone))
                        && grant.until()
                                .filter(end -> !end.isAfter(period.get().start(zone)))
                                .isEmpty());
    }

    /** The reason against ending a delegation: the holder's own, or given back by the delegate. */
    public Optional<String> againstEnding(Delegation delegation, String by) {
        boolean over = delegation.endedAt().isPresent()
                || delegation
                        .period()
                        .filter(period -> !now.isBefore(period.end(zone)))
                        .isPresent();
        if (over) {
            return Optional.of("delegation " + delegation.id() + " has ended already");
        }
        return by.equals(delegation.holder()) || by.equals(delegation.delegate())
                ? Optional.empty()
                : Optional.of(by + " may not end the delegation of " + delegation.holder()
                        + ": that is for the holder or the delegate");
    }

    /** The reason why somebody may not have IT's part. */
    Optional<String> notIt(String by, String what) {
        return organisation.person(by).filter(person -> person.has(Role.IT)).isPresent()
                ? Optional.empty()
                : Optional.of(by + " may not " + what + ": that is for IT");
    }
}
