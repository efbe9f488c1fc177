package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.access.MailAccess.Right;
import brevvakt.casework.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    private static EmbeddedPostgres postgres;
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        Database database =
                Database.open(postgres.getJdbcUrl("postgres", "postgres"), Optional.of("postgres"), Optional.empty());
        server = new RunningServer(
                home, RunningServer.frame(home), Map.of(), database, Optional.empty(), Optional.empty());
        server.townHall.give("siv.s", EnumSet.allOf(Right.class));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        postgres.close();
    }

    @Test
    void givenTheOtherDatabase_whenALetterComes_thenItIsDeliveredReadAndMarked() throws IOException {
        try (SmtpTalk smtp = new SmtpTalk(server.smtpPort())) {
            smtp.ask("EHLO citizen.example.org");
            assertThat(smtp.mail("anna@example.org", TownHall.STREETS.toString(), "Subject: Hal\r\n\r\nText"))
                    .startsWith("250");
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(headers()).contains("Subject: Hal"));
        assertThat(server.openings.heard).anyMatch(heard -> heard.startsWith("siv.s read 1 in"));
    }

    private static List<String> headers() throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"Delegerat/" + TownHall.STREETS + "\"");
            List<String> fetched = siv.ask("FETCH 1:* (BODY[])");
            siv.ask("STORE 1:* +FLAGS (\\Flagged viktigt)");
            return fetched;
        }
    }

    @Test
    void givenOneMailDeliveredTwice_whenItHasTheSameName_thenItLiesThereOnce() throws IOException {
        byte[] mime = "Subject: Paminnelse\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
        server.server.localPost().deliver(TownHall.TOM, mime, "outbox-1");
        server.server.localPost().deliver(TownHall.TOM, mime, "outbox-1");
        server.server.localPost().deliver(TownHall.TOM, mime, "outbox-2");

        try (ImapTalk tom = server.imap("tom.t")) {
            assertThat(tom.ok("SELECT INBOX")).contains("* 2 EXISTS");
        }
    }
}
