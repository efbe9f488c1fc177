package brevvakt.casework.access;

import brevvakt.casework.absence.Departure;
import brevvakt.casework.absence.Grant;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationCheck;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.casework.organisation.Password;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.standin.AwayBook;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.OrganisationRegister;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The organisation in force, and what follows from it for every login, address and mailbox. */
public final class House implements MailAccess {
    private static final int REMEMBERED_LOGINS = 20_000;
    private static final String INBOX = "INBOX";

    /** What a delegate may do: read, mark and answer; never delete, since the mail is the holder's and a record. */
    private static final Set<Right> DELEGATE = EnumSet.of(Right.LOOKUP, Right.READ, Right.SEEN, Right.WRITE);

    private final Database database;
    private final OrganisationRegister register;
    private final byte[] secret;
    private final String privateFolder;
    private final AwayBook away;
    private final Clock clock;
    private final ZoneId zone;
    private volatile @Nullable Organisation current;
    private volatile Map<String, String> hashes = Map.of();
    private final Map<String, Sha256> provenLogins = new ConcurrentHashMap<>();

    /** Reads the newest version; until the first import nobody may receive, send or log in. */
    public House(
            Database database,
            OrganisationRegister register,
            byte[] secret,
            String privateFolder,
            AwayBook away,
            Clock clock,
            ZoneId zone) {
        this.database = database;
        this.register = register;
        this.secret = secret.clone();
        this.privateFolder = privateFolder;
        this.away = away;
        this.clock = clock;
        this.zone = zone;
        reload();
    }

    private void reload() {
        database.read(handle -> {
            current = register.newest(handle)
                    .map(OrganisationRegister.Version::organisation)
                    .orElse(null);
            hashes = Map.copyOf(register.passwords(handle));
            return handle;
        });
        provenLogins.clear();
    }

    /** The organisation in force; asked before the first import it is our own mistake. */
    public Organisation organisation() {
        return Objects.requireNonNull(current, "no organisation has been imported yet");
    }

    public boolean isImported() {
        return current != null;
    }

    /** How an import went. */
    public record Imported(List<String> holes, List<String> warnings, boolean changed) {}

    /** Takes a new version into force, or names every hole and keeps the old one; the same file again changes nothing. */
    public Imported importFile(byte[] file) throws IOException, OrganisationFault {
        Organisation read = withLeavers(OrganisationFile.read(new ByteArrayInputStream(file)));
        List<String> holes = OrganisationCheck.holes(read);
        List<String> warnings = OrganisationCheck.warnings(read);
        if (!holes.isEmpty()) {
            return new Imported(holes, warnings, false);
        }
        String mark = mark(file);
        boolean same = database.read(register::newest)
                .filter(version -> version.mark().equals(mark))
                .isPresent();
        if (!same) {
            Map<String, String> fresh = new ConcurrentHashMap<>();
            read.people().parallelStream()
                    .filter(person -> person.password().isPresent())
                    .filter(person ->
                            !isUnchanged(person.username(), person.password().orElseThrow()))
                    .forEach(person -> fresh.put(
                            person.username(),
                            PasswordHash.of(person.password().orElseThrow().secret())
                                    .written()));
            database.inTransaction(handle -> {
                register.add(handle, read, mark, clock.instant());
                fresh.forEach((username, hash) -> register.setPassword(handle, username, hash));
                return handle;
            });
            reload();
        }
        return new Imported(List.of(), warnings, !same);
    }

    /** Whom the directory has forgotten while his departure still runs stays known, since his mail still comes (SEED-112). */
    private Organisation withLeavers(Organisation read) {
        Organisation before = current;
        if (before == null) {
            return read;
        }
        Instant at = clock.instant();
        List<Person> forgotten = before.people().stream()
                .filter(person -> read.person(person.username()).isEmpty())
                .filter(person -> read.personByAddress(person.mail()).isEmpty()
                        && read.mailbox(person.mail()).isEmpty())
                .filter(person -> away.now()
                        .departureOf(person.username())
                        .filter(departure -> departure.stateAt(at, zone) != Departure.State.CLOSED)
                        .isPresent())
                .toList();
        return forgotten.isEmpty()
                ? read
                : new Organisation(
                        read.municipality(),
                        read.boards(),
                        read.units(),
                        Stream.concat(read.people().stream(), forgotten.stream())
                                .toList(),
                        read.mailboxes(),
                        read.plan());
    }

