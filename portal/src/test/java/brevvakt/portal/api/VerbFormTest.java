package brevvakt.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbFormTest {
    private final VerbCatalogue catalogue = VerbCatalogue.ofTheHouse();

    private Optional<String> misuse(String verb, Map<String, List<String>> options, String... positionals) {
        Caller rita = Caller.administrator(Optional.of("rita.r"));
        Call call = new Call(verb, options, List.of(positionals), rita, Optional.empty());
        return catalogue.form(verb).orElseThrow().misuseIn(call);
    }

    @Test
    void givenEveryVerb_whenTheyAreListed_thenNoneStandsTwice() {
        assertThat(catalogue.forms()).extracting(VerbForm::name).doesNotHaveDuplicates();
    }

    @Test
    void givenAWholeCall_whenItIsLookedAt_thenNothingIsWrong() {
        assertThat(misuse("assign", Map.of("to", List.of("per.p")), "Ks 1/2026"))
                .isEmpty();
    }

    @Test
    void givenACall_whenSomethingIsMissing_thenItIsNamed() {
        assertThat(misuse("assign", Map.of(), "Ks 1/2026"))
                .hasValueSatisfying(m -> assertThat(m).contains("--to USER"));
        assertThat(misuse("assign", Map.of("to", List.of("per.p"))))
                .hasValueSatisfying(m -> assertThat(m).contains("NO"));
    }

    @Test
    void givenACall_whenSomethingIsTooMuch_thenItIsNamed() {
        assertThat(misuse("confirm", Map.of(), "Ks 1/2026", "now"))
                .hasValueSatisfying(m -> assertThat(m).contains("'now'"));
        assertThat(misuse("confirm", Map.of("force", List.of("true")), "Ks 1/2026"))
                .hasValueSatisfying(m -> assertThat(m).contains("--force"));
        assertThat(misuse("assign", Map.of("to", List.of("a", "b")), "Ks 1/2026"))
                .hasValueSatisfying(m -> assertThat(m).contains("once"));
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2026-02-30",
        "DATE, 2026-3-1",
        "DATE, idag",
        "DATE, +12026-01-01",
        "INSTANT, 2026-03-02T09:00:00",
        "INSTANT, yesterday",
        "INSTANT, 2026-03-02",
        "INT, five",
        "INT, 99999999999",
        "USER, per park",
        "USER, ''",
        "TEXT, ' '",
        "FLAG, yes"
    })
    void givenAValue_whenItDoesNotParse_thenItIsRefused(Parameter.Kind kind, String value) {
        assertThat(Parameter.required("x", kind, "").wrongWith(value)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2028-02-29",
        "INSTANT, 2026-03-02T09:00+01:00",
        "INSTANT, 2026-03-02T08:00:00.5Z",
        "INT, 5",
        "USER, åsa.ek@kommun.example",
        "TEXT, @home",
        "FLAG, true"
    })
    void givenAValue_whenItParses_thenItIsTaken(Parameter.Kind kind, String value) {
        assertThat(Parameter.required("x", kind, "").wrongWith(value)).isEmpty();
    }
}
