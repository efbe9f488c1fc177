package brevvakt.casework.directory;

import brevvakt.casework.directory.Difference.Kind;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Delivery;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationCheck;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.organisation.Unit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the directory against what we know (SEED-66). The directory says who works here, where, under whom and how to
 * call them; roles, mailboxes, plan and passwords are ours. A wrong value of one person leaves yesterday's as it is and
 * is told; what could mix people up or lose them refuses the whole.
 */
public final class Comparison {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.\\-–]{2,30}");

    private final Organisation known;
    private final Directory directory;
    private final LocalDate today;
    private final Limits limits;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();

    private Comparison(Organisation known, Directory directory, LocalDate today, Limits limits) {
        this.known = known;
        this.directory = directory;
        this.today = today;
        this.limits = limits;
    }

    /**
     * Compares.
     *
     * @param today the day on which somebody is or is not employed
     * @param openCases how many cases of a unit are open; asked only of units that have lost everybody
     */
    public static Taken of(
            Organisation known, Directory directory, LocalDate today, Limits limits, ToIntFunction<String> openCases) {
        return new Comparison(known, directory, today, limits).taken(openCases);
    }

    /**
     * An organisation file with the last directory laid over it: who is listed, is as listed; whose employment has ended
     * by the directory, has ended, whatever the file says.
     *
     * @param current the organisation in force, which knows whose employment has ended
     */
    public static Organisation over(Organisation file, Organisation current, Directory last, LocalDate today) {
        Taken taken = new Comparison(file, last, today, new Limits(100, usernames(file))).taken(unit -> 0);
        Organisation merged = taken.organisation();
        List<Person> people = merged.people().stream()
                .map(person -> taken.present().containsKey(person.username())
                        ? person
                        : current.person(person.username())
                                .filter(before -> before.employedUntil().isPresent()
                                        && person.employedUntil().isEmpty())
                                .map(before -> ended(person, before.employedUntil()))
                                .orElse(person))
                .toList();
        return with(merged, merged.units(), people);
    }

    private static Set<String> usernames(Organisation organisation) {
        return organisation.people().stream().map(Person::username).collect(Collectors.toSet());
    }

    private Taken taken(ToIntFunction<String> openCases) {
        entries();
        swaps();
        addresses();
        List<Person> people = new ArrayList<>();
        if (refusals.isEmpty()) {
            gatherUnits();
            people.addAll(people());
        }
        if (!refusals.isEmpty()) {
            return new Taken(known, entries, List.of(), List.of(), refusals);
        }
        Organisation next = with(known, List.copyOf(units.values()), people);
        emptied(next, openCases);
        losses();
        refusals.addAll(OrganisationCheck.holes(next));
        withoutManager(next);
        substitutes(next);
        return new Taken(next, entries, differences, doubts, refusals);
    }

    /** Everybody listed, under the user name that we know him by. */
    private void entries() {
        if (directory.entries().isEmpty()) {
            refusals.add("the directory names nobody; see what the system that writes it did");
        }
        Set<String> listed = new HashSet<>();
        for (Entry entry : directory.entries()) {
            String username = entry.username();
            if (!WORD.matcher(username).matches()) {
                refusals.add(entry.place() + " has the user name \"" + username
                        + "\"; write letters, digits, dots and hyphens");
            } else if (!listed.add(username)) {
                refusals.add(entry.place() + " names " + username + " a second time; keep one line for each person");
            }
        }
        for (Entry entry : directory.entries()) {
            String username = entry.username();
            String ours = known.person(username).isPresent()
                    ? username
                    : mail(entry)
                            .flatMap(known::personByAddress)
                            .filter(person -> !hasLeft(person, today) && !listed.contains(person.username()))
                            .map(Person::username)
                            .orElse(username);
            if (!ours.equals(username)) {
                renamed.put(username, ours);
                differences.add(new Difference(
                        Kind.RENAMED, ours, Optional.of("username"), Optional.of(ours), Optional.of(username)));
            }
            entries.putIfAbsent(ours, entry.named(ours));
        }
    }

    /** Whoever gets another's address or name while that one gets his, may have got his user name: rights hang on it. */
    private void swaps() {
        Map<String, List<Person>> byName = known.people().stream()
                .filter(person -> !hasLeft(person, today))
                .collect(Collectors.groupingBy(person -> person.name().toLowerCase(Locale.ROOT)));
        entries.forEach((username, entry) -> known.person(username).ifPresent(person -> {
            mail(entry)
                    .flatMap(known::personByAddress)
                    .filter(other -> !other.username().equals(username))
                    .filter(other -> entries.containsKey(other.username()))
                    .ifPresent(other ->
                            refusals.add(entry.place() + " gives " + username + " the address of " + other.username()
                                    + "; see whether two user names were swapped, and correct the directory"));
            entry.value(Column.NAME)
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .filter(name -> !name.equals(person.name().toLowerCase(Locale.ROOT)))
                    .flatMap(name -> byName.getOrDefault(name, List.of()).stream()
                            .filter(other -> Optional.ofNullable(entries.get(other.username()))
                                    .flatMap(theirs -> theirs.value(Column.NAME))
                                    .filter(person.name()::equalsIgnoreCase)
                                    .isPresent())
                            .filter(other -> username.compareTo(other.username()) < 0)
                            .findFirst())
                    .ifPresent(other -> refusals.add(entry.place() + " and "
                            + placeOf(other.username()) + " have swapped the names of " + username + " and "
                            + other.username() + "; see whose user name is whose, and correct the directory"));
        }));
    }

    /** One address is one mailbox. */
    private void addresses() {
        Map<EmailAddress, Entry> owners = new HashMap<>();
        entries.forEach((username, entry) -> mail(entry).ifPresent(mail -> {
            Entry other = owners.putIfAbsent(mail, entry);
            if (other != null) {
                refusals.add(other.place() + " and " + entry.place() + " have the same address " + mail
                        + "; give each person an address of his own");
            }
            if (known.mailbox(mail).isPresent()) {
                refusals.add(entry.place() + " gives " + username + " the address " + mail
                        + ", which is a mailbox of its own; correct the directory");
            }
        }));
    }

    private void gatherUnits() {
        known.units().forEach(unit -> units.put(unit.id(), unit));
        Map<String, Map<Column, Entry>> said = new LinkedHashMap<>();
        entries.values().forEach(entry -> entry.value(Column.UNIT).ifPresent(id -> {
            Map<Column, Entry> of = said.computeIfAbsent(id, one -> new HashMap<>());
            for (Column column : List.of(Column.UNIT_PATH, Column.BOARD, Column.UNIT_PHONE, Column.UNIT_MANAGER)) {
                Optional<String> value = entry.value(column);
                Entry first = value.isPresent() ? of.putIfAbsent(column, entry) : null;
                if (first != null && !first.value(column).equals(value)) {
                    refusals.add(first.place() + " and " + entry.place() + " differ in the " + column.key()
                            + " of the unit " + id + "; correct one");
                }
            }
        }));
        said.forEach(this::unit);
    }

    private void unit(String id, Map<Column, Entry> said) {
        Optional<Unit> before = known.unit(id);
        Optional<String> board =
                said(said, Column.BOARD).filter(name -> known.board(name).isPresent());
        if (!WORD.matcher(id).matches() || before.isEmpty() && board.isEmpty()) {
            return;
        }
        List<String> path = said(said, Column.UNIT_PATH)
                .map(written -> Stream.of(written.split("/"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .filter(parts -> !parts.isEmpty())
                .or(() -> before.map(Unit::path))
                .orElse(List.of(id));
        Optional<String> manager =
                said(said, Column.UNIT_MANAGER).flatMap(this::personMeant).or(() -> before.flatMap(Unit::manager));
        Optional<String> phone =
                said(said, Column.UNIT_PHONE).filter(Comparison::isPhone).or(() -> before.flatMap(Unit::phone));
        said(said, Column.UNIT_MANAGER)
                .filter(name -> personMeant(name).isEmpty())
                .ifPresent(name ->
                        doubts.add(new Doubt(usernameOf(said, Column.UNIT_MANAGER), Doubt.Kind.MANAGER_UNKNOWN, name)));
        Unit now = new Unit(
                id,
                path,
                board.or(() -> before.map(Unit::board)).orElseThrow(),
                manager,
                phone,
                before.flatMap(Unit::hours),
                before.flatMap(Unit::reception),
                before.flatMap(Unit::deviationIntake),
                before.flatMap(Unit::care));
        units.put(id, now);
        if (before.isEmpty()) {
            differences.add(new Difference(
                    Kind.UNIT_ADDED, id, Optional.empty(), Optional.empty(), Optional.of(String.join(" / ", path))));
        } else {
            Unit old = before.get();
            changed(Kind.UNIT_CHANGED, id, "path", String.join(" / ", old.path()), String.join(" / ", path));
            changed(Kind.UNIT_CHANGED, id, "board", old.board(), now.board());
            changed(Kind.UNIT_CHANGED, id, "manager", old.manager().orElse(""), manager.orElse(""));
            changed(Kind.UNIT_CHANGED, id, "phone", old.phone().orElse(""), phone.orElse(""));
        }
    }

    private String placeOf(String username) {
        return Optional.ofNullable(entries.get(username)).map(Entry::place).orElse("the row of " + username);
    }

    private static String usernameOf(Map<Column, Entry> said, Column column) {
        return Optional.ofNullable(said.get(column)).map(Entry::username).orElse("");
    }

    private static Optional<String> said(Map<Column, Entry> said, Column column) {
        return Optional.ofNullable(said.get(column)).flatMap(entry -> entry.value(column));
    }

    private List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (Person person : known.people()) {
            Entry entry = entries.get(person.username());
            if (entry != null) {
                people.add(listed(person, entry));
            } else if (hasLeft(person, today) || limits.others().contains(person.username())) {
                people.add(person);
            } else {
                Optional<LocalDate> last = Optional.of(today.minusDays(1));
                differences.add(new Difference(
                        Kind.GONE, person.username(), Optional.empty(), Optional.of(person.name()), Optional.empty()));
                people.add(ended(person, last));
            }
        }
        entries.forEach((username, entry) -> {
            if (known.person(username).isEmpty()) {
                added(username, entry).ifPresent(people::add);
            }
        });
        return people;
    }

    private Person listed(Person person, Entry entry) {
        String username = person.username();
        String name = entry.value(Column.NAME).orElseGet(() -> {
            doubt(username, Doubt.Kind.NAME_MISSING, "");
            return person.name();
        });
        EmailAddress mail = usableMail(username, entry).orElse(person.mail());
        String unit = usableUnit(username, entry).orElse(person.unit());
        Optional<String> manager =
                directory.told().contains(Column.MANAGER) ? manager(username, entry, person) : person.manager();
        Optional<String> phone = phone(username, entry).or(person::phone);
        Optional<LocalDate> from = day(username, entry, Column.EMPLOYED_FROM, person.employedFrom());
        boolean back = hasLeft(person, today);
        Optional<LocalDate> until =
                day(username, entry, Column.EMPLOYED_UNTIL, back ? Optional.empty() : person.employedUntil());
        if (back && until.filter(last -> last.isBefore(today)).isEmpty()) {
            differences.add(new Difference(Kind.BACK, username, Optional.empty(), Optional.empty(), Optional.of(name)));
        }
        changed(Kind.CHANGED, username, "name", person.name(), name);
        changed(Kind.CHANGED, username, "mail", person.mail().toString(), mail.toString());
        changed(Kind.CHANGED, username, "unit", person.unit(), unit);
        changed(Kind.CHANGED, username, "manager", person.manager().orElse(""), manager.orElse(""));
        changed(Kind.CHANGED, username, "phone", person.phone().orElse(""), phone.orElse(""));
        changed(Kind.CHANGED, username, "employedFrom", written(person.employedFrom()), written(from));
        changed(Kind.CHANGED, username, "employedUntil", written(person.employedUntil()), written(until));
        return new Person(
                username,
                name,
                mail,
                person.aliases(),
                unit,
                manager,
                phone,
                person.textsTo(),
                person.roles(),
                person.calendarCodes(),
                person.delivery(),
                person.digest(),
                from,
                until,
                person.password());
    }

    private Optional<Person> added(String username, Entry entry) {
        Optional<EmailAddress> mail = usableMail(username, entry);
        Optional<String> unit = usableUnit(username, entry);
        Optional<String> name = entry.value(Column.NAME);
        if (name.isEmpty()) {
            doubt(username, Doubt.Kind.NAME_MISSING, "");
        }
        boolean taken = mail.flatMap(known::personByAddress).isPresent();
        if (taken) {
            doubt(
                    username,
                    Doubt.Kind.MAIL_TAKEN,
                    mail.map(EmailAddress::toString).orElse(""));
        }
        if (mail.isEmpty() || unit.isEmpty() || taken) {
            return Optional.empty();
        }
        differences.add(new Difference(
                Kind.ADDED, username, Optional.empty(), Optional.empty(), Optional.of(name.orElse(username))));
        return Optional.of(new Person(
                username,
                name.orElse(username),
                mail.get(),
                List.of(),
                unit.get(),
                entry.value(Column.MANAGER).flatMap(this::personMeant).filter(one -> !one.equals(username)),
                phone(username, entry),
                Optional.empty(),
                Set.of(),
                false,
                Delivery.HOSTED,
                Optional.empty(),
                day(username, entry, Column.EMPLOYED_FROM, Optional.empty()),
                day(username, entry, Column.EMPLOYED_UNTIL, Optional.empty()),
                Optional.empty()));
    }

    private Optional<EmailAddress> usableMail(String username, Entry entry) {
        Optional<EmailAddress> mail = mail(entry);
        if (mail.isEmpty()) {
            Optional<String> written = entry.value(Column.MAIL);
            doubt(username, written.isPresent() ? Doubt.Kind.MAIL_WRONG : Doubt.Kind.MAIL_MISSING, written.orElse(""));
        }
        return mail;
    }

    private static Optional<EmailAddress> mail(Entry entry) {
        return entry.value(Column.MAIL)
                .flatMap(EmailAddress::parse)
                .filter(address -> address.local().indexOf('+') < 0);
    }

    private Optional<String> usableUnit(String username, Entry entry) {
        Optional<String> unit = entry.value(Column.UNIT);
        if (unit.isEmpty()) {
            doubt(username, Doubt.Kind.UNIT_MISSING, "");
        } else if (!units.containsKey(unit.get())) {
            doubt(username, Doubt.Kind.UNIT_UNKNOWN, unit.get());
        }
        return unit.filter(units::containsKey);
    }

    /** An empty field means the manager of the unit. */
    private Optional<String> manager(String username, Entry entry, Person person) {
        Optional<String> written = entry.value(Column.MANAGER);
        Optional<String> meant = written.flatMap(this::personMeant);
        if (written.isPresent() && meant.isEmpty()) {
            doubt(username, Doubt.Kind.MANAGER_UNKNOWN, written.get());
            return person.manager();
        }
        return meant;
    }

    /** Who is meant by a user name or an address, among those we know and those listed. */
    private Optional<String> personMeant(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        String ours = renamed.getOrDefault(name, name);
        if (known.person(ours).isPresent() || isTakenIn(ours)) {
            return Optional.of(ours);
        }
        return EmailAddress.parse(written).flatMap(known::personByAddress).map(Person::username);
    }

    /** Somebody new who has what he needs. */
    private boolean isTakenIn(String username) {
        Entry entry = entries.get(username);
        return entry != null
                && mail(entry).isPresent()
                && mail(entry).flatMap(known::personByAddress).isEmpty()
                && entry.value(Column.UNIT).filter(units::containsKey).isPresent();
    }

    private Optional<String> phone(String username, Entry entry) {
        if (!directory.told().contains(Column.PHONE)) {
            return Optional.empty();
        }
        Optional<String> written = entry.value(Column.PHONE);
        if (written.isEmpty()) {
            doubt(username, Doubt.Kind.PHONE_MISSING, "");
        } else if (!isPhone(written.get())) {
            doubt(username, Doubt.Kind.PHONE_WRONG, written.get());
        }
        return written.filter(Comparison::isPhone);
    }

    private static boolean isPhone(String written) {
        return PHONE.matcher(written).matches()
                && written.chars().filter(Character::isDigit).count() >= 4;
    }

    private Optional<LocalDate> day(String username, Entry entry, Column column, Optional<LocalDate> before) {
        if (!directory.told().contains(column)) {
            return before;
        }
        Optional<String> written = entry.value(column);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(written.get()));
        } catch (DateTimeParseException e) {
            doubt(username, Doubt.Kind.DATE_WRONG, written.get());
            return before;
        }
    }

    private void emptied(Organisation next, ToIntFunction<String> openCases) {
        Set<String> before = staffed(known.people());
        Set<String> after = staffed(next.people());
        before.stream().filter(unit -> !after.contains(unit)).forEach(unit -> {
            differences.add(
                    new Difference(Kind.UNIT_EMPTY, unit, Optional.empty(), Optional.empty(), Optional.empty()));
            int open = openCases.applyAsInt(unit);
            if (open > 0) {
                refusals.add("the unit " + unit + " has nobody left in the directory, and " + open
                        + " of its cases are open; pass them on (assign, reroute, hand-over) or correct the directory");
            }
        });
    }

    private Set<String> staffed(Collection<Person> people) {
        return people.stream()
                .filter(person -> !hasLeft(person, today))
                .map(Person::unit)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** An empty or half file must end nobody's employment. */
    private void losses() {
        long gone = differences.stream().filter(one -> one.kind() == Kind.GONE).count();
        long staff = known.people().stream()
                .filter(person -> !hasLeft(person, today))
                .filter(person -> !limits.others().contains(person.username()))
                .count();
        if (gone * 100 > staff * limits.largestLoss()) {
            refusals.add(gone + " of " + staff + " people are missing from the directory, and at most "
                    + limits.largestLoss() + " of a hundred may be; see whether it is whole, or raise"
                    + " directory.largestLoss in conf/brevvakt.yaml for this once");
        }
    }

    private void withoutManager(Organisation next) {
        if (!directory.told().contains(Column.MANAGER)) {
            return;
        }
        for (String username : entries.keySet()) {
            if (next.person(username)
                            .filter(person -> !person.has(Role.MANAGER))
                            .isPresent()
                    && next.nearestManagerOf(username).isEmpty()) {
                doubt(username, Doubt.Kind.MANAGER_MISSING, "");
            }
        }
    }

    private void substitutes(Organisation next) {
        Stream.concat(
                        next.mailboxes().stream().map(Mailbox::substitutes).flatMap(List::stream),
                        next.plan().stream().map(PlanRow::delegates).flatMap(List::stream))
                .distinct()
                .flatMap(username -> next.person(username).stream())
                .forEach(person -> {
                    if (hasLeft(person, today)) {
                        doubt(person.username(), Doubt.Kind.SUBSTITUTE_GONE, "");
                    } else if (person.phone().isEmpty()) {
                        doubt(person.username(), Doubt.Kind.SUBSTITUTE_WITHOUT_PHONE, "");
                    }
                });
        differences.stream()
                .filter(one -> one.kind() == Kind.GONE)
                .forEach(one -> doubt(one.who(), Doubt.Kind.GONE, ""));
    }

    private void doubt(String username, Doubt.Kind kind, String value) {
        doubts.add(new Doubt(username, kind, value));
    }

    private void changed(Kind kind, String who, String field, String before, String after) {
        if (!before.equals(after)) {
            differences.add(new Difference(
                    kind,
                    who,
                    Optional.of(field),
                    Optional.of(before).filter(text -> !text.isEmpty()),
                    Optional.of(after).filter(text -> !text.isEmpty())));
        }
    }

    private static String written(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static boolean hasLeft(Person person, LocalDate today) {
        return person.employedUntil().filter(last -> last.isBefore(today)).isPresent();
    }

    private static Person ended(Person person, Optional<LocalDate> last) {
        return new Person(
                person.username(),
                person.name(),
                person.mail(),
                person.aliases(),
                person.unit(),
                person.manager(),
                person.phone(),
                person.textsTo(),
                person.roles(),
                person.calendarCodes(),
                person.delivery(),
                person.digest(),
                person.employedFrom()
                        .filter(first -> last.filter(first::isAfter).isEmpty()),
                last,
                person.password());
    }

    private static Organisation with(Organisation organisation, List<Unit> units, List<Person> people) {
        return new Organisation(
                organisation.municipality(),
                organisation.boards(),
                units,
                people,
                organisation.mailboxes(),
                organisation.plan());
    }
}
