package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.index.paper.PaperPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name, a personal number and a word of health stand in every field of a restricted letter, and nowhere else. */
class CanaryTest {
    private static final String CARE = "hemtjanst@kommun.example";
    private static final String WRITER = "kanarina.fagelsson@example.org";
    private static final String NUMBER = "19121212-1212";
    private static final List<String> CANARIES = List.of("kanarina", "fågelsson", "fagelsson", NUMBER, "epilepsi");
    private static final List<String> RESTRICTED_STORES =
            List.of("var/database", "var/originals", "var/index", "var/queue");

    private static Outside outside;
    private static Town town;
    private static Path home;
    private static String number;

    @BeforeAll
    static void aRestrictedLetterHasCome(@TempDir Path folder) throws IOException {
        home = folder;
        outside = new Outside();
        town = Town.open(home, outside.settings());
        town.mail(WRITER, List.of(CARE), letter());
        number = town.casesOf(WRITER, 1).get(0).path("number").asText();
        outside.mailTo("avvikelse.omsorg@kommun.example", 1);
        outside.mailTo(WRITER, 1);
        String received = town.ask("case", number).path("receivedAt").asText();
        String year = received.substring(0, 4);
        town.ask("report", Map.of("year", year));
        town.ask("apt", Map.of("unit", "hemtjanst", "month", received.substring(0, 7), "format", "html"));
        town.ask("apt", Map.of("unit", "hemtjanst", "month", received.substring(0, 7), "format", "pdf"));
        town.ask("binder", Map.of("unit", "hemtjanst", "format", "pdf"));
        town.ask(
                "maillog",
                Map.of("from", year + "-01-01", "until", year + "-12-31", "format", "csv", "public", "true"),
                CARE);
        town.ask(
                "maillog",
                Map.of("from", year + "-01-01", "until", year + "-12-31", "format", "pdf", "public", "true"),
                CARE);
    }

    @AfterAll
    static void close() {
        town.close();
        outside.close();
    }

    private static String letter() {
        return String.join(
                "\r\n",
                "From: Kanarina =?utf-8?Q?F=C3=A5gelsson?= <" + WRITER + ">",
                "Sender: Kanarina <" + WRITER + ">",
                "Reply-To: Kanarina <" + WRITER + ">",
                "To: Kanarina om epilepsi <" + CARE + ">",
                "Subject: Klagar =?utf-8?Q?p=C3=A5?= Kanarinas hjalp, epilepsi, " + NUMBER,
                "Message-ID: <kanarina-" + NUMBER + "-epilepsi@example.org>",
                "Keywords: epilepsi, Kanarina, " + NUMBER,
                "X-Kanarina: epilepsi " + NUMBER,
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=\"kanarina-epilepsi\"",
                "",
                "--kanarina-epilepsi",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit",
                "",
                "Jag klagar. Min mamma Kanarina Fågelsson, " + NUMBER
                        + ", har epilepsi och hemtjänsten kom inte i går.",
                "Hon fick inte sin medicin. Det är helt oacceptabelt.",
                "",
                "Kanarina Fågelsson",
                "--kanarina-epilepsi",
                "Content-Type: text/plain; name=\"epilepsi-Kanarina-" + NUMBER + ".txt\"",
                "Content-Disposition: attachment; filename=\"epilepsi-Kanarina-" + NUMBER + ".txt\"",
                "",
                "Kanarina epilepsi " + NUMBER,
                "--kanarina-epilepsi--",
                "");
    }

    private static void assertNoCanary(String where, String text) {
        assertThat(text.toLowerCase(Locale.ROOT)).as(where).doesNotContain(CANARIES);
    }

    @Test
    void givenTheLetter_whenItIsRegistered_thenItIsRestrictedWithANeutralHeading() {
        JsonNode file = town.ask("case", number);

        assertThat(file.path("register").asText()).isEqualTo("RESTRICTED");
        assertThat(file.path("number").asText()).startsWith("E ");
        assertNoCanary("heading", file.path("heading").asText());
    }

