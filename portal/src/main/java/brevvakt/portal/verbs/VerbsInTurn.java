package brevvakt.portal.verbs;

import brevvakt.casework.store.ReadingLog;
import brevvakt.casework.store.ReadingLog.Reading;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Several answerers, asked in turn until one knows the verb; what a person opens is logged (LAW-33). */
public final class VerbsInTurn implements Verbs {
    private static final String OPENING = "case";

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
        return BeforeImport.refusalOf(call, imported.getAsBoolean()).orElseGet(() -> inTurn(call));
    }

    private Answer inTurn(Call call) {
        for (Verbs answerer : answerers) {
            Answer answer = answerer.call(call);
            if (!(answer instanceof Answer.Unknown)) {
                if (call.verb().equals(OPENING)) {
                    opened(call, answer);
                }
                return answer;
            }
        }
        return new Answer.Unknown();
    }

    private void opened(Call call, Answer answer) {
        String outcome = answer.fold(done -> "shown", refused -> "refused", misused -> "misused", unknown -> "unknown");
        log.write(new Reading(clock.instant(), Sight.reader(call), OPENING, call.positional(0), outcome));
    }
}
