package brevvakt.casework.absence;

import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is away, who has left, who reads and who acts instead: everything that is on record at one moment. It never
 * changes; what it answers depends on the instant it is asked about, so that rights end by the clock alone.
 */
public final class Away {
    private final ZoneId zone;
    private final Map<String, List<Absence>> absences;
    private final Map<String, Departure> departures;
    private final List<Delegation> delegations;
    private final List<Emergency> emergencies;
    private final Map<EmailAddress, Departure> departuresByAddress = new HashMap<>();
    private final Set<String> withoutMailbox;
    private final Map<String, List<Grant>> byReader;
    private final Map<String, List<Grant>> byHolder;

    /** The rows may be in any order; of several departures of one person the latest counts. */
    public Away(
            List<Absence> absences,
            List<Delegation> delegations,
            List<Emergency> emergencies,
            List<Departure> departures,
            ZoneId zone) {
        this(absences, delegations, emergencies, departures, Set.of(), zone);
    }

    /**
     * The same with agreements.
     *
     * @param withoutMailbox who has agreed with the manager that no personal mailbox is needed (SEED-114)
     */
    public Away(
            List<Absence> absences,
            List<Delegation> delegations,
            List<Emergency> emergencies,
            List<Departure> departures,
            Set<String> withoutMailbox,
            ZoneId zone) {
        this.zone = zone;
        this.withoutMailbox = Set.copyOf(withoutMailbox);
        this.delegations = List.copyOf(delegations);
        this.emergencies = List.copyOf(emergencies);
        this.absences = absences.stream()
                .filter(absence -> absence.endedAt().isEmpty())
                .sorted(Comparator.comparing(Absence::isPartTime)
                        .thenComparing(absence -> absence.period().from()))
                .collect(Collectors.groupingBy(Absence::employee));
        this.departures = new HashMap<>();
        departures.stream()
                .filter(departure -> departure.cancelledAt().isEmpty())
                .sorted(Comparator.comparing(Departure::id))
                .forEach(departure -> {
                    this.departures.put(departure.employee(), departure);
                    departure.addresses().forEach(address -> departuresByAddress.put(address, departure));
                });
        List<Grant> grants = Stream.of(
                        delegations.stream().map(this::grant),
                        this.absences.values().stream().flatMap(List::stream).flatMap(this::grants),
                        emergencies.stream().flatMap(this::grants),
                        this.departures.values().stream().map(this::grant))
                .flatMap(Function.identity())
                .toList();
        this.byReader = grants.stream().collect(Collectors.groupingBy(Grant::reader));
        this.byHolder = grants.stream().collect(Collectors.groupingBy(Grant::holder));
    }

    /** The same with other absences. */
    public Away with(List<Absence> others) {
        return new Away(others, delegations, emergencies, List.copyOf(departures.values()), withoutMailbox, zone);
    }

    /** Nobody is away. */
    public static Away nobody(ZoneId zone) {
        return new Away(List.of(), List.of(), List.of(), List.of(), zone);
    }

    private Grant grant(Delegation delegation) {
        Optional<Instant> last = delegation.period().map(period -> period.end(zone));
        Instant first = delegation.period().map(period -> period.start(zone)).orElse(delegation.madeAt());
        Optional<Instant> end =
                Stream.concat(last.stream(), delegation.endedAt().stream()).min(Comparator.naturalOrder());
        return new Grant(
                delegation.holder(), delegation.delegate(), Grant.Basis.DELEGATION, delegation.id(), first, end);
    }

    private Stream<Grant> grants(Absence absence) {
        return absence.delegates().stream()
                .map(delegate -> new Grant(
                        absence.employee(),
                        delegate,
                        Grant.Basis.ABSENCE,
                        absence.id(),
                        absence.period().start(zone),
                        Optional.of(absence.period().end(zone))));
    }

    private Stream<Grant> grants(Emergency emergency) {
        return emergency.executed().stream()
                .map(executed -> new Grant(
                        emergency.holder(),
                        emergency.delegate(),
                        Grant.Basis.EMERGENCY,
                        emergency.id(),
                        emergency.period().start(zone),
                        Optional.of(emergency.period().end(zone))));
    }

