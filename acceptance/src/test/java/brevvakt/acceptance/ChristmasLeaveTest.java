package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody goes on leave over Christmas and opens his mailbox to a colleague: writers, colleague and holder live it. */
class ChristmasLeaveTest {
    private static final String BO = "bo.berg@kommun.example";
    private static final String SHARED = "Delegerat/" + BO;
    private static final String WORK = """
            Ingen har plogat vår gata i år. Jag är mycket missnöjd och vill klaga på hur ni sköter
            snöröjningen på Storgatan. Det har varit halt i två veckor trots att vi har ringt.
            """;
    private static final String PRIVATE = """
            Hej gubben! Kommer du på middag hos mamma på lördag? Syrran och barnen kommer också, vi tänkte
            grilla och sen bastu. Ta med dig vin. Kram, Lena
            """;

    @TempDir
    Path home;

    private Town town;

    @BeforeEach
    void open() throws IOException {
        town = Town.open(home, "", "--simulate", "2026-12-18T14:00:00+01:00");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static String letter(String from, String id, String subject, String text) {
        return """
                From: %s
                To: %s
                Subject: %s
                Message-ID: %s
                Date: Fri, 18 Dec 2026 14:00:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, BO, subject, id, text).replace("\n", "\r\n");
    }

    private void mail(String from, String id, String subject, String text) throws IOException {
        assertThat(town.mail(from, List.of(BO), letter(from, id, subject, text)))
                .startsWith("250");
        town.recordsOf(id);
    }

    private JsonNode leave() {
        return town.ask(
                "absence add",
                Map.of(
                        "employee", "bo.berg",
                        "from", "2026-12-21",
                        "until", "2027-01-08",
                        "choice", "DELEGATE",
                        "delegate", "siv.sten",
                        "code", "SEM",
                        "by", "bo.berg"));
    }

    private List<JsonNode> outOfOffice(String to) {
        return Town.all(town.ask("outbox"))
                .filter(mail -> mail.path("kind").asText().equals("OUT_OF_OFFICE"))
                .filter(mail -> mail.path("to").get(0).asText().equals(to))
                .toList();
    }

    private void advance(String to) {
        town.ask("clock advance-to", to);
    }

    @Test
    void givenALeave_whenItBeginsAndEnds_thenTheDelegateReadsWorkMailForThatTimeAndPrivateMailStaysUnseen()
            throws IOException, MessagingException {
        mail("lena@example.org", "<before-private@example.org>", "Lördag", PRIVATE);
        mail("kim@example.org", "<before@example.org>", "Snöröjning", WORK);
        Reader bo = town.reader("bo.berg");
        bo.awaitIn("INBOX", "<before-private@example.org>");
        bo.awaitIn("INBOX", "<before@example.org>");
        leave();
        Reader siv = town.reader("siv.sten");

        advance("2026-12-20T23:59:00+01:00");
        assertThat(siv.folders()).doesNotContain(SHARED);
        assertThat(outOfOffice("kim@example.org")).isEmpty();

        advance("2026-12-21T08:00:00+01:00");
        mail("lena@example.org", "<during-private@example.org>", "Lördag igen", PRIVATE);
        mail("kim@example.org", "<during@example.org>", "Snöröjning igen", WORK);
        siv.awaitIn(SHARED, "<during@example.org>");
        bo.awaitIn("Privat", "<during-private@example.org>");
        assertThat(siv.messageIds(SHARED))
                .filteredOn(id -> id.endsWith("@example.org>"))
                .containsExactlyInAnyOrder("<before@example.org>", "<during@example.org>");
        assertThat(siv.folders()).noneMatch(folder -> folder.contains("Privat") && folder.contains(BO));
        assertThat(bo.messageIds("Privat"))
                .containsExactlyInAnyOrder("<before-private@example.org>", "<during-private@example.org>");

        assertThat(siv.read(SHARED, "<before@example.org>")).contains("Storgatan");
        assertThat(Town.all(town.ask("readings", Map.of("of", "bo.berg", "by", "bo.berg"))))
                .extracting(reading -> reading.path("reader").asText() + " "
                        + reading.path("messageId").asText())
                .containsExactly("siv.sten <before@example.org>");

        advance("2027-01-08T23:59:00+01:00");
        assertThat(siv.folders()).contains(SHARED);
        advance("2027-01-09T00:00:00+01:00");
        assertThat(siv.folders()).doesNotContain(SHARED);
    }

    @Test
    void givenALeave_whenPeopleWrite_thenEachIsToldOnceInAWeekWhoActsAndNothingOfTheReason() throws IOException {
        leave();
        advance("2026-12-21T08:00:00+01:00");

        mail("kim@example.org", "<one@example.org>", "Snöröjning", WORK);
        mail("kim@example.org", "<two@example.org>", "Snöröjning igen", WORK + "Nu är det värre.");
        mail("lena@example.org", "<three@example.org>", "Lördag", PRIVATE);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> outOfOffice("lena@example.org").size() == 1);
        assertThat(outOfOffice("kim@example.org")).hasSize(1);
        assertThat(outOfOffice("kim@example.org").get(0).path("text").asText())
                .contains("2027-01-11", "Siv Sten", "siv.sten@kommun.example", "019-00 00 28")
                .doesNotContainIgnoringCase("semester")
                .doesNotContain("SEM");

        advance("2026-12-28T08:00:00+01:00");
        mail("kim@example.org", "<four@example.org>", "Snöröjning", WORK + "Fortfarande halt.");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> outOfOffice("kim@example.org").size() == 2);
    }

    @Test
    void givenARobotWithoutAnySign_whenItAnswersEveryAnswer_thenItHearsOfTheAbsenceOnce() throws IOException {
        leave();
        advance("2026-12-21T08:00:00+01:00");

        for (int round = 0; round < 40; round++) {
            mail(
                    "robot@example.net",
                    "<round-" + round + "@example.net>",
                    "Tack",
                    "Vi har tagit emot ditt brev " + round);
        }

        assertThat(outOfOffice("robot@example.net")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void givenALeaveWithACase_whenNobodyAnswers_thenTheDelegateIsRemindedAndTheHolderIsLeftInPeace()
            throws IOException {
        leave();
        advance("2026-12-21T08:00:00+01:00");
        mail("kim@example.org", "<clock@example.org>", "Snöröjning", WORK);

        advance("2026-12-23T17:30:00+01:00");

        List<String> reminded = Town.all(town.ask("outbox"))
                .filter(mail -> mail.path("kind").asText().equals("REMINDER"))
                .map(mail -> mail.path("to").get(0).asText())
                .distinct()
                .toList();
        assertThat(reminded).contains("siv.sten@kommun.example").doesNotContain(BO);
    }

    @Test
    void givenAnAbsence_whenSomebodyElseOrAMistakeIsBehindIt_thenItIsRefusedAndNothingIsOnRecord() {
        Map<String, String> good = Map.of(
                "employee", "bo.berg",
                "from", "2026-12-21",
                "until", "2027-01-08",
                "choice", "DELEGATE",
                "delegate", "siv.sten",
                "by", "bo.berg");

        assertThat(refused(good, "by", "anton.al")).contains("employee or the manager");
        assertThat(refused(good, "until", "2026-12-01")).contains("before it begins");
        assertThat(refused(good, "until", "2426-12-01")).contains("three years");
        assertThat(refused(good, "delegate", "bo.berg")).contains("cannot be the delegate");
        assertThat(refused(good, "delegate", "nobody.at.all")).contains("nobody has the user name");
        assertThat(town.ask("absences")).isEmpty();
    }

    private String refused(Map<String, String> good, String option, String value) {
        Map<String, String> wanted = new java.util.HashMap<>(good);
        wanted.put(option, value);
        var answer = town.answer("absence add", wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return answer.body();
    }
}
