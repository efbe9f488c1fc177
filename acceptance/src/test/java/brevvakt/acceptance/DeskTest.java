package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.portal.api.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk of the service centre and the registrar, from the telephone to the diary system and back. */
class DeskTest {
    private static Outside outside;
    private static Town town;

    @BeforeAll
    static void open(@TempDir Path home) throws IOException {
        outside = new Outside();
        town = Town.open(home, outside.settings());
    }

    @AfterAll
    static void close() {
        town.close();
        outside.close();
    }

    private static JsonNode registered(String contact) {
        return registered(contact, Map.of());
    }

    /** The same, otherwise in what is given. */
    private static JsonNode registered(String contact, Map<String, String> otherwise) {
        Map<String, String> matter = new HashMap<>(Map.of("from", "Ulla Ström", "contact", contact));
        matter.putAll(otherwise);
        return town.registered(matter);
    }

    @Test
    void givenAComplaintOnThePhone_whenItIsRegistered_thenItsOfficerFindsItInTheMailboxAndInTheSearch() {
        JsonNode file = registered("070-000 00 00");

        assertThat(file.path("status").asText()).isEqualTo("REGISTERED");
        assertThat(file.path("dueDate").asText()).isEqualTo("2026-03-09");
        assertThat(file.path("counterpart").asText()).isEqualTo("Ulla Ström, 070-000 00 00");
        String messageId = file.path("records").get(0).path("messageId").asText();
        town.reader("bo.berg").awaitIn("Delegerat/gatukontoret@kommun.example", messageId);
        await().untilAsserted(() -> assertThat(
                        town.ask("search", "plogningen").path("total").asInt())
                .isPositive());
    }

    @Test
    void givenALetterAtTheWrongPlace_whenItIsMoved_thenItLiesInTheOtherMailboxToo() {
        JsonNode file = registered("070-000 00 01");
        String messageId = file.path("records").get(0).path("messageId").asText();

        JsonNode moved = town.ask(
                "reroute",
                Map.of("to", "parken@kommun.example", "reason", "gäller parken", "by", "stina.storm"),
                file.path("number").asText());

        assertThat(moved.path("mailbox").asText()).isEqualTo("parken@kommun.example");
        assertThat(moved.path("dueDate")).isEqualTo(file.path("dueDate"));
        town.reader("per.park").awaitIn("Delegerat/parken@kommun.example", messageId);
    }

