package brevvakt.casework.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private final Tokens tokens = new Tokens(new byte[32]);

    @Test
    void givenASignedDetail_whenReadBack_thenItSaysWhatWasSigned() {
        assertThat(tokens.read(tokens.sign("r-ks-2026-417"))).contains("r-ks-2026-417");
    }

    @Test
    void givenADetailForOneCase_whenTheNumberIsChanged_thenItIsNotOurs() {
        String forged = tokens.sign("r-ks-2026-417").replace("417", "418");

        assertThat(tokens.read(forged)).isEmpty();
    }

    @Test
    void givenAnotherHousesSecret_whenRead_thenItIsNotOurs() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(tokens.read(new Tokens(other).sign("r-ks-2026-417"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "r-ks-2026-417", "sommar", "-aaaaaaaaaaaaaaaa", "x-aaaaaaaaaaaaaaaa"})
    void givenAStrangersDetail_whenRead_thenItIsNotOurs(String detail) {
        assertThat(tokens.read(detail)).isEmpty();
    }
}
