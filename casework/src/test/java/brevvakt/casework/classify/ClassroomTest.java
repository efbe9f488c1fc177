package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.classify.Classroom.Lectured;
import brevvakt.casework.letter.IncomingLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassroomTest {
    @TempDir
    private static Path pattern;

    @TempDir
    private Path folder;

    /** A small school: a few letters that teach, a few held back, all rules. */
    @BeforeAll
    static void school() throws IOException {
        Path folder = pattern;
        Letters.copyRules(folder);
        Files.createDirectory(folder.resolve("letters"));
        for (String name : List.of("letters-05.jsonl", "held-back-01.jsonl")) {
            Files.copy(
                    Letters.CONF.resolve("letters").resolve(name),
                    folder.resolve("letters").resolve(name));
        }
        Training.ofTheProject(folder);
    }

    @BeforeEach
    void copyOfTheSchool() throws IOException {
        try (Stream<Path> files = Files.walk(pattern)) {
            for (Path file : files.filter(each -> !each.equals(pattern)).toList()) {
                Files.copy(file, folder.resolve(pattern.relativize(file)));
            }
        }
    }

    private static List<Lesson> confirmed(Label label, String text, int letters) {
        return IntStream.range(0, letters)
                .mapToObj(i ->
                        lesson("Ks " + (i + 1) + "/2026", "writer" + i + "@medborgare.example", text + " " + i, label))
                .toList();
    }

    private static Lesson lesson(String id, String writer, String text, Label label) {
        IncomingLetter letter = Letters.plain().text(text).letter();
        return new Lesson(
                id, writer, letter, Circumstances.unknown(), label, Scope.GENERAL, Sensitivity.NONE, false, false);
    }

    private byte[] inForce() throws IOException {
        return Files.readAllBytes(folder.resolve("model.bin"));
    }

    @Test
    void givenConfirmedLetters_whenTaught_thenTheirWordsAreKnownAndTheModelIsTheOwnersAlone() throws IOException {
        List<Lesson> confirmed = confirmed(Label.SUGGESTION, "Klistermärken på gungställningen vore trevligt", 6);
        String before = ModelFile.read(folder.resolve("model.bin")).lessons();

        Lectured lectured = new Classroom(folder).teach(confirmed, false);

        assertThat(lectured.refused()).isEmpty();
        assertThat(lectured.before()).isEqualTo(before);
        TextModel now = ModelFile.read(folder.resolve("model.bin"));
        assertThat(now.lessons()).isEqualTo(lectured.after()).isNotEqualTo(before);
        assertThat(now.book().find(Features.number('p', "gungstallningen", 0, 15)))
                .isNotNegative();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("model.bin"))))
                .isEqualTo("rw-------");
        assertThat(lectured.confusion()).isNotEmpty();
        assertThat(lectured.confusion().stream()
                        .mapToLong(Classroom.Confused::before)
                        .sum())
                .isEqualTo(lectured.heldBack());
        assertThat(lectured.confusion().stream()
                        .mapToLong(Classroom.Confused::after)
                        .sum())
                .isEqualTo(lectured.heldBack());
    }

    @Test
    void givenManyLettersOfOneWriter_whenTaught_thenAWordThatOnlyHeWritesIsNoTrait() throws IOException {
        List<Lesson> ofOne = IntStream.range(0, 8)
                .mapToObj(i -> lesson(
                        "Ks " + i + "/2026", "one@medborgare.example", "Hälsningar Xerxesson nummer " + i, Label.VIEW))
                .toList();

        new Classroom(folder).teach(ofOne, false);

        assertThat(ModelFile.read(folder.resolve("model.bin")).book().find(Features.number('p', "xerxesson", 0, 9)))
                .isNegative();
    }

    @Test
    void givenLettersThatUnlearnComplaints_whenTaught_thenItIsRefusedAndTheOldModelStays() throws IOException {
        byte[] before = inForce();
        List<Lesson> wrong =
                Lessons.read(new Lessons(folder).heldBack(), LetterLines.known(RuleSet.load(folder), folder)).stream()
                        .filter(lesson -> lesson.label() == Label.COMPLAINT)
                        .flatMap(lesson ->
                                confirmed(Label.CONCERN_REPORT, lesson.letter().newText(), 5).stream())
                        .toList();

        Lectured lectured = new Classroom(folder).teach(wrong, false);

        assertThat(lectured.refused()).anyMatch(reason -> reason.startsWith("COMPLAINT recall would fall from"));
        assertThat(inForce()).isEqualTo(before);
        assertThat(folder.resolve("earlier-models")).doesNotExist();
    }

    @Test
    void givenOnlyToSay_whenTaught_thenNothingIsChanged() throws IOException {
        byte[] before = inForce();

        Lectured lectured = new Classroom(folder).teach(confirmed(Label.VIEW, "Skatten är för hög", 3), true);

        assertThat(lectured.refused()).isEmpty();
        assertThat(inForce()).isEqualTo(before);
    }

    @Test
    void givenTwoLessons_whenRolledBack_thenEachStepGoesOneBackAndTheFirstModelIsTheLast() throws IOException {
        byte[] first = inForce();
        Classroom classroom = new Classroom(folder);
        classroom.teach(confirmed(Label.VIEW, "Skatten är för hög i kommunen", 3), false);
        byte[] second = inForce();
        classroom.teach(confirmed(Label.VIEW, "Skatten är för låg i kommunen", 4), false);

        assertThat(classroom.rollBack()).isPresent();
        assertThat(inForce()).isEqualTo(second);
        assertThat(classroom.rollBack()).isPresent();
        assertThat(inForce()).isEqualTo(first);
        assertThat(classroom.rollBack()).isEmpty();
        assertThat(inForce()).isEqualTo(first);
    }

    @Test
    void givenARollbackWasCutOff_whenItIsDoneAgain_thenTheModelBeforeIsInForce() throws IOException {
        byte[] first = inForce();
        Classroom classroom = new Classroom(folder);
        classroom.teach(confirmed(Label.VIEW, "Skatten är för hög i kommunen", 3), false);
        Files.write(folder.resolve("earlier-models/000002.bin"), inForce());

        assertThat(classroom.rollBack()).isPresent();
        assertThat(inForce()).isEqualTo(first);
    }

    @Test
    void givenNoLettersHeldBack_whenTaught_thenItIsRefusedSinceNothingMeasures() throws IOException {
        Files.delete(folder.resolve("letters/held-back-01.jsonl"));

        assertThat(new Classroom(folder).teach(List.of(), false).refused())
                .anyMatch(reason -> reason.contains("held back"));
    }

    @Test
    void givenABrokenRule_whenTaught_thenItIsNamedAndNothingIsLearned() throws IOException {
        byte[] before = inForce();
        Files.writeString(folder.resolve("rules/99-own.yaml"), "- {id: own.rule, label: VEIW}\n");

        assertThatThrownBy(() -> new Classroom(folder).teach(List.of(), false))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("99-own.yaml, line 1");
        assertThat(inForce()).isEqualTo(before);
    }
}
