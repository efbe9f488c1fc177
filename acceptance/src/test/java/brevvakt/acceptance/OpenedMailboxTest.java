package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody may do with another's mailbox, tried by one who wants more; and how a shut one is opened by force. */
class OpenedMailboxTest {
    private static final String BO = "bo.berg@kommun.example";
    private static final String SHARED = "Delegerat/" + BO;
    private static final String WORK = "Ingen har plogat vår gata. Jag vill klaga på snöröjningen på Storgatan.";
    private static final String PRIVATE = """
            Hej gubben! Kommer du på middag hos mamma på lördag? Syrran och barnen kommer också, vi tänkte
            grilla och sen bastu. Ta med dig vin. Kram, Lena
            """;

    @TempDir
    Path home;

    private Town town;

    @BeforeEach
    void open() throws IOException {
        town = Town.open(home, "", "--simulate", "2026-12-18T10:00:00+01:00");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void mail(String from, String id, String text) throws IOException {
        String letter = """
                From: %s
                To: %s
                Subject: Hej
                Message-ID: %s
                Date: Fri, 18 Dec 2026 10:00:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, BO, id, text).replace("\n", "\r\n");
        assertThat(town.mail(from, List.of(BO), letter)).startsWith("250");
        town.recordsOf(id);
    }

    private static Map<String, String> leave(String until) {
        return Map.of(
                "employee", "bo.berg",
                "from", "2026-12-18",
                "until", until,
                "choice", "DELEGATE",
                "delegate", "siv.sten",
                "by", "bo.berg");
    }

    @Test
    void givenADelegateWhoWantsMore_whenEveryCommandIsTried_thenPrivateMailIsNeitherListedNorGuessedNorTaken()
            throws IOException, MessagingException {
        mail("lena@example.org", "<private@example.org>", PRIVATE);
        mail("kim@example.org", "<work@example.org>", WORK);
        town.reader("bo.berg").awaitIn("INBOX", "<work@example.org>");
        town.ask("absence add", leave("2026-12-18"));
        town.reader("siv.sten").awaitIn(SHARED, "<work@example.org>");

        try (RawImap siv = new RawImap(town.base + 143, "siv.sten")) {
            for (String listing : List.of("LIST", "LSUB")) {
                assertThat(siv.ask(listing + " \"\" \"*\"")).noneMatch(line -> line.contains("Privat"));
                assertThat(siv.ask(listing + " \"Delegerat/\" \"%\"")).noneMatch(line -> line.contains("Privat"));
                assertThat(siv.ask(listing + " \"" + SHARED + "/\" \"*\"")).noneMatch(line -> line.contains("Privat"));
            }
            for (String guess : List.of(
                    SHARED + "/Privat",
                    SHARED + "/Sent",
                    "Delegerat/bo.berg/Privat",
                    "Delegerat/" + BO + "/../Privat",
                    "user/bo.berg/Privat",
                    "Delegerat/eva.ek@kommun.example",
                    "Delegerat/gatukontoret@kommun.example/Privat")) {
                try (RawImap guessing = new RawImap(town.base + 143, "siv.sten")) {

                    assertThat(guessing.verdict("SELECT \"" + guess + "\""))
                            .as("SELECT " + guess)
                            .startsWith("NO");
                    assertThat(guessing.verdict("EXAMINE \"" + guess + "\""))
                            .as("EXAMINE " + guess)
                            .startsWith("NO");
                    assertThat(guessing.verdict("STATUS \"" + guess + "\" (MESSAGES UNSEEN)"))
                            .as("STATUS " + guess)
                            .startsWith("NO");
                    assertThat(guessing.verdict("SUBSCRIBE \"" + guess + "\""))
                            .as("SUBSCRIBE " + guess)
                            .doesNotStartWith("BAD");
                    assertThat(guessing.verdict("RENAME \"" + guess + "\" \"Mitt\""))
                            .as("RENAME " + guess)
                            .startsWith("NO");
                    assertThat(guessing.verdict("DELETE \"" + guess + "\""))
                            .as("DELETE " + guess)
                            .startsWith("NO");
                }
            }
            for (String namespace : List.of("#user.bo.berg.Privat", "#private/Privat")) {
                try (RawImap guessing = new RawImap(town.base + 143, "siv.sten")) {
                    assertThat(guessing.verdict("SELECT \"" + namespace + "\""))
                            .as(namespace)
                            .doesNotStartWith("OK");
                }
            }
            for (String acl : List.of(
                    "SETACL \"" + SHARED + "\" siv.sten lrswipkxtea",
                    "SETACL \"" + SHARED + "/Privat\" siv.sten lr",
                    "DELETEACL \"" + SHARED + "\" bo.berg",
                    "GETACL \"" + SHARED + "/Privat\"",
                    "MYRIGHTS \"" + SHARED + "/Privat\"",
                    "SETQUOTA \"#private&bo.berg\" (STORAGE 1)")) {
                try (RawImap setting = new RawImap(town.base + 143, "siv.sten")) {
                    assertThat(setting.verdict(acl)).as(acl).doesNotStartWith("OK");
                }
            }

            assertThat(siv.verdict("SELECT \"" + SHARED + "\"")).startsWith("OK");
            assertThat(siv.ask("UID SEARCH TEXT \"bastu\"")).contains("* SEARCH");
            assertThat(siv.ask("UID SEARCH FROM \"lena\"")).contains("* SEARCH");
            assertThat(siv.ask("UID SEARCH ALL").get(0).split(" ")).hasSize(3);
            assertThat(siv.ask("UID FETCH 1:1000000 (BODY.PEEK[])")).noneMatch(line -> line.contains("bastu"));
            assertThat(siv.verdict("STORE 1 +FLAGS (\\Deleted)")).startsWith("NO");
            siv.verdict("EXPUNGE");
            assertThat(siv.verdict("MOVE 1 INBOX")).doesNotStartWith("OK");
            assertThat(siv.ask("UID SEARCH ALL").get(0).split(" ")).hasSize(3);

            String idle = siv.idle();
            town.ask("clock advance-to", "2026-12-19T00:00:00+01:00");
            siv.done(idle);
            assertThat(siv.verdict("FETCH 1 (BODY.PEEK[])")).doesNotStartWith("OK");
            assertThat(siv.verdict("COPY 1 INBOX")).doesNotStartWith("OK");
            assertThat(siv.ask("LIST \"\" \"*\"")).noneMatch(line -> line.contains(BO));
            assertThat(siv.verdict("SELECT \"" + SHARED + "\"")).startsWith("NO");
        }
        assertThat(town.reader("bo.berg").messageIds("Privat")).containsExactly("<private@example.org>");
        assertThat(town.reader("bo.berg").messageIds("INBOX")).containsExactly("<work@example.org>");
    }

    private HttpResponse<String> emergency(String step, Map<String, String> options, String... positionals) {
        return town.answer("emergency " + step, options, positionals);
    }

    private static Map<String, String> order(String by, String to, String reason) {
        return Map.of(
                "of", "bo.berg", "to", to, "reason", reason, "from", "2026-12-21", "until", "2026-12-23", "by", by);
    }

    @Test
    void givenSomebodyNobodyCanReach_whenTheMailboxIsOpenedByForce_thenItTakesThreePeopleAndEndsToTheMinute()
            throws IOException, MessagingException {
        String why = "Bo har inte gått att nå sedan fredag";
        mail("kim@example.org", "<work@example.org>", WORK);
        for (Map<String, String> forged : List.of(
                order("siv.sten", "siv.sten", why),
                order("sofia.stad", "siv.sten", why),
                order("ida.ik", "siv.sten", why),
                order("maja.mark", "siv.sten", why),
                order("bo.berg", "siv.sten", why),
                order("nobody", "siv.sten", why),
                order("eva.ek", "nobody", why),
                order("eva.ek", "bo.berg", why),
                order("eva.ek", "siv.sten", " "))) {
            assertThat(emergency("order", forged).statusCode())
                    .as(forged.toString())
                    .isBetween(400, 499);
        }
        assertThat(emergency("order", Map.of("of", "bo.berg", "to", "siv.sten", "reason", why, "by", "eva.ek"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Town.all(town.ask("emergencies"))).isEmpty();

        JsonNode made = town.ask("emergency order", order("eva.ek", "siv.sten", why));
        String id = made.path("id").asText();
        assertThat(emergency("execute", Map.of("by", "ida.ik"), id).statusCode())
                .isEqualTo(409);
        for (String forger : List.of("eva.ek", "siv.sten", "ida.ik", "vera.val", "olle.os", "bo.berg")) {
            assertThat(emergency("approve", Map.of("by", forger), id).statusCode())
                    .as(forger)
                    .isEqualTo(409);
        }
        town.ask("emergency approve", Map.of("by", "sofia.stad"), id);
        assertThat(emergency("approve", Map.of("by", "sofia.stad"), id).statusCode())
                .isEqualTo(409);
        for (String forger : List.of("eva.ek", "sofia.stad", "siv.sten", "bo.berg")) {
            assertThat(emergency("execute", Map.of("by", forger), id).statusCode())
                    .as(forger)
                    .isEqualTo(409);
        }
        town.kill();
        town.start();
        town.ask("clock advance-to", "2026-12-21T09:00:00+01:00");
        assertThat(town.reader("siv.sten").folders()).doesNotContain(SHARED);
        town.ask("emergency execute", Map.of("by", "ida.ik"), id);
        assertThat(town.reader("siv.sten").awaitIn(SHARED, "<work@example.org>"))
                .contains("<work@example.org>");
        assertThat(Town.all(town.ask("outbox")))
                .anyMatch(mail -> mail.path("kind").asText().equals("NOTICE")
                        && mail.path("to").get(0).asText().equals(BO)
                        && mail.path("text").asText().replaceAll("\\s+", " ").contains(why));
        assertThat(emergency("order", order("eva.ek", "anton.al", why)).body()).contains("siv.sten");

        town.ask("clock advance-to", "2026-12-23T23:59:00+01:00");
        assertThat(town.reader("siv.sten").folders()).contains(SHARED);
        town.ask("clock advance-to", "2026-12-24T00:00:00+01:00");
        assertThat(town.reader("siv.sten").folders()).doesNotContain(SHARED);

        String late = town.ask(
                        "emergency order",
                        Map.of(
                                "of", "bo.berg",
                                "to", "siv.sten",
                                "reason", why,
                                "from", "2026-12-24",
                                "until", "2026-12-24",
                                "by", "eva.ek"))
                .path("id")
                .asText();
        town.ask("clock advance-to", "2026-12-25T09:00:00+01:00");
        assertThat(emergency("approve", Map.of("by", "sofia.stad"), late).statusCode())
                .isEqualTo(409);
    }

    @Test
    void givenAParentalLeave_whenAManagerRecordsIt_thenTheMailboxStaysShutUntilTheHolderOpensItAndNobodyLearnsWhy()
            throws IOException, MessagingException {
        assertThat(town.answer(
                                "absence add",
                                Map.of(
                                        "employee", "bo.berg",
                                        "from", "2026-12-18",
                                        "until", "2027-11-30",
                                        "choice", "SELF",
                                        "code", "PARENTAL",
                                        "by", "eva.ek"))
                        .statusCode())
                .isEqualTo(409);
        town.ask(
                "absence add",
                Map.of(
                        "employee", "bo.berg",
                        "from", "2026-12-18",
                        "until", "2027-11-30",
                        "choice", "UNDECIDED",
                        "code", "PARENTAL",
                        "by", "eva.ek"));
        mail("kim@example.org", "<work@example.org>", WORK);
        JsonNode reply = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Town.all(town.ask("outbox"))
                                .filter(mail -> mail.path("kind").asText().equals("OUT_OF_OFFICE"))
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
        assertThat(reply.path("text").asText())
                .contains("2027-12-01")
                .doesNotContainIgnoringCase("föräldra")
                .doesNotContain("PARENTAL", "Siv Sten");
        assertThat(town.reader("siv.sten").folders()).doesNotContain(SHARED);

        town.ask("delegate", Map.of("of", "bo.berg", "to", "siv.sten", "by", "bo.berg"));
        town.reader("siv.sten").awaitIn(SHARED, "<work@example.org>");
        assertThat(town.answer("delegate", Map.of("of", "bo.berg", "to", "anton.al", "by", "eva.ek"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void givenSomebodyWhoLeftAndIsEmployedAgain_whenTheDayComes_thenTheAddressOpensForHimAlone()
            throws IOException, MessagingException {
        mail("kim@example.org", "<before@example.org>", WORK);
        town.ask("depart", Map.of("last-day", "2026-12-18", "substitute", "siv.sten", "by", "eva.ek"), "bo.berg");
        town.ask("clock advance-to", "2027-01-19T00:00:00+01:00");
        assertThat(refusal()).startsWith("550 5.2.1").contains("gatukontoret@kommun.example");

        town.becomes(Files.readString(Town.organisation())
                .replace(
                        "calendarCodes: true, password: demo}",
                        "calendarCodes: true, employedFrom: 2027-02-01, password: demo}"));
        assertThat(refusal()).startsWith("550 5.2.1");

        town.stop();
        town.start();
        town.ask("clock advance-to", "2027-02-01T08:00:00+01:00");
        mail("kim@example.org", "<again@example.org>", WORK + " Igen.");
        assertThat(town.reader("bo.berg").awaitIn("INBOX", "<again@example.org>"))
                .contains("<before@example.org>");
        assertThat(town.reader("siv.sten").folders()).doesNotContain(SHARED);
        assertThat(town.ask(
                                "depart",
                                Map.of("last-day", "2027-06-30", "substitute", "siv.sten", "by", "eva.ek"),
                                "bo.berg")
                        .path("state")
                        .asText())
                .isEqualTo("ORDERED");
    }

    private String refusal() throws IOException {
        try (Courier courier = new Courier(town.base + 25)) {
            courier.ask("MAIL FROM:<kim@example.org>");
            return courier.ask("RCPT TO:<" + BO + ">");
        }
    }
}
