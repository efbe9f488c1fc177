package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jag heter Linnea, 19121212-1212.",
                "121212-1212",
                "191212121212",
                "121212+1212",
                "samordning 19121272-1219 finns",
                "född 910304-xxxx"
            })
    void givenANumberThatProvesItself_whenSought_thenItIsFound(String text) {
        assertThat(PersonalNumber.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "19121212-1213",
                "019-1212121212",
                "Faktura 88213",
                "20261399-1212",
                "5560360793",
                "1212121212123"
            })
    void givenAnyOtherNumber_whenSought_thenItIsNone(String text) {
        assertThat(PersonalNumber.isIn(text)).isFalse();
    }
}
