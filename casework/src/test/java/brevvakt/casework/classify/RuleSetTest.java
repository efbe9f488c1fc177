package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
    private static final String GOOD =
            "{id: own.rule, label: VIEW, weight: 1, any: [\"vill inte\"], reason_sv: skäl, reason_en: reason}";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyOfTheRules() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        for (String name : List.of("words.yaml", "labels.yaml", "mailboxes.yaml", "robots.yaml", "lines.yaml")) {
            Files.copy(Letters.CONF.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("rules/10-own.yaml"), "- " + GOOD + "\n");
    }

    @Test
    void givenRulesInOrder_whenLoaded_thenTheyAreTaken() {
        assertThat(RuleSet.load(folder).ofLabels()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: own.rule, label: VIEW, weight: 1, any: [hej], colour: red, reason_sv: s, reason_en: e}|colour",
                "{id: own.rule, label: OPINION, weight: 1, any: [hej], reason_sv: s, reason_en: e}|OPINION",
                "{id: own.rule, label: VIEW, any: [hej], reason_sv: s, reason_en: e}|weight",
                "{id: own.rule, label: VIEW, weight: 1, reason_sv: s, reason_en: e}|nothing",
                "{id: own.rule, label: VIEW, weight: 1, any: [hej], reason_en: e}|reason_sv",
                "{id: own.rule, label: VIEW, scope: GENERAL, weight: 1, any: [hej], reason_sv: s, reason_en: e}|one of",
                "{id: own.rule, label: VIEW, weight: 1, any: ['<cats>'], reason_sv: s, reason_en: e}|cats",
                "{id: own.rule, label: VIEW, weight: 1, any: ['@later'], reason_sv: s, reason_en: e}|later",
                "{id: own.rule, label: VIEW, weight: 1, any: ['a..b'], reason_sv: s, reason_en: e}|a..b",
                "{id: own.rule, label: VIEW, weight: 1, any: ['hej ...'], reason_sv: s, reason_en: e}|hej ...",
                "{id: own.rule, label: VIEW, weight: 1, any: ['hej ...99 du'], reason_sv: s, reason_en: e}|99",
                "{id: own.rule, label: VIEW, weight: 1, when: {topics: [moon]}, reason_sv: s, reason_en: e}|moon",
                "{id: own.rule, label: VIEW, weight: heavy, any: [hej], reason_sv: s, reason_en: e}|heavy"
            })
    void givenABrokenRule_whenLoaded_thenFileRuleAndReasonAreNamed(String rule, String why) throws IOException {
        Files.writeString(folder.resolve("rules/20-broken.yaml"), "- " + rule + "\n");

        assertThatThrownBy(() -> RuleSet.load(folder))
                .hasMessageContaining("own.rule")
                .hasMessageContaining(".yaml")
                .satisfies(e -> assertThat(e).isInstanceOf(BrokenRules.class));
        Files.delete(folder.resolve("rules/10-own.yaml"));
        assertThatThrownBy(() -> RuleSet.load(folder))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("20-broken.yaml")
                .hasMessageContaining("own.rule")
                .hasMessageContaining(why);
    }

    @Test
    void givenTheSameRuleTwice_whenLoaded_thenItIsRefused() throws IOException {
        Files.writeString(folder.resolve("rules/10-own.yaml"), "- " + GOOD + "\n- " + GOOD + "\n");

        assertThatThrownBy(() -> RuleSet.load(folder)).hasMessageContaining("twice");
    }

    @Test
    void givenAFileThatIsNoYaml_whenLoaded_thenItIsRefused() throws IOException {
        Files.writeString(folder.resolve("rules/10-own.yaml"), "- {id: [\n");

        assertThatThrownBy(() -> RuleSet.load(folder))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("10-own.yaml");
    }

    @Test
    void givenALabelWithoutPolicy_whenLoaded_thenItIsRefused() throws IOException {
        Path labels = folder.resolve("labels.yaml");
        Files.writeString(labels, Files.readString(labels).replaceAll("(?m)^- \\{id: VIEW.*$", ""));

        assertThatThrownBy(() -> RuleSet.load(folder))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("labels.yaml");
    }

    @Test
    void givenAValueThatIsMissingOrEmpty_whenLoaded_thenFileAndEntryAreNamed() throws IOException {
        Path mailboxes = folder.resolve("mailboxes.yaml");
        String before = Files.readString(mailboxes);
        Files.writeString(mailboxes, before + "\n- {id: hundar, reason: \"x\"}\n");
        assertThatThrownBy(() -> RuleSet.load(folder))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("mailboxes.yaml")
                .hasMessageContaining("hundar")
                .hasMessageContaining("local");
        Files.writeString(mailboxes, before);
        Files.writeString(
                folder.resolve("rules/20-own.yaml"),
                "- id: own.empty\n  label: VIEW\n  weight: 1\n  any:\n    - hej\n    -\n  reason_sv: s\n  reason_en: e\n");
        assertThatThrownBy(() -> RuleSet.load(folder))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("20-own.yaml")
                .hasMessageContaining("own.empty");
    }

    @Test
    void givenNoRules_whenLoaded_thenItIsRefused() throws IOException {
        Files.delete(folder.resolve("rules/10-own.yaml"));

        assertThatThrownBy(() -> RuleSet.load(folder)).isInstanceOf(BrokenRules.class);
    }

    @Test
    void givenABrokenSignOfRobots_whenLoaded_thenItIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("robots.yaml"),
                "- {id: odd, kind: BOUNCE, header: X, subject: [hej], strength: 1, reason: r}\n");

        assertThatThrownBy(() -> RobotRules.load(folder))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("robots.yaml")
                .hasMessageContaining("odd");
    }

    @Test
    void givenAMissingFolder_whenLoaded_thenItIsRefusedWithItsName() {
        assertThatThrownBy(() -> RuleSet.load(folder.resolve("nowhere")))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("words.yaml");
    }
}
