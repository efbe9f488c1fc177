package brevvakt.casework.access;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.standin.AwayBook;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.OrganisationRegister;
import brevvakt.casework.store.TestDatabase;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Tag("store")
class PasswordsTest {
    private static final String CHOSEN = "fyra gröna cyklar sjunger";

    @TempDir
    private Path folder;

    private final Clock clock = Clock.fixed(DeskTown.NOW, DeskTown.ZONE);
    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private House house(LoginWays ways) throws Exception {
        House house = new House(
                database,
                new OrganisationRegister(),
                new byte[32],
                "Privat",
                new AwayBook(database, AwayRegisters.all(), clock, DeskTown.ZONE),
                ways,
                clock,
                DeskTown.ZONE);
        house.importFile(file("first secret").getBytes(StandardCharsets.UTF_8));
        return house;
    }

    private House house(boolean changeFirst) throws Exception {
        return house(new LoginWays(new LoginGuard(clock, time -> {}), Optional.empty(), changeFirst));
    }

    private static String file(String password) {
        return DeskTown.ORGANISATION.replace(
                "unit: park, manager: maja.m}\n  - {username: sara.s",
                "unit: park, manager: maja.m, password: \"" + password + "\"}\n  - {username: sara.s");
    }

    private String hashOf(String username) {
        return Optional.ofNullable(
                        database.read(new OrganisationRegister()::logins).get(username))
                .orElseThrow()
                .hash();
    }

    @Test
    void givenAPasswordInTheFile_whenItIsImported_thenASaltedArgon2HashIsKeptAndTheOwnerIsNamed() throws Exception {
        House house = house(false);

        assertThat(hashOf("per.p")).startsWith("argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("first");
        assertThat(house.plainPasswords()).containsExactly("per.p");
        assertThat(house.mayLogIn("per.p", "first secret")).isTrue();
        assertThat(house.mayLogIn("per.p@kommun.example", "first secret")).isTrue();
        assertThat(house.mayLogIn("per.p", "first Secret")).isFalse();
        assertThat(house.mayLogIn("sara.s", "")).isFalse();
    }

    @Test
    void givenAnOldHash_whenItsOwnerLogsIn_thenItIsMadeAnew() throws Exception {
        house(false);
        database.inTransaction(handle -> {
            new OrganisationRegister()
                    .setLogin(
                            handle,
                            "per.p",
                            new OrganisationRegister.Login(
                                    "pbkdf2$1000$AAAAAAAAAAAAAAAAAAAAAA==$40pIT7XE3Pa8vuNp2M6icoUPK9nx+s8XAKI0O6oMUdE=",
                                    OrganisationRegister.Login.Source.FILE,
                                    false));
            return handle;
        });

        assertThat(house(false).mayLogIn("per.p", "first secret")).isTrue();
        assertThat(hashOf("per.p")).startsWith("argon2id$");
        assertThat(new PasswordHash(hashOf("per.p")).matches("first secret")).isTrue();
    }

    @Test
    void givenAFirstPassword_whenItsOwnerHasNotChangedIt_thenMailGoesOnAndThePortalAsks() throws Exception {
        House house = house(true);

        assertThat(house.mayLogIn("per.p", "first secret")).isTrue();
        assertThat(house.mustChangePassword("per.p")).isTrue();
        assertThat(house.changePassword("per.p", "first secret", CHOSEN)).isEmpty();
        assertThat(house.mustChangePassword("per.p")).isFalse();
        assertThat(house.mayLogIn("per.p", "first secret")).isFalse();
        assertThat(house.mayLogIn("per.p", CHOSEN)).isTrue();
    }

    @Test
    void givenAChosenPassword_whenTheFileComesAgainWithItsOwn_thenTheChosenOneStays() throws Exception {
        House house = house(false);
        house.changePassword("per.p", "first secret", CHOSEN);

        house.importFile(file("another secret").getBytes(StandardCharsets.UTF_8));

        assertThat(house.mayLogIn("per.p", "another secret")).isFalse();
        assertThat(house.mayLogIn("per.p", CHOSEN)).isTrue();
        assertThat(house.plainPasswords()).isEmpty();
    }

    @Test
    void givenAWeakChoice_whenAPasswordIsChanged_thenItStays() throws Exception {
        House house = house(false);

        assertThat(house.changePassword("per.p", "wrong", CHOSEN)).contains("the old password is wrong");
        assertThat(house.changePassword("per.p", "first secret", "short")).isPresent();
        assertThat(house.changePassword("per.p", "first secret", "first secret"))
                .contains("the new password is the old one");
        assertThat(house.changePassword("per.p", "first secret", "Per.P 2026 Per.P"))
                .isPresent();
        assertThat(house.changePassword("per.p", "first secret", "aaaaaaaaaaaaaaaa"))
                .isPresent();
    }

    @Test
    void givenAResetPassword_whenItIsHandedOver_thenItIsGoodOnceAndMustBeChanged() throws Exception {
        House house = house(false);
        String made = house.resetPassword("sara.s").orElseThrow();

        assertThat(made).matches("(\\w{4}-){3}\\w{4}");
        assertThat(house.mayLogIn("sara.s", made)).isTrue();
        assertThat(house.mustChangePassword("sara.s")).isTrue();
    }

    @Test
    void givenFiftyWrongTries_whenTheRightPasswordComes_thenItIsLetIn() throws Exception {
        House house = house(false);
        for (int i = 0; i < 50; i++) {
            house.mayLogIn(new Knock("IMAP", "192.0.2.1", "per.p", "guess " + i));
        }

        assertThat(house.mayLogIn(new Knock("IMAP", "192.0.2.1", "per.p", "first secret")))
                .isTrue();
    }

    @Test
    void givenLoginsAndFailures_whenTheLogIsRead_thenEachIsThereAndNoPassword() throws Exception {
        House house = house(false);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(House.class);
        logger.setLevel(Level.INFO);
        logger.addAppender(log);

        house.mayLogIn(new Knock("IMAP", "192.0.2.1", "per.p", "first secret"));
        house.mayLogIn(new Knock("submission", "192.0.2.2", "per.p", "wrong guess"));
        house.mayLogIn(new Knock("HTTP", "192.0.2.3", "first secret", "per.p"));
        logger.detachAppender(log);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "IMAP from 192.0.2.1: per.p has logged in",
                        "submission from 192.0.2.2: wrong password for per.p",
                        "HTTP from 192.0.2.3: wrong password for an unknown login");
    }

    @Test
    void givenADirectoryServerThatIsAway_whenSomebodyTries_thenNobodyIsLetInAndNobodyIsCounted() throws Exception {
        LoginAuthority server = (username, password) -> switch (password) {
            case "right" -> LoginAuthority.Verdict.RIGHT;
            case "away" -> LoginAuthority.Verdict.AWAY;
            case "first secret" -> LoginAuthority.Verdict.NOBODY;
            default -> LoginAuthority.Verdict.WRONG;
        };
        House house = house(new LoginWays(new LoginGuard(clock, time -> {}), Optional.of(server), false));

        assertThat(house.mayLogIn("sara.s", "right")).isTrue();
        assertThat(house.mayLogIn("sara.s", "away")).isFalse();
        assertThat(house.mayLogIn("sara.s", "wrong")).isFalse();
        assertThat(house.mayLogIn("per.p", "first secret")).isTrue();
        assertThat(house.personalMailboxOf("per.p")).contains(EmailAddress.of("per.p@kommun.example"));
    }
}
