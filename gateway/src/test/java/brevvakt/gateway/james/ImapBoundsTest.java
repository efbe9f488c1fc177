package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImapBoundsTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        server = new RunningServer(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givenNobodyLoggedIn_whenALargeLiteralIsSent_thenTheConnectionEnds() throws IOException {
        try (ImapTalk talk = new ImapTalk(server.settings.ports().imap())) {
            talk.say("a1 LOGIN {300000000+}\r\n" + "x".repeat(40_000));

            assertThat(talk.hear()).startsWith("* BYE");
            assertThat(talk.hear()).isEqualTo("(closed)");
        }
    }

    @Test
    void givenNobodyLoggedIn_whenManySmallLiteralsAreSent_thenTheConnectionEnds() throws IOException {
        try (ImapTalk talk = new ImapTalk(server.settings.ports().imap())) {
            talk.say("a1 LOGIN {1+}\r\nx" + " {1+}\r\nx".repeat(70));

            assertThat(talk.hear()).startsWith("* BYE");
        }
    }

    @Test
    void givenSomebodyLoggedIn_whenOneCommandHasTooManyLiterals_thenTheConnectionEnds() throws IOException {
        try (ImapTalk talk = server.imap("tom.t")) {
            talk.say("b1 SEARCH" + " OR SUBJECT {1+}\r\nx".repeat(70));

            assertThat(talk.hear()).startsWith("* BYE");
        }
    }

    @Test
    void givenSomebodyLoggedIn_whenManyCommandsHaveOneLiteralEach_thenAllAreAnswered() throws IOException {
        try (ImapTalk talk = server.imap("tom.t")) {
            talk.ok("SELECT INBOX");
            talk.say("c SEARCH SUBJECT {1+}\r\nx\r\n".repeat(100));

            assertThat(talk.hearUntil("c OK", 100)).hasSize(200);
        }
    }

    @Test
    void givenALargeMail_whenItIsAppended_thenItIsTaken() throws IOException {
        try (ImapTalk talk = server.imap("tom.t")) {
            String line = "x".repeat(76) + "\r\n";

            assertThat(talk.append("INBOX", "Subject: stor\r\n\r\n" + line.repeat(60_000)))
                    .startsWith("OK");
        }
    }

    @Test
    void givenTheCapabilities_whenAsked_thenNothingIsPromisedThatIsNotKept() throws IOException {
        try (ImapTalk talk = server.imap("tom.t")) {
            List<String> answer = talk.ok("CAPABILITY");

            assertThat(answer)
                    .first()
                    .asString()
                    .contains("IMAP4REV1", "IDLE", "UIDPLUS", "MOVE", "QRESYNC")
                    .doesNotContain("SAVEDATE", "ACL", "QUOTA", "METADATA", "COMPRESS", "LIST-STATUS");
        }
    }

    @Test
    void givenALoginByNameAndByAddress_whenALetterIsPutThere_thenBothSeeTheSameMailbox() throws IOException {
        try (ImapTalk byName = server.imap("siv.s");
                ImapTalk byAddress = server.imap("siv.s@kommun.example")) {
            byName.ok("CREATE \"Arkiv/2026.11\"");

            assertThat(byAddress.ok("LIST \"\" \"*\"")).anyMatch(line -> line.endsWith("\"Arkiv/2026.11\""));
        }
    }
}
