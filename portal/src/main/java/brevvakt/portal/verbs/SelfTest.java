package brevvakt.portal.verbs;

import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Walks through what the house stands on and says what falls short: {@code selftest}. */
public final class SelfTest implements Verbs {
    private final Map<String, Supplier<Optional<String>>> checks;
    private final Map<String, Supplier<Optional<String>>> notes;

    /**
     * A walk.
     *
     * @param checks what is looked at, by name; each says what falls short, if anything does
     * @param notes what is told, by name, and lets nothing fall short
     */
    public SelfTest(Map<String, Supplier<Optional<String>>> checks, Map<String, Supplier<Optional<String>>> notes) {
        this.checks = new LinkedHashMap<>(checks);
        this.notes = new LinkedHashMap<>(notes);
    }

    @Override
    public Answer call(Call call) {
        return call.verb().equals("selftest") ? run() : new Answer.Unknown();
    }

    /** Also used without a server. */
    public Answer run() {
        Map<String, String> said = new LinkedHashMap<>();
        checks.forEach((name, check) -> said.put(name, check.get().orElse("ok")));
        List<String> faults = said.entrySet().stream()
                .filter(entry -> !entry.getValue().equals("ok"))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
        notes.forEach((name, note) -> said.put(name, note.get().orElse("ok")));
        return faults.isEmpty()
                ? new Answer.Done(said)
                : new Answer.Refused("the house falls short:\n" + String.join("\n", faults));
    }
}
