package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter before Christmas that nobody opens: who hears of it, and at which minute. */
class ChristmasWatchTest {
    private static final String STREETS = "gatukontoret@kommun.example";
    private static final String LETTER = "From: Karin Lund <k@example.org>\r\nTo: <" + STREETS
            + ">\r\nMessage-ID: <jul1@example.org>\r\nSubject: Hur ofta plogas gatan?\r\n"
            + "Date: Fri, 18 Dec 2026 14:00:00 +0100\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\nHej!\r\n\r\nHur ofta plogas min gata?\r\n\r\nKarin";

    private Town town;

    @BeforeEach
    void open(@TempDir Path home) throws IOException {
        town = Town.open(home, "", "--simulate", "2026-12-18T14:00:00+01:00");
        assertThat(town.mail("k@example.org", List.of(STREETS), LETTER)).startsWith("250");
        await().atMost(Duration.ofSeconds(60)).until(() -> unopenedInTheStreets() == 1);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private JsonNode streets() {
        return Town.all(town.ask("mailboxes"))
                .filter(mailbox -> mailbox.path("address").asText().equals(STREETS))
                .findFirst()
                .orElseThrow();
    }

    private int unopenedInTheStreets() {
        return streets().path("unopened").asInt();
    }

    @Test
    void givenALetterThatNobodyOpens_whenMondayPasses_thenEachHearsAtItsMinuteAndTheDayIsBreached() {
        town.ask("clock advance-to", "2026-12-21T17:30:00+01:00");

        // On Monday morning each manager has the week's figures beside.
        assertThat(town.said("DIGEST", "REMINDER", "ESCALATION"))
                .containsExactly(
                        "2026-12-21T06:30:00Z DIGEST bo.berg@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST karin.kung@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST sten.sund@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST ida.ik@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST eva.ek@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST maja.mark@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST bror.bo@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST lotta.lind@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST hanna.hed@kommun.example",
                        "2026-12-21T06:30:00Z DIGEST rune.rek@kommun.example",
                        "2026-12-21T12:00:00Z REMINDER bo.berg@kommun.example",
                        "2026-12-21T13:30:00Z REMINDER siv.sten@kommun.example",
                        "2026-12-21T14:30:00Z ESCALATION eva.ek@kommun.example",
                        "2026-12-21T15:00:00Z REMINDER bo.berg@kommun.example");
        assertThat(streets().path("state").asText()).isEqualTo("BREACHED");
    }

    @Test
    void givenALetterChecked_whenTheDayPasses_thenTheMailboxIsOpenedAndNobodyHearsOfIt() {
        town.ask("clock advance-to", "2026-12-21T09:00:00+01:00");
        town.ask("checked", Map.of("by", "bo.berg"), STREETS);
        town.ask("clock advance-to", "2026-12-21T17:30:00+01:00");

        assertThat(town.said("REMINDER", "ESCALATION")).isEmpty();
        assertThat(streets().path("state").asText()).isEqualTo("OPENED");
        assertThat(streets().path("opened").path("how").asText()).isEqualTo("CHECKED");
    }

    @Test
    void givenSomebodyWithoutAccess_whenHeSaysChecked_thenHeIsRefused() {
        assertThat(town.answer("checked", Map.of("by", "tom.tall"), STREETS).statusCode())
                .isEqualTo(409);
        assertThat(streets().path("state").asText()).isEqualTo("WAITING");
    }

    @Test
    void givenChristmas_whenTheClockGoesToTheNewYear_thenNothingIsSaidOnDaysOffAndTheBreachIsToldOnce() {
        town.ask("clock advance-to", "2027-01-02T12:00:00+01:00");

        List<String> all = town.said("DIGEST", "REMINDER", "ESCALATION");
        assertThat(all).noneMatch(mail -> mail.matches("2026-12-(19|20|24|25|26|27|31).*|2027-01-0[12].*"));
        assertThat(all)
                .contains(
                        "2026-12-29T08:00:00Z ESCALATION eva.ek@kommun.example",
                        "2026-12-29T15:30:00Z ESCALATION eva.ek@kommun.example",
                        "2026-12-30T08:00:00Z ESCALATION sofia.stad@kommun.example");
    }
}
