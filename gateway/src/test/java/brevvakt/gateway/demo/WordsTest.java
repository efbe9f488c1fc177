package brevvakt.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.classify.Label;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.texts.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private final Words swedish = Words.in(Language.SV);
    private final Words english = Words.in(Language.EN);

    @Test
    void givenBothLanguages_whenTheyAreCompared_thenTheyHaveTheSameWords() {
        assertThat(english.said().keySet()).isEqualTo(swedish.said().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void givenALabel_whenItIsShown_thenThereIsAWordForIt(Label label) {
        assertThat(swedish.get("label." + label)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void givenAStatus_whenItIsShown_thenThereIsAWordForIt(CaseStatus status) {
        assertThat(swedish.get("status." + status)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void givenAMailOfOurOwn_whenItIsShown_thenThereIsAWordForIt(OutboxKind kind) {
        assertThat(swedish.get("told." + kind)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void givenAnEndOfALetter_whenItIsShown_thenThereIsAWordForIt(Fate.End end) {
        assertThat(swedish.get(end.word())).isNotBlank();
    }

    @Test
    void givenABlank_whenItsValueIsMissing_thenTheWordsAreNotSaid() {
        assertThatThrownBy(() -> swedish.say("difference.joins", Map.of("what", "x", "wanted", "y")))
                .hasMessageContaining("{got}");
    }
}