    @Test
    void givenARegistration_whenTheDiarySystemAnswersWithItsNumber_thenTheCaseKnowsIt() throws Exception {
        String number = registered("070-000 00 02").path("number").asText();
        Outside.Taken handed = await().until(
                        () -> outside.mailTo("diarium.sbn@kommun.example").stream()
                                .filter(taken -> unread(taken).contains(number + "-1"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(((MimeMultipart) handed.mail().getContent()).getCount()).isEqualTo(4);

        town.mail(
                "diarium.sbn@kommun.example",
                List.of("servicecenter@kommun.example"),
                "From: <diarium.sbn@kommun.example>\r\nTo: <servicecenter@kommun.example>\r\nMessage-ID: <ack@diary>\r\n"
                        + "In-Reply-To: " + handed.messageId() + "\r\nAuto-Submitted: auto-replied\r\nSubject: "
                        + number
                        + "-1 registrerad som SBN 2026-00417\r\n\r\nTack.");

        await().untilAsserted(() -> assertThat(
                        town.ask("case", number).path("foreignNumber").asText())
                .isEqualTo("SBN 2026-00417"));
        assertThat(town.ask("case", number).path("records")).hasSize(1);
    }

    @Test
    void givenLettersThatWait_whenTheQueueIsAskedForItsFirst_thenThatIsTheOneDueSoonestAndItsUnitHearsWhenItIsPassedOn()
            throws IOException {
        for (String writer : List.of("kim", "mio")) {
            assertThat(
                            town.mail(
                                    writer + "@example.org",
                                    List.of("servicecenter@kommun.example"),
                                    "From: " + writer
                                            + "@example.org\r\nTo: servicecenter@kommun.example\r\nSubject: Gungan\r\n"
                                            + "Message-ID: <" + writer + "@example.org>\r\n\r\n"
                                            + "Gungan i parken har varit trasig i tre veckor. Jag vill klaga, ingen svarar.\r\n"))
                    .startsWith("250");
            town.casesOf(writer + "@example.org", 1);
        }
        List<JsonNode> waiting = Town.all(town.ask("queue")).toList();
        JsonNode first = waiting.get(0);

        assertThat(waiting).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Town.all(town.ask("queue", Map.of("limit", "1")))).containsExactly(first);
        Town.Said said = town.run("queue", "--limit", "1", "--json", "--home", town.home.toString());
        assertThat(said.out()).contains(first.path("number").asText());
        assertThat(said.err()).contains("the first 1 to fall due; more wait");
        assertThat(town.answer("queue", Map.of()).headers().firstValue(Answer.Done.NOTE_HEADER))
                .isEmpty();
        assertThat(town.answer("queue", Map.of("limit", "0")).statusCode()).isEqualTo(400);

        String number = first.path("number").asText();
        town.ask("queue pass", Map.of("to", "park", "by", "stina.storm"), number);

        assertThat(Town.all(town.ask("queue")).map(row -> row.path("number").asText()))
                .doesNotContain(number);
        assertThat(Town.all(town.ask("outbox"))
                        .filter(mail -> mail.path("case").asText().equals(number))
                        .map(mail -> mail.path("to").get(0).asText()))
                .contains("maja.mark@kommun.example");
    }

    @Test
    void givenAFaultOnTheStatesRoad_whenAHumanSaysThatItIsAnothersAndRestrictsIt_thenTheDraftNamesTheRightAuthority()
            throws IOException {
        town.mail(
                "ove@example.org",
                List.of("gatukontoret@kommun.example"),
                "From: ove@example.org\r\nTo: gatukontoret@kommun.example\r\nSubject: Lyktan\r\n"
                        + "Message-ID: <ove@example.org>\r\n\r\nLyktan vid riksvägen lyser inte. Kan ni laga den?\r\n");
        String number = town.casesOf("ove@example.org", 1).get(0).path("number").asText();
        Map<String, String> draft = Map.of("by", "rolf.ro");
        town.ask(
                "correct", Map.of("label", "VIEW", "scope", "general", "reason", "först fel", "by", "rolf.ro"), number);
        assertThat(town.ask("draft", draft, number).path("authority").isNull()).isTrue();

        town.ask(
                "correct",
                Map.of("label", "OTHER_AUTHORITY", "scope", "individual", "reason", "statens väg", "by", "rolf.ro"),
                number);

        assertThat(town.ask("case", number).path("register").asText()).isEqualTo("RESTRICTED");
        assertThat(town.ask("draft", draft, number).path("authority").asText()).isEqualTo("Trafikverket");
        assertThat(town.ask("draft", draft, number).path("text").asText()).contains("Trafikverket", "0771-921 921");
    }

    @Test
    void givenAWebForm_whenItsMailComes_thenWhoFilledItInIsAnsweredAndItsSenderNever() throws IOException {
        String form = "noreply@formular.kommun.example";
        String day = LocalDate.now(ZoneId.of("Europe/Stockholm")).minusDays(3).toString();
        assertThat(town.mail(
                        form,
                        List.of("parken@kommun.example"),
                        "From: Webbformulär <" + form + ">\r\nTo: parken@kommun.example\r\nSubject: Ny synpunkt\r\n"
                                + "Message-ID: <form-1@formular>\r\nAuto-Submitted: auto-generated\r\n"
                                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                                + "Namn: Greta Gran\r\nE-post: greta.gran@example.org\r\nTelefon: 070-000 00 11\r\n"
                                + "Mottaget: " + day + " 08:15\r\nMeddelande:\r\n"
                                + "Jag är missnöjd. Bänken i Stadsparken har varit trasig i tre veckor.\r\n"))
                .startsWith("250");

        JsonNode file = town.casesOf("greta.gran@example.org", 1).get(0);

        assertThat(file.path("channel").asText()).isEqualTo("FORM");
        assertThat(file.path("kind").asText()).isEqualTo("COMPLAINT");
        assertThat(file.path("receivedAt").asText()).startsWith(day);
        String number = file.path("number").asText();
        await().untilAsserted(() -> assertThat(outside.mailTo("greta.gran@example.org"))
                .singleElement()
                .satisfies(receipt -> assertThat(unread(receipt)).contains(number)));
        assertThat(outside.mailTo(form)).isEmpty();
    }

    @Test
    void givenAClosedComplaint_whenAnExampleIsMadeOfIt_thenItShowsOnceAnotherHasApprovedIt() {
        String number = registered("070-000 00 03", Map.of("solution", "Plogad samma dag.", "by", "bo.berg"))
                .path("number")
                .asText();
        String words = "En gata plogas sent och ingen svarar: klagomål.";

        assertThat(town.answer("examples propose", Map.of("text", words, "by", "bo.berg"), number)
                        .statusCode())
                .isEqualTo(409);
        town.ask("close", Map.of("by", "rolf.ro"), number);
        String id = town.ask("examples propose", Map.of("text", words, "by", "bo.berg"), number)
                .path("id")
                .asText();
        assertThat(town.ask("examples", Map.of("unit", "gata")).toString()).doesNotContain(words);
        assertThat(town.answer("examples approve", Map.of("by", "bo.berg"), id).statusCode())
                .isEqualTo(409);
        town.ask("examples approve", Map.of("by", "eva.ek"), id);

        assertThat(town.ask("examples", Map.of("unit", "gata")).toString()).contains(words);
        assertThat(town.ask("examples", Map.of("unit", "park")).toString()).doesNotContain(words);
    }

    private static String unread(Outside.Taken taken) {
        try {
            return taken.mail().getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givenWhatCannotBe_whenItIsAsked_thenItIsRefusedWithAReason() {
        HttpResponse<String> unknown =
                town.answer("queue pass", Map.of("to", "park", "by", "stina.storm"), "Ks 9999/2026");
        HttpResponse<String> malformed = town.answer(
                "register",
                Map.of(
                        "mailbox", "ingen adress",
                        "channel", "PHONE",
                        "received", "2026-03-02T09:00:00+01:00",
                        "text", "x",
                        "by", "stina.storm"));

        assertThat(unknown.statusCode()).isEqualTo(409);
        assertThat(unknown.body()).contains("there is no case Ks 9999/2026");
        assertThat(malformed.statusCode()).isEqualTo(400);
    }
}
