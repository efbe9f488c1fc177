package brevvakt.casework.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.classify.Label;
import brevvakt.casework.texts.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleLibraryTest {
    @TempDir
    private Path folder;

    private void assertRefused(String yaml, String... words) {
        assertThatThrownBy(() ->
                        ExampleLibrary.read(Files.writeString(folder.resolve("examples.yaml"), "examples:\n" + yaml)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void the_house_comes_with_forty_different_examples_of_all_three_kinds_in_both_languages() throws Exception {
        List<LibraryExample> ours =
                ExampleLibrary.read(Path.of("..", "conf", "examples.yaml")).examples();

        assertThat(ours).hasSize(40);
        for (Label kind : ExampleLibrary.KINDS) {
            assertThat(ours)
                    .filteredOn(example -> example.label() == kind)
                    .as(kind.name())
                    .hasSizeGreaterThan(10);
        }
        for (Language language : Language.values()) {
            assertThat(ours).extracting(example -> example.text().get(language)).doesNotHaveDuplicates();
            assertThat(ours).extracting(example -> example.why().get(language)).doesNotHaveDuplicates();
        }
    }

    @Test
    void what_is_wrong_with_a_file_is_named_with_its_place_all_of_it_at_once() {
        assertRefused(
                "  - {label: QUESTION, text: {sv: Hej}, why: {sv: a, en: b}}\n  -\n",
                "examples[0].label is \"QUESTION\"",
                "examples[0].text.en is missing",
                "examples[1] is empty");
        assertRefused(
                "  - {label: VIEW, text: {sv: Ring 070-123 45 67, en: Call me}, why: {sv: a, en: b}}\n",
                "examples[0].text has a telephone number");
        assertRefused("  - {lable: VIEW}\n", "lable");
    }

    @ParameterizedTest
    @CsvSource({
        "Skriv till eva.ek@kommun.example i dag, an address",
        "Se https://kommun.example/x, an address",
        "Hon är född 850101-1234, a personal number",
        "Ring mig på +46 70 123 45 67, a telephone number",
        "Det gäller Ks 417/2026 igen, a case number",
        "Jag talade med  Bo berg på gatan, a person's name"
    })
    void what_points_at_a_person_or_a_case_is_found(String text, String breach) {
        assertThat(Anonymity.breachIn(text, List.of("Bo Berg"))).contains(breach);
    }

    @Test
    void years_sums_and_first_names_alone_are_no_breach() {
        assertThat(Anonymity.breachIn("Sedan 2019 har Bo betalat 12 500 kronor, 3 gånger om året", List.of("Bo Berg")))
                .isEmpty();
    }
}
