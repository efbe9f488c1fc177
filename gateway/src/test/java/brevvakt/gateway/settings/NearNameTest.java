package brevvakt.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNameTest {
    private final NearName near = new NearName(List.of("outgoing", "database", "case", "cases"));

    @ParameterizedTest
    @CsvSource({"outgoin, outgoing", "otugoing, outgoing", "DATABASE, database", "caes, case", "casse, case"})
    void givenASlip_whenItIsLookedUp_thenTheNearNameIsFound(String written, String meant) {
        assertThat(near.to(written)).contains(meant);
    }

    @Test
    void givenAnotherWord_whenItIsLookedUp_thenNothingIsSuggested() {
        assertThat(near.to("frobnicate")).isEmpty();
        assertThat(near.suggestedFor("frobnicate")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', abc, 3", "abc, '', 3", "abc, abc, 0", "abc, acb, 1", "kitten, sitting, 3"})
    void givenTwoNames_whenTheirDistanceIsCounted_thenItIsTheNumberOfSlips(String a, String b, int slips) {
        assertThat(NearName.distance(a, b)).isEqualTo(slips);
    }
}
