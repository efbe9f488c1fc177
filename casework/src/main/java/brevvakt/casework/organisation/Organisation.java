package brevvakt.casework.organisation;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.Register;
import brevvakt.casework.letter.EmailAddress;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole municipality at one moment; it never changes, a new import makes a new one. It answers even where the plan
 * has holes: whom nobody knows, it does not find. Of two with the same name, the first is found.
 */
public final class Organisation {
    private final Municipality municipality;
    private final List<Board> boards;
    private final List<Unit> units;
    private final List<Person> people;
    private final List<Mailbox> mailboxes;
    private final List<PlanRow> plan;

    private final Map<String, Board> boardsById;
    private final Map<String, Unit> unitsById;
    private final Map<String, Person> peopleByUsername;
    private final Map<EmailAddress, Person> peopleByAddress;
    private final Map<EmailAddress, Mailbox> mailboxesByAddress;
    private final Map<String, PlanRow> planByEmployee;

    /** Who is named manager of a unit or registrar of a board gets that role beside the roles he has. */
    public Organisation(
            Municipality municipality,
            List<Board> boards,
            List<Unit> units,
            List<Person> people,
            List<Mailbox> mailboxes,
            List<PlanRow> plan) {
        this.municipality = municipality;
        this.boards = List.copyOf(boards);
        this.units = List.copyOf(units);
        this.people = withImpliedRoles(boards, units, people);
        this.mailboxes = List.copyOf(mailboxes);
        this.plan = List.copyOf(plan);
        this.boardsById = byKey(this.boards, Board::id);
        this.unitsById = byKey(this.units, Unit::id);
        this.peopleByUsername = byKey(this.people, Person::username);
        this.peopleByAddress = byAddress(this.people, Person::mail, Person::aliases);
        this.mailboxesByAddress = byAddress(this.mailboxes, Mailbox::address, Mailbox::aliases);
        this.planByEmployee = byKey(this.plan, PlanRow::employee);
    }

    public Municipality municipality() {
        return municipality;
    }

    public List<Board> boards() {
        return boards;
    }

    public List<Unit> units() {
        return units;
    }

    public List<Person> people() {
        return people;
    }

    public List<Mailbox> mailboxes() {
        return mailboxes;
    }

    public List<PlanRow> plan() {
        return plan;
    }

    public Optional<Board> board(String id) {
        return Optional.ofNullable(boardsById.get(id));
    }

    public Optional<Unit> unit(String id) {
        return Optional.ofNullable(unitsById.get(id));
    }

    public Optional<Person> person(String username) {
        return Optional.ofNullable(peopleByUsername.get(username));
    }

    /** Whose personal mailbox has that address or alias. */
    public Optional<Person> personByAddress(EmailAddress address) {
        return Optional.ofNullable(peopleByAddress.get(address));
    }

    /** Who logs in under that user name or mail address, in whatever case. */
    public Optional<Person> personByLogin(String login) {
        return EmailAddress.parse(login)
                .flatMap(this::personByAddress)
                .or(() -> person(login.strip().toLowerCase(Locale.ROOT)));
    }

    /** The address of the mailbox, of a task or a person, that takes what is sent to this address or alias. */
    public Optional<EmailAddress> mailboxAt(EmailAddress address) {
        return mailbox(address).map(Mailbox::address).or(() -> personByAddress(address)
                .map(Person::mail));
    }

    /** The mailbox of a task with that address or alias. */
    public Optional<Mailbox> mailbox(EmailAddress address) {
        return Optional.ofNullable(mailboxesByAddress.get(address));
    }

    /** What the absence plan says of an employee. */
    public Optional<PlanRow> planOf(String username) {
        return Optional.ofNullable(planByEmployee.get(username));
    }

    public Optional<Board> boardOf(String unit) {
        return unit(unit).map(Unit::board).flatMap(this::board);
    }

    public Optional<Person> managerOf(String unit) {
        return unit(unit).flatMap(Unit::manager).flatMap(this::person);
    }

