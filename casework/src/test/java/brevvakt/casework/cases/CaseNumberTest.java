package brevvakt.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberTest {
    private static final List<String> SERIES = List.of("Ks", "Bn", "E");
    private static final CaseNumber WRITTEN = new CaseNumber("Ks", 417, 2026);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SV: Ärende Ks 417/2026 - svar",
                "Re: ks 2026-417",
                "KS-2026-00417",
                "fw ks417/2026",
                "Ks 2026/417, igen",
                "(Ks 417/2026)"
            })
    void givenANumberAsPeopleWriteIt_whenSoughtInASubject_thenItIsFound(String subject) {
        assertThat(CaseNumber.findAllIn(subject, SERIES)).containsExactly(WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Möte 12/2026",
                "Sn 417/2026",
                "Ks 0/2026",
                "eks 417/2026",
                "Ks 417/20265",
                "Ks 4170000000/2026",
                ""
            })
    void givenNoNumberOfOurs_whenSoughtInASubject_thenNothingIsFound(String subject) {
        assertThat(CaseNumber.findAllIn(subject, SERIES)).isEmpty();
    }

    @Test
    void givenANumber_whenWrittenAndReadBack_thenItIsTheSame() {
        assertThat(CaseNumber.parse(WRITTEN.toString())).contains(WRITTEN);
    }

    @Test
    void givenAnImpossibleNumber_whenMade_thenItIsRefusedWithItsValue() {
        assertThatThrownBy(() -> new CaseNumber("Ks", 0, 2026)).hasMessageContaining("Ks 0/2026");
    }
}
