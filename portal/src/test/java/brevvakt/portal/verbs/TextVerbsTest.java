package brevvakt.portal.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.texts.Texts;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Caller;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextVerbsTest {
    private final TextVerbs verbs = new TextVerbs(Texts.load(Path.of("..", "conf", "texts")));

    private Answer asked(String verb, Map<String, List<String>> options, String... positionals) {
        return verbs.call(new Call(
                verb, options, List.of(positionals), Caller.administrator(Optional.empty()), Optional.empty()));
    }

    @Test
    void givenTheProjectsTexts_whenChecked_thenThereIsNoFault() {
        assertThat(asked("texts check", Map.of())).isInstanceOf(Answer.Done.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECEIPT",
                "OUT_OF_OFFICE",
                "DEPARTED",
                "REMINDER",
                "ESCALATION",
                "DIGEST",
                "CALLBACK",
                "HANDOVER",
                "CLOSE_REQUEST",
                "DISCLOSURE",
                "NOTICE"
            })
    void givenAKindOfMail_whenShown_thenThereIsATextWithoutHolesInBothLanguages(String kind) {
        assertThat(asked("texts show", Map.of(), kind).toString())
                .contains("lang=sv")
                .doesNotContain("{{");
        assertThat(asked("texts show", Map.of("lang", List.of("en")), kind).toString())
                .contains("lang=en")
                .doesNotContain("{{");
    }
}
