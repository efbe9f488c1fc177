package brevvakt.portal.verbs;

import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The verbs about our own texts: whether they can be sent, and how they look with sample data. */
public final class TextVerbs implements Verbs {
    private final Texts texts;

    public TextVerbs(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "texts check" -> check();
            case "texts show" -> show(call);
            default -> new Answer.Unknown();
        };
    }

    private Answer check() {
        List<String> faults = texts.check();
        return faults.isEmpty()
                ? new Answer.Done(Map.of(
                        "texts",
                        TextKind.values().length * Language.values().length,
                        "faults",
                        faults,
                        "hardSentences",
                        texts.hardSentences()))
                : new Answer.Refused("the texts have faults:\n" + String.join("\n", faults));
    }

    /** A kind such as NOTICE has several texts: all are shown, each under its own name. */
    private Answer show(Call call) {
        String asked = call.positional(0).toUpperCase(Locale.ROOT);
        Language language = call.option("lang").flatMap(Language::of).orElse(Language.SV);
        List<Map<String, Object>> shown = Arrays.stream(TextKind.values())
                .filter(kind -> kind.file().equalsIgnoreCase(asked)
                        || kind.file().toUpperCase(Locale.ROOT).startsWith(asked + "."))
                .map(kind -> sample(kind, language))
                .toList();
        return shown.isEmpty() ? new Answer.Refused("there is no text " + asked) : new Answer.Done(shown);
    }

    private Map<String, Object> sample(TextKind kind, Language language) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kind", kind.file());
        said.put("lang", language.tag());
        said.put("text", texts.sample(kind, language));
        return said;
    }
}
