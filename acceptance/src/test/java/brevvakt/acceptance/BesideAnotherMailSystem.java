package brevvakt.acceptance;

import static brevvakt.acceptance.BesideMail.STREETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The streets office keeps its mailbox in the mail system it always had; the gateway stands in front and watches it. */
abstract class BesideAnotherMailSystem {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private BesideMail beside;
    private Town town;

    abstract BesideMail beside() throws IOException;

    /** GreenMail throws in its own threads when a client is gone, which is no fault of the story. */
    @BeforeAll
    static void leaveOtherThreadsAlone() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @BeforeEach
    void open() throws IOException {
        beside = beside();
        beside.start();
        town = Town.open(home, beside.settings(), "--simulate", "2026-12-21T08:00:00+01:00");
        String organisation = Files.readString(Town.organisation());
        assertThat(organisation).contains("{address: " + STREETS + ",");
        town.becomes(organisation.replace("{address: " + STREETS + ",", "{address: " + STREETS + ", delivery: relay,"));
    }

    @AfterEach
    void close() {
        if (town != null) {
            town.close();
        }
        if (beside != null) {
            beside.close();
        }
    }

    private void letter(String id) throws IOException {
        assertThat(town.mail(
                        "k@example.org",
                        List.of(STREETS),
                        "From: Karin Lund <k@example.org>\r\nTo: <" + STREETS + ">\r\nMessage-ID: <" + id
                                + "@example.org>\r\nSubject: Hur ofta plogas gatan?\r\n"
                                + "Date: Mon, 21 Dec 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n"
                                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                                + "Hej!\r\n\r\n.Hur ofta plogas min gata? Åäö.\r\n\r\nKarin\r\n"))
                .startsWith("250");
    }

    private JsonNode streets() {
        return Town.all(town.ask("mailboxes"))
                .filter(mailbox -> mailbox.path("address").asText().equals(STREETS))
                .findFirst()
                .orElseThrow();
    }

    private Reader owner() {
        return new Reader(beside.imapPort(), STREETS);
    }

    private List<String> told() {
        return Town.all(town.ask("outbox"))
                .filter(mail -> List.of("REMINDER", "ESCALATION", "NOTICE")
                        .contains(mail.path("kind").asText()))
                .filter(mail -> mail.path("case").asText("").isEmpty()
                        || mail.path("case").isNull())
                .map(mail -> mail.path("kind").asText() + " "
                        + mail.path("to").get(0).asText())
                .toList();
    }

    @Test
    void givenALetterInTheOtherSystem_whenSomebodyReadsItThere_thenTheMailboxIsOpenedByTheWatch() throws Exception {
        letter("r1");
        owner().awaitIn("INBOX", "<r1@example.org>");
        await().atMost(PATIENCE).until(() -> streets().path("unopened").asInt() == 1);
        assertThat(streets().path("state").asText()).isEqualTo("WAITING");

        String read = owner().read("INBOX", "<r1@example.org>");

        assertThat(read).contains("X-Brevvakt-Arrival: ", "\r\n.Hur ofta plogas min gata? Åäö.\r\n");
        await().atMost(PATIENCE)
                .until(() -> streets().path("opened").path("how").asText().equals("WATCH"));
        assertThat(streets().path("state").asText()).isEqualTo("OPENED");
        assertThat(streets().path("unopened").asInt()).isZero();
    }

    @Test
    void givenALetterThatNobodyReads_whenTheDayPasses_thenTheLadderSpeaksAsInOurOwnMailboxes() throws Exception {
        letter("r2");
        owner().awaitIn("INBOX", "<r2@example.org>");

        town.ask("clock advance-to", "2026-12-21T17:30:00+01:00");

        assertThat(told())
                .contains(
                        "REMINDER bo.berg@kommun.example",
                        "REMINDER siv.sten@kommun.example",
                        "ESCALATION eva.ek@kommun.example");
        assertThat(streets().path("state").asText()).isEqualTo("BREACHED");
    }

    @Test
    void givenAServerOutOfReach_whenTheDayPasses_thenTheOperatorHearsAndNobodyIsInBreachAndTheLetterComesLater()
            throws Exception {
        letter("r3");
        owner().awaitIn("INBOX", "<r3@example.org>");
        beside.stop();

        town.ask("clock advance-to", "2026-12-21T17:30:00+01:00");

        assertThat(told()).doesNotContain("REMINDER bo.berg@kommun.example", "ESCALATION eva.ek@kommun.example");
        assertThat(told().stream().filter(mail -> mail.startsWith("NOTICE"))).hasSize(1);
        assertThat(streets().path("state").asText()).isEqualTo("WAITING");
        assertThat(streets().path("noEvidenceSince").asText()).isNotEmpty();

        letter("r4");
        assertThat(town.casesOf("k@example.org", 2)).hasSize(2);
        beside.start();
        owner().awaitIn("INBOX", "<r4@example.org>");
    }
}
