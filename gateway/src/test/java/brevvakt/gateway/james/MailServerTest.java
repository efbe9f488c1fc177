package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.letter.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {
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
    void givenALetterFromOutside_whenItIsAccepted_thenItLiesInTheMailboxAndItsOriginalIsKept() throws IOException {
        String letter = "From: Anna <anna@example.org>\r\nTo: gatukontoret@kommun.example\r\n"
                + "Subject: Hal i backen\r\nMessage-ID: <hole-1@example.org>\r\n\r\nDet finns ett hal.\r\n";

        String answer;
        try (SmtpTalk smtp = new SmtpTalk(server.smtpPort())) {
            smtp.ask("EHLO citizen.example.org");
            answer = smtp.mail("anna@example.org", TownHall.STREETS.toString(), letter.stripTrailing());
        }

        assertThat(answer).startsWith("250 2.6.0");
        assertThat(server.originals.holds(Sha256.of(letter.getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
        server.townHall.give("siv.s", java.util.EnumSet.allOf(brevvakt.casework.access.MailAccess.Right.class));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(subjects()).contains("Hal i backen"));
    }

    private static List<String> subjects() throws IOException {
        try (ImapTalk imap = server.imap("siv.s")) {
            imap.ok("SELECT \"Delegerat/" + TownHall.STREETS + "\"");
            return imap.ok("FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])").stream()
                    .filter(line -> line.startsWith("Subject: "))
                    .map(line -> line.substring("Subject: ".length()))
                    .toList();
        }
    }
}