    /**
     * Replaces the plan rows of some workplaces; an organisation that would have holes is refused and nothing changes.
     *
     * @param rows the new rows of every one of these units
     */
    public Imported changePlan(Set<String> units, List<PlanRow> rows) {
        Organisation now = organisation();
        Organisation changed = new Organisation(
                now.municipality(),
                now.boards(),
                now.units(),
                now.people(),
                now.mailboxes(),
                replaced(now.plan(), units, rows));
        List<String> holes = OrganisationCheck.holes(changed);
        boolean same = changed.plan().equals(now.plan());
        if (holes.isEmpty() && !same) {
            String mark = mark(String.valueOf(changed.plan()).getBytes(StandardCharsets.UTF_8));
            database.inTransaction(handle -> {
                register.add(handle, changed, mark, clock.instant());
                return handle;
            });
            reload();
        }
        return new Imported(holes, OrganisationCheck.warnings(changed), holes.isEmpty() && !same);
    }

    /** The new rows, each where that employee's stood, so that the same plan again is no change. */
    private static List<PlanRow> replaced(List<PlanRow> before, Set<String> units, List<PlanRow> rows) {
        List<PlanRow> left = new ArrayList<>(rows);
        List<PlanRow> all = new ArrayList<>();
        for (PlanRow row : before) {
            Optional<PlanRow> instead = left.stream()
                    .filter(one -> one.employee().equals(row.employee()))
                    .findFirst();
            if (!units.contains(row.unit())) {
                all.add(row);
            } else if (instead.isPresent()) {
                all.add(instead.get());
                left.remove(instead.get());
            }
        }
        all.addAll(left);
        return all;
    }

    private boolean isUnchanged(String username, Password password) {
        return Optional.ofNullable(hashes.get(username))
                .filter(hash -> new PasswordHash(hash).matches(password.secret()))
                .isPresent();
    }

    /** Keyed, so that the mark in the database tells nothing of the passwords in the file. */
    private String mark(byte[] file) {
        MessageDigest digest = Sha256.digest();
        digest.update(secret);
        digest.update(Sha256.of(file).hex().getBytes(StandardCharsets.US_ASCII));
        digest.update(secret);
        return Sha256.of(digest.digest()).hex();
    }

    @Override
    public Optional<String> domain() {
        return Optional.ofNullable(current).map(now -> now.municipality().domain());
    }

    @Override
    public Optional<String> usernameOf(String login) {
        return personOf(login).map(Person::username);
    }

    private Optional<Person> personOf(String login) {
        Organisation now = current;
        return now == null
                ? Optional.empty()
                : now.person(login).or(() -> EmailAddress.parse(login).flatMap(now::personByAddress));
    }

    @Override
    public boolean mayLogIn(String login, String password) {
        Optional<Person> person = personOf(login);
        PasswordHash hash =
                person.map(p -> hashes.get(p.username())).map(PasswordHash::new).orElse(PasswordHash.NOBODY);
        Sha256 proof = proof(hash, password);
        boolean proven =
                person.isPresent() && proof.equals(provenLogins.get(person.get().username()));
        boolean right = proven || hash.matches(password);
        if (right && !proven && person.isPresent() && provenLogins.size() < REMEMBERED_LOGINS) {
            provenLogins.put(person.get().username(), proof);
        }
        return right && person.filter(this::isEmployed).isPresent();
    }

    /** A login proven once in this run is recognised without the slow derivation: clients log in many times a day. */
    private Sha256 proof(PasswordHash hash, String password) {
        MessageDigest digest = Sha256.digest();
        digest.update(secret);
        digest.update(hash.written().getBytes(StandardCharsets.US_ASCII));
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        return Sha256.of(digest.digest());
    }

    /** The login ends with the last day, by the directory or by the order of a departure. */
    private boolean isEmployed(Person person) {
        Instant at = clock.instant();
        return person.isEmployedOn(at.atZone(zone).toLocalDate())
                && away.now().leaver(person.username(), at, organisation()).isEmpty();
    }

    @Override
    public boolean mayStay(String username) {
        Organisation now = current;
        return now != null && now.person(username).filter(this::isEmployed).isPresent();
    }

    @Override
    public Optional<EmailAddress> personalMailboxOf(String username) {
        Organisation now = current;
        return now == null ? Optional.empty() : now.person(username).map(Person::mail);
    }

    @Override
    public Recipient recipient(EmailAddress address) {
        Organisation now = current;
        if (now == null) {
            return new Recipient(Reception.UNKNOWN, Optional.empty(), Optional.empty());
        }
        EmailAddress bare = address.withoutDetail();
        Optional<Departure> closed = away.now().closed(bare, clock.instant(), now);
        if (closed.isPresent()) {
            return new Recipient(
                    Reception.CLOSED, Optional.empty(), insteadOf(closed.get().unit(), now));
        }
        Optional<Person> without =
                now.personByAddress(bare).filter(person -> away.now().isWithoutMailbox(person.username(), now));
        if (without.isPresent()) {
            return new Recipient(
                    Reception.CLOSED, Optional.empty(), insteadOf(without.get().unit(), now));
        }
        Optional<EmailAddress> mailbox = now.mailboxAt(address).or(() -> now.mailboxAt(bare));
        return new Recipient(mailbox.isPresent() ? Reception.OPEN : Reception.UNKNOWN, mailbox, Optional.empty());
    }

