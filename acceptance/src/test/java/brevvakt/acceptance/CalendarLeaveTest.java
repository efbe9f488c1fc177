package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A summer: three weeks taken in the calendar, a substitute who falls ill, and somebody who comes back early. */
class CalendarLeaveTest {
    private static final String BO = "bo.berg@kommun.example";
    private static final String ABSENCE = "franvaro@kommun.example";
    private static final String SHARED = "Delegerat/" + BO;

    @TempDir
    Path home;

    private Town town;

    @BeforeEach
    void open() throws IOException {
        town = Town.open(home, "", "--simulate", "2026-06-15T10:00:00+02:00");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static String entry(String method, int sequence, String until) {
        return """
                BEGIN:VCALENDAR
                PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
                VERSION:2.0
                METHOD:%s
                BEGIN:VEVENT
                CREATED:20260615T080000Z
                DTSTAMP:2026061%sT080000Z
                UID:5d3a-sommar
                SUMMARY:SEM
                SEQUENCE:%s
                ORGANIZER;CN=Bo Berg:mailto:bo.berg@kommun.example
                ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:franvaro@kommun.example
                DTSTART;VALUE=DATE:20260706
                DTEND;VALUE=DATE:%s
                TRANSP:TRANSPARENT
                END:VEVENT
                END:VCALENDAR
                """.formatted(method, "" + (5 + sequence), "" + sequence, until).replace("\n", "\r\n");
    }

    private static String invitation(String from, String id, String method, int sequence, String until) {
        String encoded = Base64.getMimeEncoder()
                .encodeToString(entry(method, sequence, until).getBytes(StandardCharsets.UTF_8));
        return """
                From: Bo Berg <%s>
                To: %s
                Subject: Inbjudan: SEM
                Message-ID: %s
                Date: Mon, 15 Jun 2026 10:00:00 +0200
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: multipart/alternative; boundary="inner"

                --inner
                Content-Type: text/plain; charset=UTF-8

                Bo Berg bjuder in dig till SEM.
                --inner
                Content-Type: text/calendar; charset=UTF-8; method=%s
                Content-Transfer-Encoding: base64

                %s
                --inner--
                --outer
                Content-Type: application/ics; name="invite.ics"
                Content-Disposition: attachment; filename="invite.ics"
                Content-Transfer-Encoding: base64

                %s
                --outer--
                """.formatted(from, ABSENCE, id, method, encoded, encoded).replace("\n", "\r\n");
    }

    private void write(String from, String to, String id, String text) throws IOException {
        String letter = """
                From: %s
                To: %s
                Subject: Storgatan
                Message-ID: %s
                Date: Mon, 6 Jul 2026 10:00:00 +0200
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, to, id, text).replace("\n", "\r\n");
        assertThat(town.mail(from, List.of(to), letter)).startsWith("250");
        town.recordsOf(id);
    }

    private List<JsonNode> outbox(String kind, String to) {
        return Town.all(town.ask("outbox"))
                .filter(mail -> mail.path("kind").asText().equals(kind))
                .filter(mail -> mail.path("to").get(0).asText().equals(to))
                .toList();
    }

    private JsonNode outOfOffice(String to) {
        return await("out of office to " + to)
                .atMost(Duration.ofSeconds(60))
                .until(() -> outbox("OUT_OF_OFFICE", to), found -> !found.isEmpty())
                .get(0);
    }

    private List<String> absences() {
        return Town.all(town.ask("absences"))
                .map(absence -> absence.path("employee").asText() + " "
                        + absence.path("code").asText() + " "
                        + absence.path("from").asText() + " "
                        + absence.path("until").asText() + " "
                        + absence.path("choice").asText() + " "
                        + absence.path("source").asText() + " "
                        + absence.path("state").asText())
                .toList();
    }

    private void awaitAbsence(String row) {
        await(row).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(absences())
                .contains(row));
    }

    @Test
    void givenASummerInTheCalendar_whenItIsLived_thenWritersColleaguesAndHolderAreServedAndNobodyLearnsWhy()
            throws IOException, MessagingException {
        assertThat(town.mail(BO, List.of(ABSENCE), invitation(BO, "<forged@example.org>", "REQUEST", 0, "20260801")))
                .startsWith("250");
        town.recordsOf("<forged@example.org>");
        assertThat(town.submit(
                        "siv.sten",
                        BO,
                        List.of(ABSENCE),
                        invitation(BO, "<borrowed@client>", "REQUEST", 0, "20260801")))
                .startsWith("5");
        assertThat(town.submit(
                        "bo.berg", BO, List.of(ABSENCE), invitation(BO, "<invite-0@client>", "REQUEST", 0, "20260725")))
                .startsWith("250");
        awaitAbsence("bo.berg SEM 2026-07-06 2026-07-24 DELEGATE CALENDAR PLANNED");
        assertThat(absences()).hasSize(1);
        assertThat(outbox("NOTICE", BO)).singleElement().satisfies(mail -> assertThat(
                        mail.path("text").asText())
                .contains("2026-07-06", "2026-07-24", "Siv Sten"));
        assertThat(town.ask("cases")).isEmpty();
        town.ask("clock advance-to", "2026-07-03T08:00:00+02:00");
        assertThat(outbox("NOTICE", BO)).hasSize(2).first().satisfies(mail -> assertThat(
                        mail.path("subject").asText())
                .isEqualTo("Innan du går: 2026-07-06 till 2026-07-24"));

        town.ask("clock advance-to", "2026-07-06T08:00:00+02:00");
        write("kim@example.org", BO, "<one@example.org>", "Det är en djup grop i gatan på Storgatan. Kan ni laga den?");
        assertThat(outOfOffice("kim@example.org").path("text").asText())
                .contains("Siv Sten", "2026-07-27")
                .doesNotContain("SEM")
                .doesNotContainIgnoringCase("semester");
        town.reader("siv.sten").awaitIn(SHARED, "<one@example.org>");

        town.ask(
                "absence add",
                Map.of(
                        "employee", "siv.sten",
                        "from", "2026-07-08",
                        "until", "2026-07-10",
                        "choice", "UNDECIDED",
                        "code", "ILLNESS",
                        "by", "eva.ek"));
        town.ask("clock advance-to", "2026-07-08T08:00:00+02:00");
        write("lena@example.org", BO, "<two@example.org>", "Papperskorgen på torget är full sedan i fredags.");
        write(
                "olof@example.org",
                "siv.sten@kommun.example",
                "<three@example.org>",
                "Bänken på torget är trasig. När lagas den?");
        assertThat(outOfOffice("lena@example.org").path("text").asText())
                .contains("Eva Ek")
                .doesNotContain("Siv Sten");
        assertThat(outOfOffice("olof@example.org").path("text").asText())
                .doesNotContainIgnoringCase("sjuk")
                .doesNotContain("ILLNESS");
        assertThat(Town.all(town.ask("absences", Map.of("by", "anton.al")))
                        .map(absence -> absence.path("code").asText()))
                .doesNotContain("ILLNESS", "SEM");

        assertThat(town.submit(
                        "bo.berg", BO, List.of(ABSENCE), invitation(BO, "<invite-1@client>", "REQUEST", 1, "20260714")))
                .startsWith("250");
        awaitAbsence("bo.berg SEM 2026-07-06 2026-07-13 DELEGATE CALENDAR ACTIVE");
        town.ask("clock advance-to", "2026-07-13T23:59:00+02:00");
        assertThat(town.reader("siv.sten").folders()).contains(SHARED);
        town.stop();
        town.start();
        town.ask("clock advance-to", "2026-07-14T00:00:00+02:00");
        assertThat(town.reader("siv.sten").folders()).doesNotContain(SHARED);
        write("nils@example.org", BO, "<four@example.org>", "Tack för att ni lagade gropen på Storgatan så fort!");
        assertThat(outbox("OUT_OF_OFFICE", "nils@example.org")).isEmpty();
    }

    @Test
    void givenAnInvitationThatIsTakenBackOrCannotBe_whenItComes_thenTheSenderIsToldAndTheServerGoesOn()
            throws IOException {
        town.submit("bo.berg", BO, List.of(ABSENCE), invitation(BO, "<a@client>", "REQUEST", 0, "20260725"));
        awaitAbsence("bo.berg SEM 2026-07-06 2026-07-24 DELEGATE CALENDAR PLANNED");
        town.submit("bo.berg", BO, List.of(ABSENCE), invitation(BO, "<b@client>", "CANCEL", 1, "20260725"));
        awaitAbsence("bo.berg SEM 2026-07-06 2026-07-24 DELEGATE CALENDAR CANCELLED");

        String bomb = invitation(BO, "<c@client>", "REQUEST", 2, "24260725");
        town.submit("bo.berg", BO, List.of(ABSENCE), bomb);
        await().atMost(Duration.ofSeconds(60)).until(() -> outbox("NOTICE", BO).stream()
                .anyMatch(mail -> mail.path("text").asText().contains("längre än tre år")));
        assertThat(absences()).hasSize(1);
        write("kim@example.org", "gatukontoret@kommun.example", "<after@example.org>", "Hur anmäler jag en grop?");
    }
}
