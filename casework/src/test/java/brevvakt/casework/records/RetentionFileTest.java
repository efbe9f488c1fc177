package brevvakt.casework.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.classify.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @TempDir
    Path folder;

    private List<RetentionRule> rules(String yaml) throws IOException {
        return RetentionFile.read(Files.writeString(folder.resolve("retention.yaml"), yaml));
    }

    @Test
    void givenTheRulesOfTheHouse_whenRead_thenNoneIsInForceBeforeSomebodyHasDecided() throws IOException {
        List<RetentionRule> rules = RetentionFile.read(Path.of("..", "conf", "retention.yaml"));

        assertThat(rules).isNotEmpty().noneMatch(rule -> rule.isInForceOn(DAY));
    }

    @Test
    void givenADecidedRule_whenItsDayHasCome_thenItIsInForce() throws IOException {
        RetentionRule rule = rules("rules: [{id: spam, kinds: [SPAM], months: 3, decision: Ks 1, approvedBy: a,"
                        + " approvedOn: '2026-03-02'}]")
                .get(0);

        assertThat(rule)
                .isEqualTo(new RetentionRule(
                        "spam", Set.of(Label.SPAM), 3, Optional.of("Ks 1"), Optional.of("a"), Optional.of(DAY)));
        assertThat(rule.isInForceOn(DAY)).isTrue();
        assertThat(rule.isInForceOn(DAY.minusDays(1))).isFalse();
        assertThat(rule.keptUntil(DAY)).isEqualTo(LocalDate.of(2025, 12, 2));
    }

    @Test
    void givenNoFile_whenRead_thenThereAreNoRules() throws IOException {
        assertThat(RetentionFile.read(folder.resolve("none.yaml"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [{id: a, kinds: [NOTHING], months: 3}]",
                "rules: [{id: a, kinds: [], months: 3}]",
                "rules: [{id: a, kinds: [SPAM], months: 0}]",
                "rules: [{id: a, kinds: [SPAM], months: 3, approvedOn: yesterday}]",
                "rules: [{id: a, kinds: [SPAM], month: 3}]",
                "rules: [{id: a, kinds: [SPAM], months: 3}, {id: a, kinds: [SPAM], months: 4}]",
                "rules: ["
            })
    void givenARuleThatCannotBeUnderstood_whenRead_thenTheWholeFileIsRefused(String yaml) {
        assertThatThrownBy(() -> rules(yaml)).isInstanceOf(IOException.class).hasMessageContaining("retention.yaml");
    }
}
