package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text messages, which come and leave as mail of an operator's gateway. */
class TextMessageTest {
    private static Outside outside;
    private static Town town;

    @BeforeAll
    static void open(@TempDir Path home) throws IOException {
        outside = new Outside();
        town = Town.open(
                home,
                outside.settings()
                        + "\nsms: {gateways: ['*@sms.example'], hosts: [127.0.0.1], way: '{number}@sms.example'}");
    }

    @AfterAll
    static void close() {
        town.close();
        outside.close();
    }

    private static void text(String number, String to, String words) throws IOException {
        String from = number + "@sms.example";
        String mail = "From: " + from + "\r\nTo: " + to + "\r\nSubject: SMS\r\nAuto-Submitted: auto-generated\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + words + "\r\n";
        try (Courier courier = new Courier(town.base + 25)) {
            assertThat(courier.hand(from, List.of(to), mail.getBytes(StandardCharsets.UTF_8)))
                    .startsWith("250");
        }
    }

    private static JsonNode caseOf(String counterpart) {
        return await().until(
                        () -> StreamSupport.stream(town.ask("cases").spliterator(), false)
                                .filter(file ->
                                        file.path("counterpart").asText().contains(counterpart))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String words(Outside.Taken taken) throws IOException, MessagingException {
        return ((MimeMultipart) taken.mail().getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    @Test
    void givenATextMessage_whenItComes_thenItIsRegisteredAndAnsweredByTextMessage() throws Exception {
        text("0701234567", "parken@kommun.example", "Jag är missnöjd, lekplatsen på Storgatan är full av glas.");

        JsonNode file = caseOf("0701234567");

        assertThat(file.path("channel").asText()).isEqualTo("SMS");
        assertThat(file.path("replyPossible").asBoolean()).isTrue();
        String receipt = words(outside.mailTo("0701234567@sms.example", 1).get(0));
        assertThat(receipt).contains(file.path("number").asText()).hasSizeLessThan(320);
    }

    @Test
    void givenAWordInPlaceOfTheNumber_whenItComes_thenNobodyIsAnsweredAndTheMatterIsThere() throws Exception {
        text("voltona", "parken@kommun.example", "Jag är missnöjd, grinden till parken är trasig.");

        JsonNode file = caseOf("voltona");

        assertThat(file.path("channel").asText()).isEqualTo("SMS");
        assertThat(file.path("replyPossible").asBoolean()).isFalse();
        assertThat(file.path("dueDate").isNull()).isTrue();
    }

    @Test
    void givenSomebodyOfOursOrderedIt_whenANoticeHasLeft_thenATextMessageSaysThatSomethingWaitsAndNothingElse()
            throws Exception {
        JsonNode file = town.registered(Map.of());

        List<Outside.Taken> taken = outside.mailTo("0700000026@sms.example", 1);

        assertThat(taken).hasSize(1);
        assertThat(words(taken.get(0)))
                .contains("Exempel", "väntar på dig")
                .doesNotContain(file.path("number").asText(), "Storgatan", "plogning");
    }

    @Test
    void theRoutineIsShownWithItsVersionInForce() {
        JsonNode versions = town.ask("routine");

        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).path("inForce").asBoolean()).isTrue();
        assertThat(versions.get(0).path("reply").asInt()).isEqualTo(5);
        assertThat(town.answer("routine apply", Map.of("since", "2026-01-01", "reason", "beslut", "by", "bo.berg"))
                        .body())
                .contains("registrar");
    }
}
