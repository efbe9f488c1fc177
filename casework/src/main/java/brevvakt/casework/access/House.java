package brevvakt.casework.access;

import brevvakt.casework.absence.Departure;
import brevvakt.casework.absence.Grant;
import brevvakt.casework.directory.Comparison;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Delivery;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationCheck;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.standin.AwayBook;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DirectoryRegister;
import brevvakt.casework.store.OrganisationRegister;
import brevvakt.casework.store.OrganisationRegister.Login;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The organisation in force, and what follows from it for every login, address and mailbox. */
public final class House implements MailAccess {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final String INBOX = "INBOX";

    /** What a delegate may do: read, mark and answer; never delete, since the mail is the holder's and a record. */
    private static final Set<Right> DELEGATE = EnumSet.of(Right.LOOKUP, Right.READ, Right.SEEN, Right.WRITE);

    private final Database database;
    private final OrganisationRegister register;
    private final DirectoryRegister directories = new DirectoryRegister();
    private final byte[] secret;
    private final String privateFolder;
    private final AwayBook away;
    private final Clock clock;
    private final ZoneId zone;
    private volatile @Nullable Organisation current;
    private final LoginGuard guard;
    private final Passwords passwords;

    /** Reads the newest version; until the first import nobody may receive, send or log in. */
    public House(
            Database database,
            OrganisationRegister register,
            byte[] secret,
            String privateFolder,
            AwayBook away,
            Clock clock,
            ZoneId zone) {
        this(database, register, secret, privateFolder, away, LoginWays.plain(clock), clock, zone);
    }

    /** The same, with logins that are guarded in these ways. */
    public House(
            Database database,
            OrganisationRegister register,
            byte[] secret,
            String privateFolder,
            AwayBook away,
            LoginWays ways,
            Clock clock,
            ZoneId zone) {
        this.database = database;
        this.register = register;
        this.secret = secret.clone();
        this.privateFolder = privateFolder;
        this.away = away;
        this.guard = ways.guard();
        this.passwords = new Passwords(database, register, secret, ways, clock);
        this.clock = clock;
        this.zone = zone;
        reload();
    }

    private void reload() {
        database.read(handle -> {
            current = register.newest(handle)
                    .map(OrganisationRegister.Version::organisation)
                    .orElse(null);
            return handle;
        });
        passwords.reload();
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
    public synchronized Imported importFile(byte[] file) throws IOException, OrganisationFault {
        Organisation read = withLeavers(withDirectory(OrganisationFile.read(new ByteArrayInputStream(file))));
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
            Map<String, Login> fresh = new ConcurrentHashMap<>();
            read.people().parallelStream().forEach(person -> person.password()
                    .flatMap(password -> passwords.fresh(person.username(), password.secret()))
                    .ifPresent(login -> fresh.put(person.username(), login)));
            database.inTransaction(handle -> {
                register.add(handle, read, mark, clock.instant());
                fresh.forEach((username, login) -> register.setLogin(handle, username, login));
                return handle;
            });
            reload();
        }
        return new Imported(List.of(), warnings, !same);
    }

    /**
     * Takes an organisation into force that was made from the one before, and writes what belongs to it in the same
     * transaction; false, and nothing written, where another has come into force meanwhile.
     */
    public synchronized boolean adopt(Organisation before, Organisation next, Consumer<Handle> alongside) {
        if (organisation() != before) {
            return false;
        }
        database.inTransaction(handle -> {
            if (next != before) {
                String mark = register.newest(handle)
                        .map(OrganisationRegister.Version::mark)
                        .orElse("");
                register.add(handle, next, mark, clock.instant());
            }
            alongside.accept(handle);
            return handle;
        });
        if (next != before) {
            reload();
        }
        return true;
    }

    /** The last directory goes before the file in what it tells of people. */
    private Organisation withDirectory(Organisation file) {
        Organisation before = current;
        if (before == null) {
            return file;
        }
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        return database.read(directories::last)
                .map(last -> Comparison.over(file, before, last, today))
                .orElse(file);
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
        return mayLogIn(new Knock("house", "here", login, password));
    }

