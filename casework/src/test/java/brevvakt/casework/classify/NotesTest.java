package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write in plain words to anybody is judged by what such notes teach, as far as a text is one (ADR 019). */
class NotesTest {
    private static final ClassifyLines LINES = ClassifyLines.load(Letters.CONF);
    private static final RuleSet RULES = LINES.rules();
    private static final TextModel SHIPPED = ModelFile.read(Letters.CONF.resolve(Judge.MODEL));

    @TempDir
    private Path folder;

    private static RuleFindings findings(String text) {
        return RuleFindings.of(RULES, Letters.plain().subject("").text(text).letter(), Circumstances.unknown());
    }

    private static double likelihood(TextModel model, Label label, String text) {
        RuleFindings findings = findings(text);
        return model.labels(model.answers(findings), findings)[TextModel.LABELS.indexOf(label)];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPLAINT|Riktigt dålig kundtjänst, har väntat i tre veckor och ingen svarar. Kommer aldrig handla här igen.",
                "COMPLAINT|Bra priser men vad hjälper det när inget kommer fram. Undvik!",
                "COMPLAINT|Trevlig i telefon men sen hände ingenting, nu får jag inte tillbaka mina pengar",
                "PRAISE|Inga problem alls, allt gick som det skulle och jag har aldrig blivit besviken.",
                "PRAISE|Det blev fel först men de löste det direkt utan krångel. Så ska det gå till!",
                "PRAISE|Kunde inte vara bättre, rekommenderas varmt"
            })
    void givenANoteInPlainWords_whenJudged_thenItIsHeardWhetherSomebodyIsPleased(Label label, String text) {
        assertThat(LINES.judgeLine("{\"id\":\"n\",\"body\":\"" + text + "\"}")).contains("\"" + label.name() + "\"");
    }

    @Test
    void givenLettersAndNotes_whenTheirKindIsAsked_thenMostAreTold() {
        List<Lesson> lessons =
                Lessons.read(new Lessons(Letters.CONF).teaching(), LetterLines.known(RULES, Letters.CONF));

        assertThat(shareOfNotes(lessons, true) - shareOfNotes(lessons, false)).isGreaterThan(0.5);
    }

    private static double shareOfNotes(List<Lesson> lessons, boolean notes) {
        return lessons.stream()
                .filter(lesson -> lesson.isNote() == notes)
                .limit(1_000)
                .mapToDouble(lesson -> SHIPPED.isNote(
                        SHIPPED.answers(RuleFindings.of(RULES, lesson.letter(), lesson.circumstances()))))
                .average()
                .orElseThrow();
    }

    @Test
    void givenANote_whenWeighed_thenOnlyWhatNotesMayBeIsSharedOutAnew() {
        RuleFindings findings = findings("Har väntat i två veckor nu, ingen svarar. Aldrig mer!");
        double[] answers = SHIPPED.answers(findings);
        double[] likely = SHIPPED.labels(answers, findings);
        double[] asLetter = SHIPPED.mixture().probabilities(TextModel.voices(answers, findings));

        assertThat(SHIPPED.isNote(answers)).isGreaterThan(0.5);
        double shared = 0;
        for (Label label : TextModel.LABELS) {
            int at = TextModel.LABELS.indexOf(label);
            if (TextModel.OF_NOTES.contains(label)) {
                shared += likely[at] - asLetter[at];
            } else {
                assertThat(likely[at]).as(label.name()).isEqualTo(asLetter[at]);
            }
        }
        assertThat(shared).isEqualTo(0, within(1e-9));
        assertThat(likelihood(SHIPPED, Label.COMPLAINT, "Har väntat i två veckor nu, ingen svarar. Aldrig mer!"))
                .isNotEqualTo(asLetter[TextModel.LABELS.indexOf(Label.COMPLAINT)]);
    }

    @Test
    void givenAModelThatKnewNoNotes_whenRead_thenEveryTextIsALetterToIt() throws IOException {
        Path file = folder.resolve("model.bin");
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(0x62767432);
            out.writeUTF("of-before");
            out.writeInt(TextModel.NOTE);
            out.writeInt(1);
            out.writeLong(Features.number('p', "dalig", 0, 5));
            out.writeFloat(1);
            for (int question = 0; question < TextModel.NOTE; question++) {
                out.writeFloat(0);
                out.writeFloat(1);
                out.write(question == 0 ? 4 : 0);
            }
            int labels = TextModel.LABELS.size();
            for (int i = 0; i < Mixture.size(labels, labels); i++) {
                out.writeDouble(i == 0 ? 1 : 0);
            }
            for (int i = 0; i < 9; i++) {
                out.writeDouble(0);
            }
        }

        TextModel before = ModelFile.read(file);

        assertThat(before.lessons()).isEqualTo("of-before");
        assertThat(before.isNote(before.answers(findings("dålig")))).isLessThan(1e-9);
        // one answer of 4 among nineteen labels
        assertThat(likelihood(before, Label.COMPLAINT, "dålig"))
                .isEqualTo(Math.exp(4) / (Math.exp(4) + 18), within(1e-6));
    }

    @Test
    void givenChatter_whenUnclearWeighsMore_thenItIsNoComplaint() throws IOException {
        Letters.copyRules(folder);
        Path file = folder.resolve("weighing.yaml");
        String weighing = Files.readString(file);
        String chatter = "{\"id\":\"n\",\"body\":\"måndag igen, sämst, vill bara sova\"}";

        Files.writeString(file, over(weighing, "1000"));
        String complaint = ClassifyLines.load(folder).judgeLine(chatter);
        Files.writeString(file, over(weighing, "0.001"));
        String unclear = ClassifyLines.load(folder).judgeLine(chatter);

        assertThat(complaint).contains("\"label\":\"COMPLAINT\"");
        assertThat(unclear).contains("\"label\":\"UNCLEAR\"").contains("\"needsHuman\":true");
    }

    /** With a cost that would take any chatter for a complaint. */
    private static String over(String weighing, String times) {
        return Pattern.compile("(?m)^complaintOverUnclear:.*$")
                .matcher(weighing.replaceFirst("COMPLAINT: [0-9.]+", "COMPLAINT: 100"))
                .replaceFirst("complaintOverUnclear: " + times)
                .replaceFirst("costsFrom: [0-9.]+", "costsFrom: 0.0001");
    }
}
