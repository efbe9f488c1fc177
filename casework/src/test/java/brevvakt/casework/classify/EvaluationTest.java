package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final String FAULT = "{\"id\":\"a\",\"subject\":\"Trasig gatlykta\",\"to\":\"gata@kommun.example\","
            + "\"body\":\"Gatlyktan på Storgatan 14 är släckt sedan i går kväll.\",\"label\":\"%s\"}";
    private final ClassifyLines judge = ClassifyLines.load(Path.of("../conf/classify"));

    @Test
    void givenALabelTheJudgeShares_whenMeasured_thenNothingIsMistaken() {
        Evaluation evaluation = Evaluation.of(judge, List.of(FAULT.formatted("FAULT_REPORT")));

        assertThat(evaluation.mistakes()).isEmpty();
        assertThat(evaluation.report()).contains("1 letters, 1.000 right", "macro-F1 1.000");
    }

    @Test
    void givenALabelTheJudgeDoesNotShare_whenMeasured_thenTheMistakeIsNamed() {
        Evaluation evaluation = Evaluation.of(judge, List.of(FAULT.formatted("PRAISE")));

        assertThat(evaluation.mistakes()).containsExactly("a PRAISE FAULT_REPORT");
    }

    @Test
    void givenALineWithoutALabel_whenMeasured_thenItIsRefused() {
        assertThatThrownBy(() -> Evaluation.of(judge, List.of("{\"body\":\"hej\"}")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
