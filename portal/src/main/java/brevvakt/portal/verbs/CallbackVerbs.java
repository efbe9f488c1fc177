package brevvakt.portal.verbs;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.intake.CallbackDesk;
import brevvakt.casework.intake.CallbackDesk.Outcome;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Calls to be returned: {@code callback add|done}, and their form in every list. */
public final class CallbackVerbs implements Verbs {
    private final CallbackDesk desk;
    private final Runnable knock;

    /** @param knock wakes the worker that does what is due */
    public CallbackVerbs(CallbackDesk desk, Runnable knock) {
        this.desk = desk;
        this.knock = knock;
    }

    @Override
    public Answer call(Call call) {
        boolean known = call.verb().equals("callback add") || call.verb().equals("callback done");
        if (!known) {
            return new Answer.Unknown();
        }
        Optional<String> by = call.by();
        if (by.isEmpty()) {
            return new Answer.Misused(call.verb() + " needs --by USER: who acts");
        }
        CallbackDesk.Taken taken = call.verb().equals("callback add") ? added(call, by.get()) : done(call, by.get());
        knock.run();
        return taken.callback()
                .<Answer>map(callback -> new Answer.Done(json(callback)))
                .orElseGet(() -> new Answer.Refused(taken.refusal()));
    }

    private CallbackDesk.Taken added(Call call, String by) {
        return desk.add(
                call.required("for"), call.required("name"), call.required("phone"), call.required("about"), by);
    }

    private CallbackDesk.Taken done(Call call, String by) {
        Outcome outcome = Outcome.valueOf(
                call.required("outcome").toUpperCase(Locale.ROOT).replace('-', '_'));
        return call.id()
                .map(id -> desk.done(id, outcome, by))
                .orElseGet(() -> CallbackDesk.Taken.refused("there is no callback " + call.positional(0)));
    }

    /** A call that was tried in vain is shown so, and is owed all the same. */
    static Map<String, Object> json(Callback callback) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", callback.id());
        row.put("for", callback.wanted());
        row.put("name", callback.caller());
        row.put("phone", callback.phone());
        row.put("about", callback.about());
        row.put("receivedAt", callback.receivedAt());
        row.put("dueDate", callback.dueOn().toString());
        row.put(
                "outcome",
                callback.outcome()
                        .or(() ->
                                callback.attempts() > 0 ? Optional.of(Outcome.NOT_REACHED.word()) : Optional.empty()));
        row.put("attempts", callback.attempts());
        return row;
    }
}
