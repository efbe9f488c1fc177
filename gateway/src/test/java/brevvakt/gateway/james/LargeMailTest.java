package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.access.MailAccess.Right;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeMailTest {
    private static final int LINES = 800_000;
    private static final String LINE = "x".repeat(76) + "\r\n";

    @Test
    void givenAMailOfSixtyMegabytes_whenItIsSent_thenItIsDeliveredWhole(@TempDir Path home) throws IOException {
        try (RunningServer server = new RunningServer(home)) {
            server.townHall.give("siv.s", EnumSet.allOf(Right.class));
            try (SmtpTalk smtp = new SmtpTalk(server.smtpPort())) {
                smtp.ask("EHLO citizen.example.org");
                String mail = "Subject: stor\r\n\r\n" + LINE.repeat(LINES);
                assertThat(smtp.mail("a@example.org", TownHall.STREETS.toString(), mail.stripTrailing()))
                        .startsWith("250");
            }

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(size(server))
                    .first()
                    .asString()
                    .matches("\\* 1 FETCH \\(RFC822.SIZE 624\\d{5}\\)"));
        }
    }

    private static List<String> size(RunningServer server) throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"Delegerat/" + TownHall.STREETS + "\"");
            return siv.ask("FETCH 1 (RFC822.SIZE)");
        }
    }
}
