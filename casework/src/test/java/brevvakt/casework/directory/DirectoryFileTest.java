package brevvakt.casework.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryFileTest {
    private static final String HEADER = "Användarnamn;Namn;E-post;Enhet;Telefon\n";
    private static final String ASA = "asa.o;Åsa Öst;asa.o@kommun.example;park;019-00 00 09\n";

    private static Directory read(byte[] file) throws Exception {
        return new DirectoryFile(DirectoryNames.read(Path.of("..", "conf", "directory.yaml"))).read(file);
    }

    private static List<String> faults(String file) {
        return catchThrowableOfType(DirectoryFault.class, () -> read(file.getBytes(StandardCharsets.UTF_8)))
                .reasons();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-1"})
    void givenAnExportInAnyOfTheUsualLetters_whenItIsRead_thenTheNamesAreRight(String charset) throws Exception {
        Directory directory = read((HEADER + ASA).getBytes(Charset.forName(charset)));

        assertThat(directory.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.value(Column.NAME)).contains("Åsa Öst");
            assertThat(entry.place()).isEqualTo("line 2");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void givenAByteOrderMark_whenTheFileIsRead_thenTheFirstHeadingIsKnown(String charset) throws Exception {
        Directory directory = read(("\uFEFF" + HEADER + ASA).getBytes(Charset.forName(charset)));

        assertThat(directory.told()).contains(Column.USERNAME, Column.PHONE);
        assertThat(directory.entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void givenAnySeparator_whenTheFileIsRead_thenTheFieldsAreFound(String separator) throws Exception {
        String file = String.join(separator, "username", "name", "mail", "unit") + "\r\n"
                + String.join(separator, "asa.o", "\"Öst" + separator + " Åsa\"", "asa.o@kommun.example", "park");

        assertThat(read(file.getBytes(StandardCharsets.UTF_8)).entries().get(0).value(Column.NAME))
                .contains("Öst" + separator + " Åsa");
    }

    @Test
    void givenAFileThatWasCutOff_whenItIsRead_thenTheLineIsNamed() {
        assertThat(faults(HEADER + ASA + "bo.b;Bo B"))
                .singleElement()
                .asString()
                .contains("line 3 has 2 fields instead of 5");
    }

    @Test
    void givenNoUnitAndTwoNames_whenTheFileIsRead_thenBothAreTold() {
        assertThat(faults("username;namn;name;mail\nbo;Bo;Bo;bo@kommun.example"))
                .containsExactlyInAnyOrder(
                        "the first line has 2 headings for name; keep one",
                        "the first line has no heading for unit; add the column, or name its heading in"
                                + " conf/directory.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "\u0000\u0001"})
    void givenAnEmptyFileOrNoText_whenItIsRead_thenItIsRefused(String file) {
        assertThat(faults(file)).singleElement().asString().containsAnyOf("empty", "no text");
    }

    @Test
    void givenAHeadingThatMeansNothingToUs_whenTheFileIsRead_thenItIsTold() throws Exception {
        Directory directory = read(
                "username,name,mail,unit,telefonn\nbo,Bo,bo@kommun.example,park,1".getBytes(StandardCharsets.UTF_8));

        assertThat(directory.ignored()).containsExactly("telefonn");
    }
}