    /** Where to write instead of to a mailbox that is closed: the functional mailbox of its unit. */
    private static Optional<EmailAddress> insteadOf(String unit, Organisation now) {
        return now.functionalMailboxOf(unit)
                .map(Mailbox::address)
                .or(() -> Optional.of(now.municipality().serviceCentreMail()));
    }

    @Override
    public boolean leaves(EmailAddress address) {
        Organisation now = current;
        return now != null
                && (!address.domain().equals(now.municipality().domain()) || isNeighbour(now, address))
                && recipient(address).reception() == Reception.UNKNOWN;
    }

    /** An address under our domain that belongs to a system beside us and is no mailbox of ours. */
    private static boolean isNeighbour(Organisation now, EmailAddress address) {
        return Stream.of(
                        now.boards().stream().flatMap(board -> board.productionMailbox().stream()),
                        now.units().stream().flatMap(unit -> unit.deviationIntake().stream()),
                        now.municipality().socialDuty().stream(),
                        now.municipality().dataProtection().stream(),
                        now.municipality().faults().stream())
                .flatMap(addresses -> addresses)
                .anyMatch(address::equals);
    }

    @Override
    public boolean maySendAs(String username, EmailAddress address) {
        Organisation now = current;
        if (now == null || !mayStay(username)) {
            return false;
        }
        EmailAddress bare = address.withoutDetail();
        boolean own = now.personByAddress(bare)
                .filter(person -> person.username().equals(username))
                .isPresent();
        return own
                || now.mailbox(bare)
                        .filter(mailbox -> mailbox.isHandledBy(username))
                        .isPresent();
    }

    @Override
    public List<EmailAddress> openTo(String username) {
        Organisation now = current;
        return now == null || !mayStay(username)
                ? List.of()
                : Stream.concat(
                                now.mailboxes().stream()
                                        .filter(mailbox -> mailbox.isHandledBy(username))
                                        .map(Mailbox::address),
                                delegated(username, now))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The personal mailboxes that somebody may read now (SEED-120, SEED-121). */
    private Stream<EmailAddress> delegated(String username, Organisation now) {
        Instant at = clock.instant();
        return away.now().openTo(username, at).stream()
                .filter(grant -> stands(grant, at, now))
                .flatMap(grant -> now.person(grant.holder()).stream())
                .map(Person::mail)
                .filter(away::isTidy);
    }

    /** Whoever has left and comes back has his mailbox for himself again. */
    private boolean stands(Grant grant, Instant at, Organisation now) {
        return grant.basis() != Grant.Basis.DEPARTURE
                || away.now().leaver(grant.holder(), at, now).isPresent();
    }

    @Override
    public Set<Right> rights(String username, EmailAddress mailbox, String folder) {
        Organisation now = current;
        if (now == null || !mayStay(username)) {
            return Set.of();
        }
        Optional<Mailbox> ofTask = now.mailbox(mailbox);
        if (ofTask.isPresent()) {
            return ofTask.get().isHandledBy(username) ? EnumSet.allOf(Right.class) : Set.of();
        }
        return folder.equals(INBOX) && delegated(username, now).anyMatch(mailbox::equals)
                ? EnumSet.copyOf(DELEGATE)
                : Set.of();
    }

    @Override
    public boolean isOpenToOthers(EmailAddress mailbox) {
        Organisation now = current;
        return now != null
                && now.personByAddress(mailbox)
                        .filter(person -> !readersOf(person.username()).isEmpty())
                        .isPresent();
    }

    /** Who may read somebody's mail now, the primary one first. */
    public List<Grant> readersOf(String holder) {
        Instant at = clock.instant();
        return away.now().readersOf(holder, at).stream()
                .filter(grant -> stands(grant, at, organisation()))
                .toList();
    }

    @Override
    public String privateFolder() {
        return privateFolder;
    }

    @Override
    public List<EmailAddress> mailboxes() {
        Organisation now = current;
        return now == null
                ? List.of()
                : new ArrayList<>(Stream.concat(
                                now.mailboxes().stream().map(Mailbox::address),
                                now.people().stream().map(Person::mail))
                        .toList());
    }
}