    /**
     * The user name of who leads the unit that a case lies in; where nobody leads it any more, of who did when the case came.
     */
    public Optional<String> managerOf(Case file) {
        return managerOf(file.unit()).map(Person::username).or(file::manager);
    }

    /**
     * The nearest manager: the one named in the person's own row, else the manager of the unit, unless that is the
     * person himself or somebody under him.
     */
    public Optional<Person> nearestManagerOf(String username) {
        return person(username)
                .flatMap(person -> person.manager().flatMap(this::person).or(() -> managerOf(person.unit())
                        .filter(manager -> !isAtOrUnder(manager, username))));
    }

    private boolean isAtOrUnder(Person person, String username) {
        Set<String> seen = new HashSet<>();
        Optional<Person> at = Optional.of(person);
        while (at.isPresent() && seen.add(at.get().username())) {
            if (at.get().username().equals(username)) {
                return true;
            }
            at = at.get().manager().flatMap(this::person);
        }
        return false;
    }

    /** The mailbox that is named to citizens instead of somebody who has left. */
    public Optional<Mailbox> functionalMailboxOf(String unit) {
        return mailboxes.stream()
                .filter(mailbox -> mailbox.unit().equals(unit))
                .filter(Mailbox::isForCitizens)
                .findFirst();
    }

    /** The mailboxes of tasks that somebody owns or stands in for, in the order of the file. */
    public List<Mailbox> mailboxesHandledBy(String username) {
        return mailboxes.stream()
                .filter(mailbox -> mailbox.isHandledBy(username))
                .toList();
    }

    public List<Person> peopleWith(Role role) {
        return people.stream().filter(person -> person.has(role)).toList();
    }

    /** Somebody has to do with a case: its officer, its manager of now, or who handles the mailbox it came to. */
    public boolean handles(String username, Case file) {
        return handles(username, file.mailbox(), file.officer(), managerOf(file));
    }

    /** The same of a case that is told by its parts. */
    public boolean handles(String username, EmailAddress mailbox, Optional<String> officer, Optional<String> manager) {
        return officer.filter(username::equals).isPresent()
                || manager.filter(username::equals).isPresent()
                || mailbox(mailbox).filter(found -> found.isHandledBy(username)).isPresent()
                || personByAddress(mailbox)
                        .map(Person::username)
                        .filter(username::equals)
                        .isPresent();
    }

    /** The series of case numbers that we know: those of the boards, and the neutral one. */
    public List<String> series() {
        return Stream.concat(boards.stream().map(Board::series), Stream.of(Register.NEUTRAL_SERIES))
                .distinct()
                .toList();
    }

    private static List<Person> withImpliedRoles(List<Board> boards, List<Unit> units, List<Person> people) {
        Set<String> managers =
                units.stream().flatMap(unit -> unit.manager().stream()).collect(Collectors.toSet());
        Set<String> registrars =
                boards.stream().flatMap(board -> board.registrar().stream()).collect(Collectors.toSet());
        return people.stream()
                .map(person -> {
                    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
                    roles.addAll(person.roles());
                    if (managers.contains(person.username())) {
                        roles.add(Role.MANAGER);
                    }
                    if (registrars.contains(person.username())) {
                        roles.add(Role.REGISTRAR);
                    }
                    return person.with(roles);
                })
                .toList();
    }

    private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
        Map<String, T> found = new LinkedHashMap<>();
        all.forEach(one -> found.putIfAbsent(key.apply(one), one));
        return found;
    }

    private static <T> Map<EmailAddress, T> byAddress(
            List<T> all, Function<T, EmailAddress> address, Function<T, ? extends Collection<EmailAddress>> aliases) {
        Map<EmailAddress, T> found = new HashMap<>();
        all.forEach(one -> found.putIfAbsent(address.apply(one), one));
        all.forEach(one -> aliases.apply(one).forEach(alias -> found.putIfAbsent(alias, one)));
        return found;
    }
}