    @Test
    void givenAMeasureThatFollowsFromTheCase_whenMeasuresAreListed_thenOnlyThoseWhoSeeTheCaseReadIt() {
        town.ask(
                "measure add",
                Map.of("text", "Nytt samtal", "owner", "hanna.hed", "due", "2099-12-31", "by", "hanna.hed"),
                number);

        assertThat(town.ask("measures", Map.of("by", "bo.berg"))).isEmpty();
        assertThat(town.ask("measures", Map.of("by", "hanna.hed"))).hasSize(1);
    }

    private record Asked(String verb, Map<String, String> options, List<String> positionals) {}

    static Stream<Asked> everythingThatOthersMayAsk() {
        Map<String, String> year = Map.of("from", "2020-01-01", "until", "2099-12-31");
        return Stream.of(
                        Map.of("public", "true"),
                        Map.of("by", "bo.berg"),
                        Map.of("by", "stina.storm"),
                        Map.of("by", "ivar.is"))
                .flatMap(who -> Stream.of(
                        new Asked("cases", who, List.of()),
                        new Asked("records", who, List.of()),
                        new Asked("queue", who, List.of()),
                        new Asked("callbacks", who, List.of()),
                        new Asked("mailboxes", who, List.of()),
                        new Asked("disclosures", who, List.of()),
                        new Asked("search", who, List.of("hemtjänsten")),
                        new Asked("maillog", with(who, year), List.of(CARE)),
                        new Asked("binder", with(who, Map.of("unit", "hemtjanst")), List.of()),
                        new Asked("apt", with(who, Map.of("unit", "hemtjanst")), List.of()),
                        new Asked("status", who, List.of())));
    }

    private static Map<String, String> with(Map<String, String> who, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(who);
        all.putAll(more);
        return all;
    }

    @ParameterizedTest
    @MethodSource("everythingThatOthersMayAsk")
    void givenTheLetter_whenSomebodyElseAsks_thenNoWordOfItIsSaid(Asked asked) {
        String said = town.ask(
                        asked.verb(), asked.options(), asked.positionals().toArray(String[]::new))
                .toString();

        assertNoCanary(asked.toString(), said);
    }

    @Test
    void givenTheLetter_whenSomebodyElseOpensTheCase_thenItIsRefusedWithoutAWordOfIt() {
        Stream.of(Map.of("public", "true"), Map.of("by", "bo.berg"), Map.of("by", "stina.storm"))
                .forEach(who -> {
                    var answer = town.answer("case", who, number);
                    assertThat(answer.statusCode()).isNotEqualTo(200);
                    assertNoCanary("case for " + who, answer.body());
                });
    }

    @Test
    void givenTheLetter_whenTheMailsOfTheHouseAreRead_thenNoneHoldsAWordOfIt() {
        Town.all(town.ask("outbox"))
                .forEach(mail -> assertNoCanary(
                        mail.path("kind").asText(),
                        mail.path("subject").asText()
                                + mail.path("text").asText()
                                + mail.path("reason").asText()));
    }

    @Test
    void givenTheLetter_whenWhatLeftForOthersIsRead_thenNoWordOfItWentOut() {
        outside.mail().stream()
                .filter(taken -> !taken.recipients().contains(WRITER))
                .forEach(taken -> assertNoCanary("mail to " + taken.recipients(), written(taken)));
    }

    private static String written(Outside.Taken taken) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            taken.mail().writeTo(bytes);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String content(Path file) {
        try {
            return file.toString().endsWith(".pdf")
                    ? PaperPrinter.wordsOf(Files.readAllBytes(file))
                    : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givenTheLetter_whenEveryFileOutsideOfTheRestrictedStoresIsRead_thenNoWordOfItIsInAny() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> open = files.filter(Files::isRegularFile)
                    .filter(file -> RESTRICTED_STORES.stream().noneMatch(store -> file.startsWith(home.resolve(store))))
                    .filter(file -> !file.startsWith(home.resolve("conf")))
                    .toList();
            assertThat(open).anyMatch(file -> file.toString().contains("log"));
            assertThat(open).anyMatch(file -> file.toString().endsWith(".html"));
            assertThat(open).anyMatch(file -> file.toString().endsWith(".pdf"));
            open.forEach(file -> assertNoCanary(file.toString(), file + content(file)));
        }
    }
}
