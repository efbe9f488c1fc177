package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registrar says what a letter is, and the judge learns it; a rule is changed while the doors are open. */
class TeachTest {
    private static Outside outside;
    private static Town town;

    @BeforeAll
    static void open(@TempDir Path home) throws IOException {
        outside = new Outside();
        town = Town.open(home, outside.settings());
        learnOfFew();
    }

    /** The house's own judge, made of its first letters and measured by the seventh file: it learns as any other, and sooner. */
    private static void learnOfFew() throws IOException {
        try (DirectoryStream<Path> later = Files.newDirectoryStream(
                town.home.resolve("conf/classify/letters"), "{letters-[1-9]*,held-back-0[1-6]}.jsonl")) {
            for (Path file : later) {
                Files.delete(file);
            }
        }
        String shipped = model();
        Town.Said trained = town.run("train", "--home", town.home.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        await().until(() -> !model().equals(shipped));
    }

    private static String model() {
        return town.ask("status").path("judge").path("model").asText();
    }

    @AfterAll
    static void close() {
        town.close();
        outside.close();
    }

    private static void send(String id, String text) throws IOException {
        String mail = "From: maj@medborgare.example\r\nTo: parken@kommun.example\r\nSubject: Parken\r\nMessage-ID: <"
                + id
                + "@medborgare.example>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n";
        try (Courier courier = new Courier(town.base + 25)) {
            courier.hand(
                    "maj@medborgare.example", List.of("parken@kommun.example"), mail.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JsonNode caseOf(String id) {
        return await().until(
                        () -> {
                            for (JsonNode row : town.ask("cases")) {
                                JsonNode file =
                                        town.ask("case", row.path("number").asText());
                                if (file.path("records")
                                        .get(0)
                                        .path("messageId")
                                        .asText()
                                        .contains(id)) {
                                    return file;
                                }
                            }
                            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
                        },
                        found -> !found.isMissingNode());
    }

    @Test
    void givenACorrectedLetter_whenTaughtAndRolledBack_thenTheModelChangesAndChangesBack() throws IOException {
        send("teach-1", "Lekparken borde få en hängmatta till oss mormödrar, vore det inte trevligt?");
        String number = caseOf("teach-1").path("number").asText();
        Town.Said corrected = town.run(
                "correct",
                number,
                "--label",
                "SUGGESTION",
                "--reason",
                "ett förslag",
                "--by",
                "rita.rask",
                "--home",
                town.home.toString());
        assertThat(corrected.code()).as(corrected.err()).isZero();
        String before = model();

        Town.Said taught = town.run("teach", "--home", town.home.toString(), "--json");

        assertThat(taught.code()).as(taught.err()).isZero();
        assertThat(taught.json().path("outcome").asText()).isEqualTo("TAUGHT");
        assertThat(taught.json().path("letters").path("confirmed").asInt()).isEqualTo(1);
        assertThat(taught.json().path("confusion")).isNotEmpty();
        assertThat(taught.out()).doesNotContain("hängmatta");
        assertThat(model()).isEqualTo(taught.json().path("model").asText()).isNotEqualTo(before);

        assertThat(town.run("teach", "--rollback", "--home", town.home.toString())
                        .code())
                .isZero();
        assertThat(model()).isEqualTo(before);
        Town.Said nothingLeft = town.run("teach", "--rollback", "--home", town.home.toString());
        assertThat(nothingLeft.code()).isEqualTo(1);
        assertThat(nothingLeft.err()).contains("no earlier model");
    }

    @Test
    void givenAChangedRule_whenItIsBroken_thenStatusNamesItAndWhenItIsMendedItJudges() throws IOException {
        Path file = town.home.resolve("conf/classify/rules/99-own.yaml");
        Files.writeString(file, "- {id: own.badger, label: BADGER, weight: 1, any: [\"grävling*\"]}\n");
        await().until(() ->
                town.ask("status").path("judge").path("refused").asText().contains("99-own.yaml, line 1"));
        Town.Said checked = town.run("classify", "--check", "--home", town.home.toString());
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.err()).contains("99-own.yaml, line 1, own.badger");

        Files.writeString(
                file,
                "- {id: own.badger, label: RECORD_REQUEST, weight: 9, any: [\"grävling*\"], reason_sv: grävling, reason_en: badger}\n");
        await().until(() -> town.ask("status").path("judge").path("refused").isNull());
        send("teach-2", "Jag har sett en grävling och en till.");

        assertThat(caseOf("teach-2").path("kind").asText() + caseOf("teach-2").path("alsoLabels"))
                .contains("RECORD_REQUEST");
    }
}
