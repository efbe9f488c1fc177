package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody leaves on 24 November: the month ends on Christmas Eve, and the address closes on the next working day. */
class DepartureOverChristmasTest {
    private static final String BO = "bo.berg@kommun.example";
    private static final String SHARED = "Delegerat/" + BO;

    @TempDir
    Path home;

    private Town town;

    @BeforeEach
    void open() throws IOException {
        town = Town.open(home, "", "--simulate", "2026-11-09T08:00:00+01:00");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private JsonNode order() {
        return town.ask(
                "depart", Map.of("last-day", "2026-11-24", "substitute", "siv.sten", "by", "eva.ek"), "bo.berg");
    }

    private JsonNode departure() {
        return town.ask("departures").get(0);
    }

    private void mail(String to, String id, String text) throws IOException {
        String letter = """
                From: kim@example.org
                To: %s
                Subject: En sak
                Message-ID: %s
                Date: Tue, 10 Nov 2026 10:00:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(to, id, text).replace("\n", "\r\n");
        assertThat(town.mail("kim@example.org", List.of(to), letter)).startsWith("250");
        town.recordsOf(id);
    }

    private String refusalOf(String recipient) throws IOException {
        try (Courier courier = new Courier(town.base + 25)) {
            courier.ask("MAIL FROM:<kim@example.org>");
            return courier.ask("RCPT TO:<" + recipient + ">");
        }
    }

    private List<String> noticesTo(String to) {
        return Town.all(town.ask("outbox"))
                .filter(mail -> mail.path("kind").asText().equals("NOTICE"))
                .filter(mail -> mail.path("to").get(0).asText().equals(to))
                .sorted(Comparator.comparing(mail -> mail.path("id").asLong()))
                .map(mail -> mail.path("dueAt").asText().substring(0, 10) + " "
                        + mail.path("reason").asText().replaceFirst("to [a-z.]+: ", ""))
                .toList();
    }

    @Test
    void givenADeparture_whenTheMonthPasses_thenEverythingHappensOnItsDay() throws IOException, MessagingException {
        mail(
                BO,
                "<complaint@example.org>",
                "Jag är mycket missnöjd och vill klaga på snöröjningen på Storgatan. Ingen har plogat i år.");
        mail(
                "gatukontoret@kommun.example",
                "<request@example.org>",
                "Jag begär att få ta del av alla allmänna handlingar om snöröjningen på Storgatan.");
        assertThat(town.answer(
                                "depart",
                                Map.of("last-day", "2026-11-24", "substitute", "siv.sten", "by", "ivar.is"),
                                "bo.berg")
                        .statusCode())
                .isEqualTo(409);
        assertThat(order().path("closesOn").asText()).isEqualTo("2026-12-28");

        town.ask("clock advance-to", "2026-11-24T18:00:00+01:00");
        assertThat(noticesTo(BO))
                .filteredOn(notice -> notice.contains("clear"))
                .extracting(notice -> notice.substring(0, 18))
                .containsExactly("2026-11-10 clear-1", "2026-11-19 clear-3", "2026-11-23 clear-1");
        assertThat(noticesTo("siv.sten@kommun.example"))
                .anyMatch(notice -> notice.startsWith("2026-11-17 cases before 2026-11-24"));
        assertThat(town.reader("bo.berg").folders()).contains("INBOX");
        assertThat(departure().path("state").asText()).isEqualTo("ORDERED");

        town.ask("clock advance-to", "2026-11-25T09:00:00+01:00");
        assertThatThrownBy(() -> town.reader("bo.berg").folders()).isInstanceOf(MessagingException.class);
        mail(
                BO,
                "<after@example.org>",
                "Jag vill klaga på att sopbilen blockerar gatan varje morgon. Gör något åt det.");
        town.reader("siv.sten").awaitIn(SHARED, "<after@example.org>");
        JsonNode reply = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Town.all(town.ask("outbox"))
                                .filter(mail -> mail.path("kind").asText().equals("DEPARTED"))
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
        assertThat(reply.path("text").asText()).contains("Siv Sten", "siv.sten@kommun.example", "2026-12-28");
        assertThat(departure().path("state").asText()).isEqualTo("DELEGATED");

        town.ask("clock advance-to", "2026-12-28T23:59:00+01:00");
        assertThat(refusalOf(BO)).startsWith("250");
        town.stop();
        town.start();
        town.ask("clock advance-to", "2026-12-29T00:00:00+01:00");
        assertThat(refusalOf(BO)).startsWith("550 5.2.1").contains("gatukontoret@kommun.example");
        assertThat(town.reader("siv.sten").folders()).doesNotContain(SHARED);
        assertThat(Town.all(town.ask("cases"))
                        .filter(file -> file.path("mailbox").asText().equals(BO))
                        .map(file -> file.path("officer").asText()))
                .hasSize(2)
                .allMatch("siv.sten"::equals);
        assertThat(departure().path("state").asText()).isEqualTo("CLOSED");
        assertThat(departure().path("next").isNull()).isTrue();
        assertThat(departure().path("heldBy")).isNotEmpty();
    }

    @Test
    void givenAnOrder_whenItIsTakenBack_thenNothingEndsAndAnotherMayBeGiven() throws MessagingException {
        order();
        assertThat(town.answer(
                                "depart",
                                Map.of("last-day", "2026-11-30", "substitute", "siv.sten", "by", "eva.ek"),
                                "bo.berg")
                        .statusCode())
                .isEqualTo(409);

        assertThat(town.ask("depart cancel", Map.of("by", "ivar.is"), "bo.berg")
                        .path("state")
                        .asText())
                .isEqualTo("CANCELLED");
        town.ask("clock advance-to", "2026-11-25T09:00:00+01:00");

        assertThat(town.reader("bo.berg").folders()).contains("INBOX");
        assertThat(town.ask(
                                "depart",
                                Map.of("last-day", "2027-01-31", "substitute", "siv.sten", "by", "sofia.stad"),
                                "bo.berg")
                        .path("closesOn")
                        .asText())
                .isEqualTo("2027-03-01");
    }
}
