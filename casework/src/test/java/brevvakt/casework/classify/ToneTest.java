package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.classify.Features.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneTest {
    private final PhraseBook book = new PhraseBook(new Lexicon(
            Map.of("not", List.of("inte"), "fine", List.of("fin*", "tack"), "foul", List.of("usel*")),
            "not",
            Optional.of(List.of("fine")),
            Optional.of(List.of("foul")),
            List.of("bara")));

    private boolean bears(String text, String trait) {
        Features features = new Features();
        Tone.of(book.read("", text)).into(features);
        long wanted = Features.number('q', trait, 0, trait.length());
        return features.distinct().getOrDefault(wanted, Block.WORDS) == Block.TONE;
    }

    @ParameterizedTest
    @CsvSource({
        "Tack för en fin dag.,+praised2,true",
        "Tack för en fin dag.,+praised3,false",
        "Det är inte fint.,+blamed1,true",
        "Det är inte fint.,not fine1,true",
        "Tack! Men maten var usel.,+worst1,true",
        "Tack! Men maten var usel.,+last-bad1,true",
        "Tack! Men maten var usel.,+first-good1,true",
        "Bussen gick klockan tre.,+toneless,true"
    })
    void givenALetter_whenItsToneIsCounted_thenWorstAndLastSentenceAreNotThinnedOut(
            String text, String trait, boolean borne) {
        assertThat(bears(text, trait)).isEqualTo(borne);
    }

    @Test
    void givenAnEmptyLetter_whenItsToneIsCounted_thenItHasNone() {
        assertThat(bears("", "+praised1")).isFalse();
        assertThat(bears("", "+toneless")).isTrue();
    }

    @Test
    void givenAToneOfNoClass_whenTheWordsAreRead_thenTheyAreRefused() {
        Map<String, List<String>> classes = Map.of("not", List.of("inte"));

        assertThatThrownBy(
                        () -> new Lexicon(classes, "not", Optional.empty(), Optional.of(List.of("nobody")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nobody'");
    }
}
