package brevvakt.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.stored.StoredText;
import brevvakt.casework.texts.Language;
import brevvakt.portal.api.Verbs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Words words = Words.in(Language.SV);

    @TempDir
    private Path home;

    private CannedHouse house;
    private PaperDoor fromOutside;
    private PaperDoor fromStaff;
    private int ends;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/organisation.yaml"), "municipality: {name: Exempel kommun}\n");
        Files.createDirectories(home.resolve("var/outgoing"));
        Files.writeString(home.resolve("var/outgoing/1.eml"), "Subject: kvitto\r\n\r\n");
        house = new CannedHouse();
        fromOutside = new PaperDoor(house::receive);
        fromStaff = new PaperDoor(house::receive);
    }

    @AfterEach
    void close() throws IOException {
        fromOutside.close();
        fromStaff.close();
    }

    @Test
    void givenAHouseThatDoesAllRight_whenTheDayIsPlayed_thenTheScreenIsAsStored() throws IOException {
        int end = demo(true, false).play();

        StoredText.assertIsAsStored("brevvakt/gateway/demo/screen-sv.txt", screen());
        assertThat(end).isZero();
        assertThat(ends).isZero();
    }

    @Test
    void givenAnEnglishWatcher_whenTheDayIsPlayed_thenTheScreenIsInEnglish() throws IOException {
        int end = new Demo(stage(), out(), true, false, Words.in(Language.EN), patience()).play();

        StoredText.assertIsAsStored("brevvakt/gateway/demo/screen-en.txt", screen());
        assertThat(end).isZero();
    }

    @Test
    void givenTheDay_whenItIsPlayed_thenTheOrganisationIsImportedFirst() {
        demo(true, false).play();

        assertThat(house.imported()).hasValueSatisfying(body -> assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo("municipality: {name: Exempel kommun}\n"));
    }

    @Test
    void givenStaffLetters_whenTheDayIsPlayed_thenTheyGoThroughSubmissionWithALogin() {
        demo(true, false).play();

        assertThat(fromStaff.logins()).containsExactly(login("hugo.hav"), login("bo.berg"), login("per.park"));
        assertThat(fromOutside.logins()).isEmpty();
        assertThat(house.senders())
                .containsEntry("svar", "gatukontoret@kommun.example")
                .containsEntry("bounce", "");
    }

    @Test
    void givenAMisjudgedLetter_whenTheDayIsPlayed_thenItIsNamedAndTheEndIsOne() {
        house.saying("grattis", "label", "PRAISE");

        int end = demo(true, false).play();

        assertThat(screen())
                .contains("✗ 1 av 25 blev inte vad de skulle:")
                .contains("  - Grattis! (ironi om soptunnor): skulle bli Klagomål, blev Beröm");
        assertThat(end).isEqualTo(1);
    }

    @Test
    void givenACareMatterInTheOpenDiary_whenTheDayIsPlayed_thenTheRegisterIsNamed() {
        house.saying("mamma", "register", "DIARY");

        int end = demo(true, false).play();

        assertThat(screen())
                .contains("En dotter om sin mammas hemtjänst: skulle till skyddat register, kom till diariet");
        assertThat(end).isEqualTo(1);
    }

    @Test
    void givenAReplyInTheWrongCase_whenTheDayIsPlayed_thenTheCaseIsNamed() {
        house.saying("inte-nojd", "case", "Sbn 2/2026");

        int end = demo(true, false).play();

        assertThat(screen()).contains("Inte nöjd med svaret: skulle till ärende Sbn 1/2026, kom till Sbn 2/2026");
        assertThat(end).isEqualTo(1);
    }

    @Test
    void givenAnOrganisationWithHoles_whenTheDayIsPlayed_thenNothingIsSentAndTheReasonIsTold() {
        house.refusingImport("gatukontoret@kommun.example has no substitute");

        int end = demo(true, false).play();

        assertThat(screen()).contains("gatukontoret@kommun.example has no substitute");
        assertThat(house.senders()).isEmpty();
        assertThat(end).isEqualTo(1);
    }

    @Test
    void givenAHouseThatHasHadMail_whenTheDayIsPlayedAgain_thenNothingIsTouched() {
        demo(true, false).play();
        house.senders().clear();
        screen.reset();

        int end = demo(true, false).play();

        assertThat(screen()).isEqualTo("i HOME har redan brev kommit in; demon spelas bara i ett tomt hem\n");
        assertThat(house.senders()).isEmpty();
        assertThat(end).isEqualTo(1);
    }

    @Test
    void givenAHouseWhoseDoorIsShut_whenTheDayIsPlayed_thenTheLetterIsLostAndTheNextIsTried() throws IOException {
        fromStaff.close();

        int end = demo(true, false).play();

        assertThat(screen()).contains("Personal rapporterar en avvikelse: mejlet togs inte emot");
        assertThat(house.senders()).containsKey("komplettering").doesNotContainKey("svar");
        assertThat(end).isEqualTo(1);
    }

    @Test
    void givenATerminal_whenTheDayIsPlayed_thenABarMovesAndColoursAreUsed() {
        demo(true, true).play();

        assertThat(screen()).contains("\r\u001B[2K").contains("■■■□□□").contains("\u001B[35mOrosanmälan\u001B[0m");
    }

    @Test
    void givenAWatcherWhoStays_whenTheDayIsOver_thenTheHouseStaysUpUntilItIsEnough() {
        int end = demo(false, false).play();

        assertThat(screen()).endsWith("Allt står kvar tills du trycker Ctrl-C.\n");
        assertThat(ends).isEqualTo(1);
        assertThat(end).isZero();
    }

    private Demo demo(boolean once, boolean tty) {
        return new Demo(stage(), out(), once, tty, words, patience());
    }

    private PrintStream out() {
        return new PrintStream(screen, true, StandardCharsets.UTF_8);
    }

    private static Patience patience() {
        return new Patience(20, Duration.ofMillis(1));
    }

    private static String login(String user) {
        return Base64.getEncoder().encodeToString(("\0" + user + "\0demo").getBytes(StandardCharsets.UTF_8));
    }

    /** What stands on the screen, with what differs from run to run named instead. */
    private String screen() {
        return screen.toString(StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .replace(home.toString(), "HOME");
    }

    private Stage stage() {
        return new Stage() {
            @Override
            public String host() {
                return "127.0.0.1";
            }

            @Override
            public int smtpPort() {
                return fromOutside.port();
            }

            @Override
            public int submissionPort() {
                return fromStaff.port();
            }

            @Override
            public int imapPort() {
                return 20143;
            }

            @Override
            public String portalAddress() {
                return "http://127.0.0.1:20080";
            }

            @Override
            public Verbs verbs() {
                return house;
            }

            @Override
            public Path outgoing() {
                return home.resolve("var/outgoing");
            }

            @Override
            public Path home() {
                return home;
            }

            @Override
            public void awaitEnd() {
                ends++;
            }
        };
    }
}
