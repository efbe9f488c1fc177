package brevvakt.portal.verbs;

import brevvakt.casework.store.ReadingLog;
import brevvakt.casework.store.ReadingLog.Reading;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Several answerers, asked in turn until one knows the verb; what a person opens is logged (LAW-33). */
public final class VerbsInTurn implements Verbs {
    private static final String OPENING = "case";
    private static final Answer NOBODY_YET =
            new Answer.Refused("there is no organisation yet; run brevvakt import first");

    /** Verbs that ask at once whose eyes look; the others ask for themselves whether there is anybody. */
    private static final Set<String> OF_SOMEBODY =
            Set.of("search", "disclose", "disclosures", "retention", "held", "open-held", "readings", "export");

    private final List<Verbs> answerers;
    private final ReadingLog log;
    private final Clock clock;
    private final BooleanSupplier imported;

    /** @param imported there is an organisation */
    public VerbsInTurn(List<Verbs> answerers, ReadingLog log, Clock clock, BooleanSupplier imported) {
        this.imported = imported;
        this.answerers = List.copyOf(answerers);
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Answer call(Call call) {
        String first = call.verb().split(" ", 2)[0];
        if (OF_SOMEBODY.contains(first) && !imported.getAsBoolean()) {
            return NOBODY_YET;
        }
        for (Verbs answerer : answerers) {
            Answer answer = answerer.call(call);
            if (!(answer instanceof Answer.Unknown)) {
                if (call.verb().equals(OPENING)) {
                    opened(call, answer);
                }
                return answer;
            }
        }
        return imported.getAsBoolean() ? new Answer.Unknown() : NOBODY_YET;
    }

    private void opened(Call call, Answer answer) {
        String reader = call.by().orElse(call.flag("public") ? "public" : "administrator");
        String outcome = answer.fold(done -> "shown", refused -> "refused", misused -> "misused", unknown -> "unknown");
        log.write(new Reading(clock.instant(), reader, OPENING, call.positional(0), outcome));
    }
}
