package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyLinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ClassifyLines LINES = ClassifyLines.load(Letters.CONF);

    /** A letter with what a registrar says it is, and what the machine proposes. */
    private record Judged(JsonNode right, JsonNode proposed) {
        boolean is(Label label) {
            return right.path("label").asText().equals(label.name());
        }

        boolean proposes(Label label) {
            return proposed.path("label").asText().equals(label.name());
        }

        boolean agreesOn(String field) {
            return right.path(field).equals(proposed.path(field));
        }

        boolean tells(Label label) {
            return proposes(label) || proposed.path("alsoLabels").toString().contains(label.name());
        }
    }

    static List<String> examples() throws IOException {
        return lines("/classification-examples.jsonl");
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = ClassifyLinesTest.class.getResourceAsStream(resource)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Judged> judgedOnce = List.of();

    /** Judged once for all tests. */
    private static synchronized List<Judged> heldBack() {
        if (judgedOnce.isEmpty()) {
            judgedOnce = new Lessons(Letters.CONF)
                    .heldBack().stream()
                            .flatMap(file -> Lessons.lines(file).stream())
                            .map(line -> new Judged(read(line), read(LINES.judgeLine(line))))
                            .toList();
        }
        return judgedOnce;
    }

    private static double share(Stream<Judged> of, java.util.function.Predicate<Judged> hit) {
        List<Judged> all = of.toList();
        assertThat(all).isNotEmpty();
        return all.stream().filter(hit).count() / (double) all.size();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givenAnExampleOfTheGuide_whenJudged_thenLabelScopeAndCareAreRight(String line) {
        JsonNode right = read(line);
        JsonNode proposed = read(LINES.judgeLine(line));

        assertThat(List.of(proposed.path("label"), proposed.path("scope"), proposed.path("sensitivity")))
                .as(right.path("id").asText())
                .isEqualTo(List.of(right.path("label"), right.path("scope"), right.path("sensitivity")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hej! Gropen i gatan vid Storgatan 12 är djup och flera har kört omkull. När lagar kommunen den?",
                "Bänken på torget är trasig. När lagas den?",
                "Det är en djup grop i gatan på Storgatan. Kan ni laga den?"
            })
    void givenAMatterOfOurs_whenItComesToAPersonsOwnMailbox_thenItIsNotPrivate(String text) {
        JsonNode proposed = read(LINES.judgeLine("{\"id\":\"p\",\"subject\":\"Storgatan\",\"from\":\"kim@example.org\","
                + "\"to\":\"bo.berg@kommun.example\",\"body\":\"" + text + "\"}"));

        assertThat(proposed.path("label").asText()).isNotIn("PRIVATE", "UNION");
        assertThat(proposed.path("scope").asText()).isEqualTo("general");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I fjol klagade jag tre gånger på att ingen plogade och fick inget svar. I år är föraren underbar, stort tack!",
                "Jag var arg och klagade på plogningen i fjol. Nu är jag glad, föraren är fantastisk."
            })
    void givenPraiseThatTellsOfEarlierTrouble_whenJudged_thenTheTroubleDoesNotMakeItAComplaint(String text) {
        JsonNode proposed =
                read(LINES.judgeLine("{\"id\":\"p\",\"subject\":\"Plogningen\",\"from\":\"kim@example.org\","
                        + "\"to\":\"gatukontoret@kommun.example\",\"body\":\"" + text + "\"}"));

        assertThat(proposed.path("label").asText()).isEqualTo("PRAISE");
    }

    @Test
    void givenLettersHeldBack_whenJudged_thenComplaintsAreFoundAndFewOthersTakenForThem() {
        List<Judged> heldBack = heldBack();

        assertThat(share(heldBack.stream().filter(j -> j.is(Label.COMPLAINT)), j -> j.proposes(Label.COMPLAINT)))
                .as("recall")
                .isGreaterThanOrEqualTo(0.95);
        assertThat(share(heldBack.stream().filter(j -> j.is(Label.COMPLAINT)), j -> j.tells(Label.COMPLAINT)))
                .as("told first or beside")
                .isGreaterThanOrEqualTo(0.95);
        assertThat(share(heldBack.stream().filter(j -> j.proposes(Label.COMPLAINT)), j -> j.is(Label.COMPLAINT)))
                .as("precision")
                .isGreaterThanOrEqualTo(0.92);
        assertThat(share(
                        heldBack.stream().filter(j -> j.is(Label.PRAISE) || j.is(Label.OTHER_AUTHORITY)),
                        j -> j.proposes(Label.COMPLAINT)))
                .as("praise and matters of other authorities taken for complaints")
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void givenLettersHeldBack_whenJudged_thenWhatMustNotBeMissedIsTold() {
        List<Label> watched =
                List.of(Label.CONCERN_REPORT, Label.RECORD_REQUEST, Label.DEVIATION, Label.DATA_SUBJECT_REQUEST);

        assertThat(share(
                        heldBack().stream().filter(j -> watched.stream().anyMatch(j::is)),
                        j -> watched.stream().filter(j::is).anyMatch(j::tells)))
                .isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONCERN_REPORT", "RECORD_REQUEST", "DEVIATION"})
    void givenLettersHeldBack_whenJudged_thenWhatHasTheStrictestClockIsToldFirst(Label watched) {
        assertThat(share(heldBack().stream().filter(j -> j.is(watched)), j -> j.proposes(watched)))
                .isEqualTo(1.0);
    }

    @Test
    void givenLettersHeldBack_whenJudged_thenIndividualMattersStayOutOfTheOpenDiary() {
        assertThat(share(
                        heldBack().stream()
                                .filter(j -> j.right().path("scope").asText().equals("individual")),
                        j -> j.agreesOn("scope")))
                .isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void givenLettersHeldBack_whenJudged_thenAHumanIsAskedOnlyWhereItIsWorthIt() {
        assertThat(share(
                        heldBack().stream(),
                        j -> j.proposed().path("needsHuman").asBoolean()))
                .isLessThanOrEqualTo(0.18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "no json", "[1,2]", "\"text\"", "null", "{\"id\":", "{}{", "\u0000"})
    void givenALineThatIsNoObject_whenJudged_thenItGetsAVerdictForAHuman(String line) {
        JsonNode verdict = read(LINES.judgeLine(line));

        assertThat(verdict.path("label").asText()).isEqualTo("UNCLEAR");
        assertThat(verdict.path("needsHuman").asBoolean()).isTrue();
        assertThat(verdict.path("reasons")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":7}",
                "{\"id\":\"a\",\"subject\":null,\"from\":5,\"to\":{\"x\":1},\"body\":[1]}",
                "{\"id\":\"a\",\"subject\":\"\",\"from\":\"@@\",\"to\":\"<\",\"body\":\"\"}"
            })
    void givenAnObjectWithoutALetter_whenJudged_thenItIsUnclearAndNobody(String line) {
        JsonNode verdict = read(LINES.judgeLine(line));

        assertThat(verdict.path("label").asText()).isEqualTo("UNCLEAR");
        assertThat(verdict.path("scope").asText()).isEqualTo("none");
        assertThat(verdict.path("needsHuman").asBoolean()).isTrue();
    }

    @Test
    void givenAnId_whenJudged_thenItComesBackAsItCame() {
        assertThat(read(LINES.judgeLine("{\"id\":7}")).path("id").isInt()).isTrue();
        assertThat(read(LINES.judgeLine("{\"id\":\"å\\n\"}")).path("id").asText())
                .isEqualTo("å\n");
    }

    @Test
    void givenAVerdict_whenWritten_thenItIsOneLineWithAllKeys() {
        String written = LINES.judgeLine(
                "{\"id\":\"1\",\"subject\":\"Plogning\",\"from\":\"Maj <maj@medborgare.example>\",\"to\":[\"gata@kommun.example\"],"
                        + "\"body\":\"Ingen har plogat\\n\\npå tre veckor!\"}");

        assertThat(written).doesNotContain("\n");
        assertThat(read(written).fieldNames())
                .toIterable()
                .contains("id", "label", "scope", "sensitivity", "confidence", "needsHuman", "reasons");
        assertThat(read(written).path("label").asText()).isEqualTo("COMPLAINT");
    }

    @Test
    void givenTheSameLetterTwice_whenJudged_thenTheVerdictIsTheSame() throws IOException {
        String line = examples().get(0);

        assertThat(LINES.judgeLine(line)).isEqualTo(LINES.judgeLine(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"klagomål ", "inte ", "a", "inte fått svar ", "😀", "åäö!? ", "\\n", "> ", "https://x.example "})
    @Timeout(60)
    void givenAMegabyteOfOneWord_whenJudged_thenItCostsLittleTime(String word) {
        String body = word.repeat(1_000_000 / word.length());

        JsonNode verdict =
                read(LINES.judgeLine("{\"id\":\"1\",\"to\":\"gata@kommun.example\",\"body\":\"" + body + "\"}"));

        assertThat(verdict.path("label").isTextual()).isTrue();
    }

    @Test
    void givenAPersonalNumberBesideTheCue_whenJudged_thenNoReasonRepeatsIt() {
        String verdict = LINES.judgeLine("{\"id\":\"1\",\"to\":\"social@kommun.example\",\"body\":"
                + "\"Jag klagar. Ni har inte 19121212-1212 fått svar om min ansökan 19121212-1212.\"}");

        assertThat(verdict).doesNotContain("1212");
    }

    @Test
    void givenALetterInAnotherLanguage_whenJudged_thenAHumanReadsItAndItIsNoSpam() {
        JsonNode verdict = read(
                LINES.judgeLine(
                        "{\"id\":\"1\",\"to\":\"kommun@kommun.example\",\"subject\":\"Hei\",\"body\":"
                                + "\"Hyvää päivää, minun äitini on sairas ja hän tarvitsee apua kotona. Voitteko te auttaa? Kiitos.\"}"));

        assertThat(verdict.path("label").asText()).isNotEqualTo("SPAM");
        assertThat(verdict.path("needsHuman").asBoolean()).isTrue();
    }

    private static JsonNode verdictOn(String to, String body) {
        return verdictOn(to, "", body);
    }

    private static JsonNode verdictOn(String to, String subject, String body) {
        return read(LINES.judgeLine(JSON.createObjectNode()
                .put("id", "1")
                .put("to", to + "@kommun.example")
                .put("subject", subject)
                .put("body", body)
                .toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hej! Mina personuppgifter är skyddade, så skicka ingenting hem med post. Vi flyttar i maj.",
                "Vår adress är skyddad och får inte stå på klasslistan.",
                "Adressen är sekretessbelagd sedan i våras.",
                "Vi har skyddade adressuppgifter och vill veta vem som har sett dem.",
                "Jag har skyddad identitet. Jag begär ut rapporten, eventuella sekretessuppgifter kan maskas."
            })
    void givenSomebodyWithAProtectedIdentity_whenJudged_thenItIsGuardedAndAHumanLooks(String body) {
        JsonNode verdict = verdictOn("skola", body);

        assertThat(verdict.path("sensitivity").asText()).isEqualTo("protected_identity");
        assertThat(verdict.path("needsHuman").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ni har inte röjt snön där jag bor, det är tredje gången i vinter.",
                "När kommer bullerplanket för att skydda boende längs vägen?",
                "Busskuren har inget skydd på sidan så man blir genomblöt."
            })
    void givenWordsThatAlsoMeanOtherThings_whenJudged_thenNobodyIsTakenForProtected(String body) {
        assertThat(verdictOn("gatukontoret", body).path("sensitivity").asText()).isNotEqualTo("protected_identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Det går inte att öppna dörren till toaletten i parken.",
                "Någon måste göra något åt gropen på Storgatan.",
                "Varje gång man kommer till återvinningsstationen är den full. Någon måste tömma oftare."
            })
    void givenAnEverydayFault_whenJudged_thenNobodyFearsForAnybody(String body) {
        JsonNode verdict = verdictOn("gatukontoret", body);

        assertThat(verdict.path("label").asText() + verdict.path("alsoLabels")).doesNotContain("CONCERN_REPORT");
    }

    @Test
    void givenAConcernThatIsPolitelyWritten_whenJudged_thenItIsOne() {
        JsonNode verdict = verdictOn(
                "socialtjanst",
                "Barnen i lägenheten ovanför mig skriker på nätterna och flickan har blåmärken. Det vore bra om ni tittar till dem.");

        assertThat(verdict.path("label").asText()).isEqualTo("CONCERN_REPORT");
    }

    @Test
    void givenASubjectAlone_whenItSoundsLikeAdvertising_thenNobodyUnderstandsItAndAHumanLooks() {
        JsonNode verdict = verdictOn("ekonomi", "Obetald faktura inkasso", "");

        assertThat(verdict.path("label").asText()).isEqualTo("UNCLEAR");
        assertThat(verdict.path("needsHuman").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Klagomål!!!,COMPLAINT", "Begäran om utlämnande av allmän handling,RECORD_REQUEST"})
    void givenASubjectAlone_whenItSaysWhatTheLetterIs_thenThatIsToldBesideAndAHumanLooks(String subject, String also) {
        JsonNode verdict = verdictOn("parken", subject, "");

        assertThat(verdict.path("label").asText()).isEqualTo("UNCLEAR");
        assertThat(verdict.path("alsoLabels").toString()).contains(also);
        assertThat(verdict.path("needsHuman").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dzień dobry, chciałbym zapytać kiedy moje dziecko otrzyma miejsce w przedszkolu i jakie dokumenty są potrzebne. Pozdrawiam",
                "Hei, haluan valittaa siitä, että katumme ei ole aurattu kahteen viikkoon. Olen soittanut monta kertaa.",
                "مرحبا، أريد أن أسأل متى سيحصل طفلي على مكان في الروضة وما هي الوثائق المطلوبة. شكرا",
                "Salaan, waxaan rabaa inaan ogaado goorta ilmahaygu heli doono boos xannaano iyo waxa la iiga baahan yahay."
            })
    void givenALanguageThatIsNotLearned_whenJudged_thenNothingIsMadeUpAndAHumanLooks(String text) {
        JsonNode verdict = verdictOn("kommun", text);

        assertThat(verdict.path("label").asText()).isEqualTo("UNCLEAR");
        assertThat(verdict.path("alsoLabels")).isEmpty();
        assertThat(verdict.path("needsHuman").asBoolean()).isTrue();
        assertThat(verdict.path("reasons").toString()).isEqualTo("[\"språket är varken svenska eller engelska\"]");
    }

    @Test
    void givenAnAddressThatMustNotShow_whenItsOwnerAsksHow_thenNothingWasDisclosed() {
        JsonNode verdict = verdictOn(
                "bibliotek",
                "Hej, jag har skyddad identitet. Hur byter jag adress på mitt lånekort utan att det syns i katalogen?");

        assertThat(verdict.path("sensitivity").asText()).isEqualTo("protected_identity");
        assertThat(verdict.path("reasons").toString()).doesNotContain("röjts");
    }

    @Test
    void givenASurnameThatSoundsLikeAnOffice_whenItsHolderIsWrittenTo_thenItIsAPersonsMailbox() {
        JsonNode verdict = verdictOn("anna.skold", "Hej Anna, kommer du på festen på lördag? Kram");

        assertThat(verdict.path("label").asText()).isEqualTo("PRIVATE");
    }

    @Test
    void givenAnAngryRequestForRecords_whenJudged_thenTheComplaintIsToldBesideIt() {
        JsonNode verdict = read(
                LINES.judgeLine(
                        "{\"id\":\"1\",\"to\":\"park@kommun.example\",\"subject\":\"Skandal\",\"body\":"
                                + "\"Ni har fällt alla träd trots att vi protesterade, det är under all kritik. Jag begär ut beslutet.\"}"));

        assertThat(verdict.path("label").asText()).isEqualTo("RECORD_REQUEST");
        assertThat(verdict.path("alsoLabels").toString()).contains("COMPLAINT");
    }
}
