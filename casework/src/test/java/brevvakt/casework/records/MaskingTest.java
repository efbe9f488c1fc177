package brevvakt.casework.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void givenWordsWrittenWithSignsNobodySees_whenMasked_thenTheyAreTakenOutAllTheSame() {
        Masking masking = Masking.written("Åsa Ek|diabetes");

        assertThat(masking.of("A\u030Asa\u00A0Ek har dia\u00ADbetes, A\u030Asa\u2003\nEk har dia\u200Bbetes"))
                .isEqualTo("█████ har █████, █████ har █████");
        assertThat(masking.isShownIn("a\u030Asa\u202FEK")).isTrue();
    }
}
