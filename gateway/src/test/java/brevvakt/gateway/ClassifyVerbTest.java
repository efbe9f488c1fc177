package brevvakt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.gateway.cli.LocalCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyVerbTest {
    private static final String MAIL = "From: Eva Ek <eva@medborgare.example>\r\nTo: parken@kommun.example\r\n"
            + "Subject: papper\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + "Jag vill ta del av alla handlingar om lekplatsen.\r\n";
    private static final String OBJECT = "{\"id\":\"1\",\"subject\":\"papper\",\"from\":\"eva@medborgare.example\","
            + "\"to\":\"parken@kommun.example\",\"body\":\"Jag vill ta del av alla handlingar om lekplatsen.\"}\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path home;

    @BeforeEach
    void takesTheRulesOfTheProject() throws IOException {
        Files.createSymbolicLink(home.resolve("conf"), Path.of("../conf").toAbsolutePath());
    }

    private int classify(String input, Map<String, String> options, Path... files) throws IOException {
        return new ClassifyVerb()
                .run(new LocalCall(
                        options,
                        List.of(files).stream().map(Path::toString).toList(),
                        false,
                        Optional.of(home),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));
    }

    @Test
    void givenAMailOnTheInput_whenClassified_thenItIsJudgedAsOne() throws IOException {
        int code = classify(MAIL, Map.of());

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("\"id\":\"-\"", "\"label\":\"RECORD_REQUEST\"");
    }

    @Test
    void givenObjectsOnTheInput_whenClassified_thenEachLineIsJudged() throws IOException {
        int code = classify(OBJECT + OBJECT, Map.of());

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("\"id\":\"1\"", "\"label\":\"RECORD_REQUEST\""));
    }

    @Test
    void givenALineThatIsNoObject_whenClassifiedAsObjects_thenItIsSaidOfThatLine() throws IOException {
        int code = classify("Hej\n" + OBJECT, Map.of("jsonl", "true"));

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"needsHuman\":true", "kunde inte läsas"),
                        line -> assertThat(line).contains("\"label\":\"RECORD_REQUEST\""));
    }

    @Test
    void givenAFileThatIsMissing_whenClassified_thenItIsNamedAndTheOthersAreJudged() throws IOException {
        Path folder = Files.createDirectory(home.resolve("brev"));
        Path mail = Files.writeString(folder.resolve("brev.eml"), MAIL);

        int code = classify("", Map.of(), folder.resolve("borta.eml"), folder, mail);

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("there is no file " + folder.resolve("borta.eml")),
                        line -> assertThat(line).endsWith("there is no file " + folder));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"id\":\"brev.eml\"", "RECORD_REQUEST");
    }
}