    private Grant grant(Departure departure) {
        return new Grant(
                departure.employee(),
                departure.substitute(),
                Grant.Basis.DEPARTURE,
                departure.id(),
                departure.handling().start(zone),
                Optional.of(departure.handling().end(zone)));
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** The absence that somebody is on. */
    public Optional<Absence> absenceOf(String username, Instant at) {
        LocalDate today = dayOf(at);
        return absences.getOrDefault(username, List.of()).stream()
                .filter(absence -> absence.isOn(today))
                .findFirst();
    }

    /** The absences of somebody that are not ended, whole days first, and then by their first day. */
    public List<Absence> absencesOf(String username) {
        return absences.getOrDefault(username, List.of());
    }

    /** The order by which somebody leaves or has left. */
    public Optional<Departure> departureOf(String username) {
        return Optional.ofNullable(departures.get(username));
    }

    /** Whose departure an address belongs to. */
    public Optional<Departure> departureOf(EmailAddress address) {
        return Optional.ofNullable(departuresByAddress.get(address));
    }

    /** The departure of somebody whose last day has passed and who has not come back. */
    public Optional<Departure> leaver(String username, Instant at, Organisation now) {
        return departureOf(username).filter(departure -> departure.hasLeft(dayOf(at), now.person(username)));
    }

    /** The address has been closed: the month is over (SEED-113). */
    public Optional<Departure> closed(EmailAddress address, Instant at, Organisation now) {
        return departureOf(address)
                .filter(departure -> departure.stateAt(at, zone) == Departure.State.CLOSED)
                .filter(departure -> departure.hasLeft(dayOf(at), now.person(departure.employee())));
    }

    /** Employee and manager have agreed that this person needs no personal mailbox, and the plan says so (SEED-114). */
    public boolean isWithoutMailbox(String username, Organisation now) {
        return withoutMailbox.contains(username)
                && now.planOf(username)
                        .filter(row -> row.choice() == PlanRow.Choice.NONE)
                        .isPresent();
    }

    /** Whose mail a reader may read now. */
    public List<Grant> openTo(String reader, Instant at, Organisation now) {
        return holding(byReader.getOrDefault(reader, List.of()), at, now);
    }

    /** Who may read a holder's mail now, the primary one first. */
    public List<Grant> readersOf(String holder, Instant at, Organisation now) {
        return holding(byHolder.getOrDefault(holder, List.of()), at, now);
    }

    /** What opens a holder's mail now or later. */
    public List<Grant> grantsOf(String holder, Instant at) {
        return byHolder.getOrDefault(holder, List.of()).stream()
                .filter(grant -> !grant.isOverAt(at))
                .toList();
    }

    /** Everything that opens mail of one to another, now or later. */
    public List<Grant> grants(Instant at) {
        return byHolder.values().stream()
                .flatMap(List::stream)
                .filter(grant -> !grant.isOverAt(at))
                .sorted(Comparator.comparing(Grant::basis).thenComparing(Grant::id))
                .toList();
    }

    private List<Grant> holding(List<Grant> grants, Instant at, Organisation now) {
        return grants.stream()
                .filter(grant -> grant.holdsAt(at) && stands(grant, at, now))
                .toList();
    }

    /** Whoever has left and comes back has his mailbox for himself again. */
    private boolean stands(Grant grant, Instant at, Organisation now) {
        return grant.basis() != Grant.Basis.DEPARTURE
                || leaver(grant.holder(), at, now).isPresent();
    }

    /**
     * The first working day on which somebody is back, over absences that follow each other; the day itself where he is there.
     *
     * @param counted which absences count
     */
    public LocalDate backOn(String username, LocalDate day, WorkingCalendar calendar, Predicate<Absence> counted) {
        LocalDate back = day;
        Optional<LocalDate> later = Optional.of(day);
        while (later.isPresent()) {
            back = later.get();
            LocalDate asked = back;
            later = absencesOf(username).stream()
                    .filter(counted)
                    .map(Absence::period)
                    .filter(period -> period.contains(asked))
                    .map(period -> calendar.nextAfter(period.until()))
                    .max(Comparator.naturalOrder());
        }
        return back;
    }

    /**
     * Who does somebody's tasks: he himself, or the first of those he has opened his mail to who is there; empty where
     * he is away and nobody may act, or is not employed. The stand-in of a stand-in has no right to the mail and is not asked (TRAPS 21).
     */
    public Optional<String> insteadOf(String username, Instant at, Organisation now) {
        Optional<Departure> left = leaver(username, at, now);
        if (left.isPresent()) {
            return left.map(Departure::substitute).filter(substitute -> isThere(substitute, at, now));
        }
        if (now.person(username)
                .filter(person -> !person.isEmployedOn(dayOf(at)))
                .isPresent()) {
            return Optional.empty();
        }
        if (absenceOf(username, at).filter(Absence::isTold).isEmpty()) {
            return Optional.of(username);
        }
        return candidates(username, at, now).stream()
                .filter(candidate -> isThere(candidate, at, now))
                .findFirst();
    }

    /**
     * Who opens the mailbox of a task of which every owner and substitute is away: those who act for them (SEED-97).
     * Nobody but them while one of them is there, or looks after it himself.
     */
    public Set<String> standingIn(Mailbox mailbox, Instant at, Organisation now) {
        boolean somebodyActs = mailbox.handlers()
                .anyMatch(one -> insteadOf(one, at, now).filter(one::equals).isPresent());
        return somebodyActs
                ? Set.of()
                : mailbox.handlers()
                        .flatMap(one -> insteadOf(one, at, now).stream())
                        .collect(Collectors.toSet());
    }

    /** First whom the absence names, then standing and emergency delegates. */
    private List<String> candidates(String username, Instant at, Organisation now) {
        List<String> all = new ArrayList<>();
        absenceOf(username, at).map(Absence::delegates).ifPresent(all::addAll);
        readersOf(username, at, now).stream().map(Grant::reader).forEach(all::add);
        return all;
    }

    /** He is employed, has not left, and is on no absence. */
    public boolean isThere(String username, Instant at, Organisation now) {
        Optional<Person> person = now.person(username);
        return person.filter(one -> one.isEmployedOn(dayOf(at))).isPresent()
                && absenceOf(username, at).isEmpty()
                && leaver(username, at, now).isEmpty();
    }
}
