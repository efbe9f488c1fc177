package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryTest {
    private static final String PROCESSORS = """
            <mailetcontainer enableJmx="false"><context/><processors enableJmx="false">
              <processor state="root" enableJmx="false">
                <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
              </processor>
              <processor state="transport" enableJmx="false">
                <mailet match="All" class="brevvakt.gateway.james.StumblingMailet">
                  <onMailetException>retry</onMailetException>
                </mailet>
              </processor>
              <processor state="retry" enableJmx="false">
                <mailet match="All" class="brevvakt.gateway.james.RetryLater"/>
              </processor>
              <processor state="error" enableJmx="false">
                <mailet match="All" class="brevvakt.gateway.james.RetryLater"/>
              </processor>
              <processor state="setaside" enableJmx="false">
                <mailet match="All" class="brevvakt.gateway.james.StumblingMailet"/>
                <mailet match="All" class="Null"/>
              </processor>
            </processors></mailetcontainer>
            """;

    private static final StumblingMailet.Seen seen = new StumblingMailet.Seen();
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        Path conf = Files.createDirectories(home.resolve("conf"));
        Files.writeString(conf.resolve("mailetcontainer.xml"), PROCESSORS);
        Files.copy(RunningServer.CONF.resolve("smtpserver.xml"), conf.resolve("smtpserver.xml"));
        server = new RunningServer(home, conf, Map.of(StumblingMailet.Seen.class, seen));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void send(String subject) throws IOException {
        try (SmtpTalk talk = new SmtpTalk(server.smtpPort())) {
            talk.ask("EHLO citizen.example.org");
            assertThat(talk.mail("a@example.org", TownHall.STREETS.toString(), "Subject: " + subject + "\r\n\r\nx"))
                    .startsWith("250");
        }
    }

    @Test
    void givenTheWorldIsAway_whenItComesBack_thenTheMailHasWaited() throws IOException {
        seen.worldIsAway.set(2);

        send("world");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Collections.frequency(seen.processed, "world"))
                        .isEqualTo(3));
        assertThat(seen.setAside).doesNotContain("world");
    }

    @Test
    void givenAPoisonedMail_whenItIsProcessed_thenItIsSetAsideAtOnceAndTheNextIsNotDelayed() throws IOException {
        send("poison");
        send("next");

        await().atMost(Duration.ofSeconds(5)).until(() -> seen.processed.contains("next"));
        await().atMost(Duration.ofSeconds(5)).until(() -> seen.setAside.contains("poison"));
        assertThat(seen.processed).containsOnlyOnce("poison");
    }

    @Test
    void givenAMistakeOfOurs_whenItHappensThreeTimes_thenTheMailIsSetAside() throws IOException {
        send("bug");

        await().atMost(Duration.ofSeconds(30)).until(() -> seen.setAside.contains("bug"));
        assertThat(Collections.frequency(seen.processed, "bug")).isEqualTo(3);
    }

    @Test
    void givenAMailThatBreaksTheStack_whenItIsProcessed_thenItIsSetAsideTooAndTheHandLives() throws IOException {
        send("overflow");

        await().atMost(Duration.ofSeconds(30)).until(() -> seen.setAside.contains("overflow"));
    }
}
