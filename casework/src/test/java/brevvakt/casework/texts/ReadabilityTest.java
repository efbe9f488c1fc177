package brevvakt.casework.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadabilityTest {

    @Test
    void givenAPlainText_whenItIsMeasured_thenItIsEasy() {
        assertThat(Readability.lix("Hej! Vi har fått ditt brev. Du får svar i morgon."))
                .isLessThan(30);
    }

    @Test
    void givenASentenceOfOffices_whenTheTextIsLookedAt_thenItIsNamedWithItsMeasure() {
        String hard = "Handläggningen av kompletteringsbegäran förutsätter verksamhetsansvariges ställningstagande"
                + " beträffande diarieföringsskyldighetens omfattning.";

        assertThat(Readability.hard("Hej! " + hard + "\n\nVi hör av oss."))
                .singleElement()
                .satisfies(sentence -> {
                    assertThat(sentence.text()).isEqualTo(hard);
                    assertThat(sentence.lix()).isGreaterThan(60);
                });
    }

    @Test
    void givenNothing_whenItIsMeasured_thenItIsNothing() {
        assertThat(Readability.lix("  \n")).isZero();
    }

    @Test
    void givenTheTextsOfTheProject_whenTheyAreLookedAt_thenNoSentenceIsHard() {
        assertThat(Texts.load(Path.of("..", "conf", "texts")).hardSentences()).isEmpty();
    }
}
