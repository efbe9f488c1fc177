package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.access.MailAccess.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final String LETTER = "Subject: world\r\n\r\nx";

    @Test
    void givenAMailThatWaitsForAnotherTry_whenTheServerIsStartedAgain_thenItIsDeliveredOnce(@TempDir Path home)
            throws IOException {
        StumblingMailet.Seen seen = new StumblingMailet.Seen();
        seen.worldIsAway.set(1);
        Path conf = stumblingBeforeDelivery(home);

        try (RunningServer first = new RunningServer(home, conf, Map.of(StumblingMailet.Seen.class, seen))) {
            try (SmtpTalk talk = new SmtpTalk(first.smtpPort())) {
                talk.ask("EHLO citizen.example.org");
                assertThat(talk.mail("a@example.org", TownHall.STREETS.toString(), LETTER))
                        .startsWith("250");
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> seen.processed.contains("world"));
        }

        try (RunningServer second = new RunningServer(home, conf, Map.of(StumblingMailet.Seen.class, seen))) {
            second.townHall.give("siv.s", EnumSet.allOf(Right.class));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(headers(second))
                    .containsOnlyOnce("Subject: world")
                    .containsOnlyOnce("Return-Path: <a@example.org>")
                    .containsOnlyOnce("Delivered-To: " + TownHall.STREETS));
        }
    }

    private static List<String> headers(RunningServer server) throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"Delegerat/" + TownHall.STREETS + "\"");
            return siv.ask("FETCH 1:* (BODY.PEEK[HEADER])");
        }
    }

    private static Path stumblingBeforeDelivery(Path home) throws IOException {
        Path conf = RunningServer.frame(home);
        Path processors = conf.resolve("mailetcontainer.xml");
        Files.writeString(
                processors,
                Files.readString(processors).replace("<processor state=\"transport\" enableJmx=\"false\">", """
                                <processor state="transport" enableJmx="false">
                                  <mailet match="All" class="brevvakt.gateway.james.StumblingMailet">
                                    <onMailetException>retry</onMailetException>
                                  </mailet>"""));
        return conf;
    }

    @Test
    void givenOneMailDeliveredTwice_whenItHasTheSameName_thenItLiesThereOnce(@TempDir Path home) throws IOException {
        try (RunningServer server = new RunningServer(home)) {
            byte[] mime = "Subject: Paminnelse\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
            server.server.localPost().deliver(TownHall.TOM, mime, "outbox-1");
            server.server.localPost().deliver(TownHall.TOM, mime, "outbox-1");
            server.server.localPost().deliver(TownHall.BO, mime, "outbox-1");
            server.server.localPost().deliver(TownHall.TOM, mime, "outbox-2");

            try (ImapTalk tom = server.imap("tom.t")) {
                assertThat(tom.ok("SELECT INBOX")).contains("* 2 EXISTS");
            }
        }
    }
}
