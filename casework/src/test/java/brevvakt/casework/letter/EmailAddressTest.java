package brevvakt.casework.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void givenCapitalsWhoseSmallLettersAreLonger_whenParsed_thenItIsNoAddressAndNoFault() {
        assertThat(EmailAddress.parse("\u0130".repeat(200) + "@x.se")).isEmpty();
        assertThat(EmailAddress.parse("Eva.EK@Kommun.Example")).contains(EmailAddress.of("eva.ek@kommun.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@x.se", "eva@", "eva", "e va@x.se", "<eva@x.se"})
    void givenWhatIsNoAddress_whenParsed_thenThereIsNone(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }
}
