package brevvakt.casework.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @Test
    void givenWordsWithABarBetween_whenMasked_thenEachIsABlockOfOneLength() {
        Masking masking = Masking.written("Eva Ek | ek \n\n0701-23 45 67");

        assertThat(masking.of("EVA\nEK, Ek och ekan, 0701-23 45 67.")).isEqualTo("█████, █████ och █████an, █████.");
    }

    @Test
    void givenALongerWordThatHoldsAShorter_whenMasked_thenTheLongerGoesFirst() {
        assertThat(Masking.written("ek|ekman").of("Ekman")).isEqualTo("█████");
    }

    @Test
    void givenSignsThatMeanSomethingToAPattern_whenMasked_thenTheyMeanThemselves() {
        assertThat(Masking.written("a.b*").of("axb a.b*")).isEqualTo("axb █████");
    }

    @Test
    void givenNothingToMask_whenMasked_thenTheTextIsTheSameAndNothingIsShown() {
        Masking none = Masking.written(" | \n ");

        assertThat(none).isEqualTo(new Masking(List.of()));
        assertThat(none.of("hej")).isEqualTo("hej");
        assertThat(none.isShownIn("hej")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "850101-1234      |850101–1234",
                "850101-1234      |850101\u20111234",
                "850101-1234      |19850101 1234",
                "850101-1234      |8501011234",
                "0701234567       |070-123 45 67",
                "Kristoffersson   |Kristoffer-\\nsson",
                "Kristoffersson   |Kristoffer\\n  sson",
                "Anna Andersson   |Anna_Andersson_intyg.pdf",
                "Anna Andersson   |anna.andersson@example.org",
                "Anna Andersson   |Anna%20Andersson.docx",
                "Anna-Lena Ek     |Anna–Lena Ek",
            })
    void givenTheSameWordsWrittenInAnotherWay_whenMasked_thenTheyAreTakenOut(String word, String written) {
        Masking masking = Masking.written(word);
        String text = "före " + written.replace("\\n", "\n") + " efter";

        assertThat(masking.isShownIn(text)).isTrue();
        assertThat(masking.of(text)).contains("█████").startsWith("före ").endsWith(" efter");
        assertThat(masking.isShownIn(masking.of(text))).isFalse();
    }

    @Test
    void givenALongTextOfSpacesAndLines_whenMasked_thenItTakesNoTime() {
        String text = ("Kristoffer" + " ".repeat(500) + "\n".repeat(500)).repeat(500);

        assertThat(Masking.written("Kristoffersson|Anna Andersson|850101-1234").of(text))
                .isEqualTo(text);
    }

    @Test
    void givenWordsWrittenWithSignsNobodySees_whenMasked_thenTheyAreTakenOutAllTheSame() {
        Masking masking = Masking.written("Åsa Ek|diabetes");

        assertThat(masking.of("A\u030Asa\u00A0Ek har dia\u00ADbetes, A\u030Asa\u2003\nEk har dia\u200Bbetes"))
                .isEqualTo("█████ har █████, █████ har █████");
        assertThat(masking.isShownIn("a\u030Asa\u202FEK")).isTrue();
    }
}
