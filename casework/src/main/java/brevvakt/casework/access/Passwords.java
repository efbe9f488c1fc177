package brevvakt.casework.access;

import brevvakt.casework.letter.Sha256;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.OrganisationRegister;
import brevvakt.casework.store.OrganisationRegister.Login;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The passwords of the house: who has proven which, and how they are changed. */
final class Passwords {
    static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final int REMEMBERED = 20_000;
    /** So long a password is taken for right after the authority has said so; a changed one is refused after it. */
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int MADE_LENGTH = 16;
    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final OrganisationRegister register;
    private final byte[] secret;
    private final LoginWays ways;
    private final Clock clock;
    private volatile Map<String, Login> logins = Map.of();
    private final Map<String, Proof> proven = new ConcurrentHashMap<>();

    /** A password that was right; by the authority only until a time. */
    private record Proof(Sha256 mark, Optional<Instant> until) {}

    Passwords(Database database, OrganisationRegister register, byte[] secret, LoginWays ways, Clock clock) {
        this.database = database;
        this.register = register;
        this.secret = secret.clone();
        this.ways = ways;
        this.clock = clock;
    }

    void reload() {
        logins = database.read(register::logins);
        proven.clear();
    }

    /** Proven in this run: mail clients log in many times a day, and the derivation is slow on purpose. */
    boolean isProven(String username, String password) {
        Proof proof = proven.get(username);
        return proof != null
                && proof.mark().equals(mark(username, password))
                && proof.until().filter(clock.instant()::isAfter).isEmpty();
    }

    /** What is said of a password. */
    enum Judged {
        RIGHT,
        WRONG,
        /** Nobody can say now; not the fault of who asks. */
        AWAY
    }

    private boolean isRight(String username, String password) {
        return isProven(username, password) || judge(Optional.of(username), password) == Judged.RIGHT;
    }

    /** Costs the same whether somebody is called so or not. */
    Judged judge(Optional<String> username, String password) {
        if (username.isPresent() && ways.authority().isPresent()) {
            LoginAuthority.Verdict verdict = ways.authority().get().judge(username.get(), password);
            if (verdict == LoginAuthority.Verdict.RIGHT) {
                remember(username.get(), password, Optional.of(clock.instant().plus(BELIEVED)));
            }
            if (verdict != LoginAuthority.Verdict.NOBODY) {
                return switch (verdict) {
                    case RIGHT -> Judged.RIGHT;
                    case AWAY -> Judged.AWAY;
                    default -> Judged.WRONG;
                };
            }
        }
        PasswordHash hash = username.map(logins::get)
                .map(login -> new PasswordHash(login.hash()))
                .orElse(PasswordHash.NOBODY);
        boolean right = hash.matches(password) && username.isPresent();
        if (right) {
            strengthen(username.get(), hash, password);
            remember(username.get(), password, Optional.empty());
        }
        return right ? Judged.RIGHT : Judged.WRONG;
    }

    private void remember(String username, String password, Optional<Instant> until) {
        if (proven.size() < REMEMBERED || proven.containsKey(username)) {
            proven.put(username, new Proof(mark(username, password), until));
        }
    }

    private void strengthen(String username, PasswordHash hash, String password) {
        Login login = logins.get(username);
        if (login != null && hash.isOld()) {
            keep(username, new Login(PasswordHash.of(password).written(), login.source(), login.mustChange()));
        }
    }

    private Sha256 mark(String username, String password) {
        MessageDigest digest = Sha256.digest();
        digest.update(secret);
        digest.update(username.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        return Sha256.of(digest.digest());
    }

    /** A password of the organisation file that is to be kept; empty where it is known, or its owner has chosen another. */
    Optional<Login> fresh(String username, String written) {
        Login before = logins.get(username);
        boolean own = before != null && before.source() != Login.Source.FILE;
        boolean same = before != null && new PasswordHash(before.hash()).matches(written);
        return own || same
                ? Optional.empty()
                : Optional.of(new Login(PasswordHash.of(written).written(), Login.Source.FILE, ways.changeFirst()));
    }

    /** Whose password stands in plain words in an organisation file, in order. */
    List<String> plain() {
        return logins.entrySet().stream()
                .filter(entry -> entry.getValue().source() == Login.Source.FILE)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    boolean mustChange(String username) {
        return Optional.ofNullable(logins.get(username))
                .filter(Login::mustChange)
                .isPresent();
    }

    /** The owner chooses another password; else why not. */
    Optional<String> change(String username, String old, String chosen) {
        if (!isRight(username, old)) {
            return Optional.of("the old password is wrong");
        }
        if (!logins.containsKey(username)) {
            return Optional.of("this password is kept by the directory server; change it there");
        }
        if (chosen.length() < SHORTEST || chosen.length() > LONGEST) {
            return Optional.of("a password has from " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (chosen.equals(old)) {
            return Optional.of("the new password is the old one");
        }
        if (chosen.toLowerCase(Locale.ROOT).contains(username)
                || chosen.chars().distinct().count() < 5) {
            return Optional.of("the new password can be guessed; take some words that do not belong together");
        }
        keep(username, new Login(PasswordHash.of(chosen).written(), Login.Source.OWN, false));
        LOG.info("{} has chosen a new password", username);
        return Optional.empty();
    }

    /** A first password, made by chance; it must be changed at the first login to the portal. */
    String reset(String username) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < MADE_LENGTH; i++) {
            made.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        keep(username, new Login(PasswordHash.of(made.toString()).written(), Login.Source.FIRST, true));
        LOG.info("{} has got a first password", username);
        return made.toString();
    }

    private synchronized void keep(String username, Login login) {
        database.inTransaction(handle -> {
            register.setLogin(handle, username, login);
            return handle;
        });
        logins = database.read(register::logins);
        proven.remove(username);
    }
}
