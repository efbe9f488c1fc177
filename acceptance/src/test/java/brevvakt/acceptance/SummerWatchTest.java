package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter before midsummer, and one in the holidays of who should open it: who hears, and at which minute. */
class SummerWatchTest {
    private static final String STREETS = "gatukontoret@kommun.example";
    private static final String SHARED = "Delegerat/" + STREETS;
    private static final String[] KINDS = {"DIGEST", "REMINDER", "ESCALATION"};

    @TempDir
    Path home;

    private static void letter(Town town, String id, String subject) throws IOException {
        String letter = "From: Karin Lund <k@example.org>\r\nTo: <" + STREETS + ">\r\nMessage-ID: <" + id
                + "@example.org>\r\nSubject: " + subject + "\r\nDate: Thu, 18 Jun 2026 10:00:00 +0200\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHej!\r\n\r\n" + subject
                + "\r\n\r\nKarin";
        assertThat(town.mail("k@example.org", List.of(STREETS), letter)).startsWith("250");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> town.ask("cases").size() == 1 && unopenedInTheStreets(town) == 1);
    }

    private static int unopenedInTheStreets(Town town) {
        return Town.all(town.ask("mailboxes"))
                .filter(mailbox -> mailbox.path("address").asText().equals(STREETS))
                .mapToInt(mailbox -> mailbox.path("unopened").asInt())
                .sum();
    }

    @Test
    void givenALetterTheDayBeforeMidsummerEve_whenTheDaysPass_thenTheEveIsSilentAndMondayIsTheFirstDay()
            throws IOException {
        try (Town town = Town.open(home, "", "--simulate", "2026-06-18T10:00:00+02:00")) {
            letter(town, "midsommar", "Hur ofta sopas min gata?");

            town.ask("clock advance-to", "2026-06-22T17:30:00+02:00");

            assertThat(town.said(KINDS))
                    .containsExactly(
                            "2026-06-18T11:00:00Z REMINDER bo.berg@kommun.example",
                            "2026-06-18T12:30:00Z REMINDER siv.sten@kommun.example",
                            "2026-06-18T13:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST bo.berg@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST karin.kung@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST sten.sund@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST ida.ik@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST eva.ek@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST maja.mark@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST bror.bo@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST lotta.lind@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST hanna.hed@kommun.example",
                            "2026-06-22T05:30:00Z DIGEST rune.rek@kommun.example",
                            "2026-06-22T11:00:00Z REMINDER bo.berg@kommun.example",
                            "2026-06-22T12:30:00Z REMINDER siv.sten@kommun.example",
                            "2026-06-22T13:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-06-22T14:00:00Z REMINDER bo.berg@kommun.example");
            assertThat(town.ask("cases").get(0).path("dueDate").asText()).isEqualTo("2026-06-26");
        }
    }

    @Test
    void givenAnOwnerOnHolidayInJuly_whenALetterWaits_thenWhoActsHearsAllThatTheOwnerWouldAndTheOwnerNothing()
            throws IOException {
        try (Town town = Town.open(home, "", "--simulate", "2026-07-07T09:00:00+02:00")) {
            town.ask(
                    "absence add",
                    Map.of(
                            "employee", "bo.berg",
                            "from", "2026-07-08",
                            "until", "2026-07-24",
                            "choice", "DELEGATE",
                            "delegate", "siv.sten",
                            "code", "SEM",
                            "by", "bo.berg"));
            town.ask("clock advance-to", "2026-07-08T10:00:00+02:00");
            letter(town, "semester", "Hur ofta klipps gräset?");

            town.ask("clock advance-to", "2026-07-16T10:00:00+02:00");

            assertThat(town.said(KINDS))
                    .containsExactly(
                            "2026-07-08T11:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-08T13:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-09T05:30:00Z DIGEST siv.sten@kommun.example",
                            "2026-07-09T11:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-09T13:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-09T14:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-10T05:30:00Z DIGEST siv.sten@kommun.example",
                            "2026-07-10T05:30:00Z DIGEST ivar.is@kommun.example",
                            "2026-07-10T07:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-10T11:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-10T13:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST siv.sten@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST karin.kung@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST sten.sund@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST ida.ik@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST eva.ek@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST maja.mark@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST bror.bo@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST lotta.lind@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST hanna.hed@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST rune.rek@kommun.example",
                            "2026-07-13T05:30:00Z DIGEST ivar.is@kommun.example",
                            "2026-07-13T07:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-13T11:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-13T13:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-14T05:30:00Z DIGEST siv.sten@kommun.example",
                            "2026-07-14T05:30:00Z DIGEST ivar.is@kommun.example",
                            "2026-07-14T07:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-14T11:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-14T13:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-15T05:30:00Z DIGEST siv.sten@kommun.example",
                            "2026-07-15T05:30:00Z DIGEST ivar.is@kommun.example",
                            "2026-07-15T07:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-15T07:00:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-15T11:00:00Z REMINDER siv.sten@kommun.example",
                            "2026-07-15T13:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-15T14:30:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-16T05:30:00Z DIGEST siv.sten@kommun.example",
                            "2026-07-16T05:30:00Z DIGEST ivar.is@kommun.example",
                            "2026-07-16T07:00:00Z ESCALATION eva.ek@kommun.example",
                            "2026-07-16T07:00:00Z ESCALATION sofia.stad@kommun.example");
            assertThat(town.ask("cases").get(0).path("dueDate").asText()).isEqualTo("2026-07-15");
        }
    }

    @Test
    void givenOwnerAndSubstituteAway_whenALetterWaits_thenWhoActsOpensItUntilTheOwnerIsBackBeforeHisTime()
            throws IOException, MessagingException {
        try (Town town = Town.open(home, "", "--simulate", "2026-07-07T09:00:00+02:00")) {
            town.ask("absence add", away("bo.berg", "2026-07-24", "DELEGATE", "siv.sten,eva.ek"));
            town.ask("absence add", away("siv.sten", "2026-07-10", "UNDECIDED", ""));
            town.ask("clock advance-to", "2026-07-08T10:00:00+02:00");
            letter(town, "semester", "Hur ofta klipps gräset?");

            town.ask("clock advance-to", "2026-07-08T13:00:00+02:00");
            assertThat(town.said("REMINDER")).containsExactly("2026-07-08T11:00:00Z REMINDER eva.ek@kommun.example");
            assertThat(town.reader("eva.ek").folders()).contains(SHARED);
            town.reader("eva.ek").awaitIn(SHARED, "<semester@example.org>");

            town.ask("absence end", Map.of("by", "bo.berg"), "1");
            assertThat(town.reader("eva.ek").folders()).doesNotContain(SHARED);
            assertThat(Town.all(town.ask("outbox")))
                    .filteredOn(mail -> mail.path("kind").asText().equals("NOTICE"))
                    .extracting(mail -> mail.path("to").get(0).asText() + " "
                            + mail.path("subject").asText())
                    .containsExactlyInAnyOrder(
                            "bo.berg@kommun.example Innan du går: 2026-07-08 till 2026-07-24",
                            "siv.sten@kommun.example Innan du går: 2026-07-08 till 2026-07-10",
                            "bo.berg@kommun.example Välkommen tillbaka");
        }
    }

    private static Map<String, String> away(String employee, String until, String choice, String delegates) {
        Map<String, String> options = new HashMap<>(
                Map.of("employee", employee, "from", "2026-07-08", "until", until, "choice", choice, "by", employee));
        if (!delegates.isEmpty()) {
            options.put("delegate", delegates);
        }
        return options;
    }
}
