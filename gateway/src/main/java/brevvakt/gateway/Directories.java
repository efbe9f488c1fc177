package brevvakt.gateway;

import brevvakt.casework.access.LoginAuthority;
import brevvakt.casework.access.LoginGuard;
import brevvakt.casework.access.LoginWays;
import brevvakt.casework.directory.Directory;
import brevvakt.casework.directory.DirectoryFault;
import brevvakt.casework.directory.DirectoryFile;
import brevvakt.casework.directory.DirectoryNames;
import brevvakt.casework.directory.DirectorySource;
import brevvakt.casework.directory.Limits;
import brevvakt.casework.rollcall.RollCall;
import brevvakt.casework.store.DirectoryRegister;
import brevvakt.gateway.home.Home;
import brevvakt.gateway.jobs.Job;
import brevvakt.gateway.neighbours.LdapDirectory;
import brevvakt.gateway.settings.DirectorySettings;
import brevvakt.gateway.settings.Secret;
import brevvakt.gateway.settings.Settings;
import brevvakt.portal.verbs.DirectoryVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of people in the running house: where it is read from, and when. */
final class Directories {
    private final OpenHouse open;
    private final RollCall rollCall;
    private final DirectoryFile files;
    private final Optional<DirectorySource> server;
    private final Optional<DirectorySource> nightly;

    Directories(Home home, OpenHouse open) throws IOException {
        this.open = open;
        DirectorySettings settings = open.settings.directory();
        DirectoryNames names = names(home);
        this.files = new DirectoryFile(names);
        this.rollCall = new RollCall(
                open.database,
                new DirectoryRegister(),
                open.registers.outbox(),
                open.house,
                open.texts,
                open.calendar,
                new Limits(settings.largestLoss(), settings.others()),
                HouseClock.ZONE);
        this.server = settings.ldap().map(ldap -> server(ldap, names));
        this.nightly = server.or(() -> settings.file().map(path -> new FileSource(files, path)));
    }

    static DirectoryNames names(Home home) throws IOException {
        return DirectoryNames.read(home.conf().resolve("directory.yaml"));
    }

    static LdapDirectory server(DirectorySettings.Ldap ldap, DirectoryNames names) {
        return new LdapDirectory(
                new LdapDirectory.Server(
                        ldap.server().host(),
                        ldap.server().port(),
                        ldap.secure(),
                        ldap.user(),
                        ldap.password().map(Secret::value),
                        ldap.people(),
                        ldap.filter(),
                        Duration.ofSeconds(ldap.seconds())),
                names.attributes());
    }

    /** People log in by the directory server where it says so, else by the passwords of the house. */
    static LoginWays loginWays(Home home, Settings settings, Clock clock) throws IOException {
        DirectoryNames names = names(home);
        Optional<LoginAuthority> authority = settings.directory()
                .ldap()
                .filter(DirectorySettings.Ldap::login)
                .map(ldap -> new ServerLogins(server(ldap, names)));
        boolean changeFirst = settings.logins().changeFirst() && !(clock instanceof HouseClock it && it.isSimulated());
        return new LoginWays(new LoginGuard(clock, Directories::heldBack), authority, changeFirst);
    }

    private static void heldBack(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record ServerLogins(LdapDirectory server) implements LoginAuthority {
        private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

        @Override
        public Verdict judge(String username, String password) {
            try {
                return switch (server.judge(username, password)) {
                    case RIGHT -> Verdict.RIGHT;
                    case WRONG -> Verdict.WRONG;
                    case NOBODY -> Verdict.NOBODY;
                };
            } catch (DirectoryFault e) {
                LOG.warn("nobody can log in by the directory server: {}", e.getMessage());
                return Verdict.AWAY;
            }
        }
    }

    /** The file that another system writes, read when its time comes. */
    private record FileSource(DirectoryFile files, Path path) implements DirectorySource {
        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public Directory read() throws DirectoryFault {
            try {
                return files.read(Files.readAllBytes(path));
            } catch (IOException e) {
                throw new DirectoryFault("the file " + path + " cannot be read; see that it is written each day");
            }
        }
    }

    /** Before the day begins, and before anybody is reminded of anything. */
    List<Job> jobs() {
        return nightly.map(source -> List.of(open.job("directory", "0 30 3 * * ?", at -> rollCall.take(source, at))))
                .orElse(List.of());
    }

    DirectoryVerbs verbs(Runnable knock) {
        return new DirectoryVerbs(rollCall, files, server, knock, open.clock);
    }
}