    /** Each login and each failure is told in the log, never a password, and no login that is nobody's. */
    @Override
    public boolean mayLogIn(Knock knock) {
        Optional<Person> person = personOf(knock.login());
        Optional<String> username = person.map(Person::username);
        String who = username.orElse("an unknown login");
        boolean proven = username.filter(name -> passwords.isProven(name, knock.password()))
                .isPresent();
        if (!proven && !guard.mayTry(knock)) {
            LOG.warn(
                    "{} from {}: a try for {} was turned away unread, too many were wrong",
                    knock.door(),
                    knock.address(),
                    who);
            return false;
        }
        Passwords.Judged judged = proven ? Passwords.Judged.RIGHT : passwords.judge(username, knock.password());
        if (judged == Passwords.Judged.AWAY) {
            LOG.warn("{} from {}: nobody can judge the password of {} now", knock.door(), knock.address(), who);
            return false;
        }
        if (judged == Passwords.Judged.WRONG) {
            LOG.warn("{} from {}: wrong password for {}", knock.door(), knock.address(), who);
            guard.wrong(knock);
            return false;
        }
        guard.right(knock);
        boolean open = person.filter(this::isEmployed).isPresent();
        if (open && proven && knock.door().equals("HTTP")) {
            LOG.debug(
                    "HTTP from {}: {} goes on",
                    knock.address(),
                    who); // each request of a page brings the password anew
        } else if (open) {
            LOG.info("{} from {}: {} has logged in", knock.door(), knock.address(), who);
        } else {
            LOG.warn("{} from {}: {} is not employed today and was refused", knock.door(), knock.address(), who);
        }
        return open;
    }

    /** Whose password stands in plain words in an organisation file. */
    public List<String> plainPasswords() {
        return passwords.plain();
    }

    /** A first password that is to be changed before anything else is done in the portal. */
    public boolean mustChangePassword(String username) {
        return passwords.mustChange(username);
    }

    /** Somebody chooses another password; else why not. */
    public Optional<String> changePassword(String username, String old, String chosen) {
        return passwords.change(username, old, chosen);
    }

    /** Gives somebody a first password, which is shown this once. */
    public Optional<String> resetPassword(String username) {
        return organisation().person(username).map(person -> passwords.reset(username));
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
                                        .filter(mailbox ->
                                                mailbox.isHandledBy(username) || standsIn(username, mailbox, now))
                                        .map(Mailbox::address),
                                delegated(username, now))
                        .distinct()
                        .sorted()
                        .toList();
    }

    private boolean standsIn(String username, Mailbox mailbox, Organisation now) {
        return away.now().standingIn(mailbox, clock.instant(), now).contains(username);
    }

    /** The personal mailboxes that somebody may read now (SEED-120, SEED-121). */
    private Stream<EmailAddress> delegated(String username, Organisation now) {
        Instant at = clock.instant();
        return away.now().openTo(username, at, now).stream()
                .flatMap(grant -> now.person(grant.holder()).stream())
                .map(Person::mail)
                .filter(away::isTidy);
    }

    @Override
    public Set<Right> rights(String username, EmailAddress mailbox, String folder) {
        Organisation now = current;
        if (now == null || !mayStay(username)) {
            return Set.of();
        }
        Optional<Mailbox> ofTask = now.mailbox(mailbox);
        if (ofTask.filter(task -> task.isHandledBy(username)).isPresent()) {
            return EnumSet.allOf(Right.class);
        }
        boolean instead = ofTask.isPresent()
                ? standsIn(username, ofTask.get(), now)
                : folder.equals(INBOX) && delegated(username, now).anyMatch(mailbox::equals);
        return instead ? EnumSet.copyOf(DELEGATE) : Set.of();
    }

    @Override
    public boolean isOpenToOthers(EmailAddress mailbox) {
        Organisation now = current;
        return now != null
                && now.personByAddress(mailbox)
                        .filter(person -> !readersOf(person.username()).isEmpty())
                        .isPresent();
    }

    @Override
    public boolean isRelayed(EmailAddress mailbox) {
        Organisation now = current;
        return now != null
                && now.mailbox(mailbox)
                        .map(Mailbox::delivery)
                        .or(() -> now.personByAddress(mailbox).map(Person::delivery))
                        .filter(Delivery.RELAY::equals)
                        .isPresent();
    }

    /** Who may read somebody's mail now, the primary one first. */
    public List<Grant> readersOf(String holder) {
        return away.now().readersOf(holder, clock.instant(), organisation());
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
