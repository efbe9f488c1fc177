package brevvakt.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

    @Test
    void givenALongSentence_whenItIsWrapped_thenItBreaksAtSpaces() {
        assertThat(Wrapped.at(12, "kvitto till den som skrev")).containsExactly("kvitto till", "den som", "skrev");
    }

    @Test
    void givenAWordLongerThanALine_whenItIsWrapped_thenItIsCut() {
        assertThat(Wrapped.at(10, "av sven-olof.ek@akeri.example"))
                .containsExactly("av", "sven-olof.", "ek@akeri.e", "xample");
    }

    @Test
    void givenNothing_whenItIsWrapped_thenThereIsOneEmptyLine() {
        assertThat(Wrapped.at(10, "")).containsExactly("");
    }

    @Test
    void givenAnEmoji_whenItIsPadded_thenItCountsAsOneSign() {
        assertThat(Wrapped.padded(4, "🐉")).isEqualTo("🐉   ");
    }
}
