package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.acts.LearningDesk;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The verbs of learning: cause, measures and improvements, for our own people (SEED-43 to SEED-49). */
public final class LearningVerbs implements Verbs {
    private final House house;
    private final LearningDesk desk;
    private final Database database;
    private final Registers registers;

    public LearningVerbs(House house, LearningDesk desk, Database database, Registers registers) {
        this.house = house;
        this.desk = desk;
        this.database = database;
        this.registers = registers;
    }

    @Override
    public Answer call(Call call) {
        boolean ours =
                switch (call.verb()) {
                    case "cause", "measure add", "measure set", "improvement add", "measures", "improvements" -> true;
                    default -> false;
                };
        if (!ours) {
            return new Answer.Unknown();
        }
        if (call.verb().equals("measures") || call.verb().equals("improvements")) {
            return list(call);
        }
        String by = call.by()
                .flatMap(house.organisation()::personByLogin)
                .map(Person::username)
                .orElse("");
        if (by.isEmpty()) {
            return new Answer.Refused(Person.unknown(call.by().orElse("")));
        }
        return switch (call.verb()) {
            case "cause" -> cause(call, by);
            case "measure add" ->
                shown(desk.measure(
                        call.positional(0),
                        call.required("text"),
                        call.required("owner"),
                        LocalDate.parse(call.required("due")),
                        by));
            case "improvement add" ->
                shown(desk.improvement(
                        call.required("unit"),
                        call.required("text"),
                        call.required("owner"),
                        LocalDate.parse(call.required("due")),
                        by));
            default -> set(call, by);
        };
    }

    private Answer list(Call call) {
        if (call.flag("public")) {
            return new Answer.Refused("measures are for our own people");
        }
        Optional<Sight> sight = Sight.ofCaller(call, house.organisation());
        if (sight.isEmpty()) {
            return new Answer.Refused(Person.unknown(call.by().orElse("")));
        }
        Measure.Kind kind = call.verb().equals("measures") ? Measure.Kind.MEASURE : Measure.Kind.IMPROVEMENT;
        return new Answer.Done(database.read(handle -> desk.list(kind, call.option("unit")).stream()
                .filter(measure -> isSeen(handle, measure, sight.get()))
                .map(LearningVerbs::json)
                .toList()));
    }

    /** What follows from a case is for those who see the case (LAW-15). */
    private boolean isSeen(Handle handle, Measure measure, Sight sight) {
        return measure.number().isEmpty()
                || registers
                        .cases()
                        .find(handle, measure.number().get())
                        .filter(row -> sight.shows(row.file()))
                        .isPresent();
    }

    private Answer cause(Call call, String by) {
        Cause cause = Cause.valueOf(call.required("code").toUpperCase(Locale.ROOT));
        return desk.cause(call.positional(0), cause, by)
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> new Answer.Done(Map.of("number", call.positional(0), "cause", cause.name())));
    }

    private Answer set(Call call, String by) {
        Measure.State state = Measure.State.valueOf(call.required("state").toUpperCase(Locale.ROOT));
        return call.id()
                .map(id -> shown(desk.set(id, state, call.option("effect"), by)))
                .orElseGet(() -> new Answer.Refused("there is no measure " + call.positional(0)));
    }

    private static Answer shown(LearningDesk.Result result) {
        Optional<String> refusal = result.refusal();
        return refusal.isPresent()
                ? new Answer.Refused(refusal.get())
                : new Answer.Done(json(result.measure().orElseThrow()));
    }

    private static Map<String, Object> json(Measure measure) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", measure.id());
        row.put("case", measure.number().map(CaseNumber::toString));
        row.put("unit", measure.unit());
        row.put("text", measure.words());
        row.put("owner", measure.owner());
        row.put("due", measure.dueOn().toString());
        row.put("state", measure.state().name());
        row.put("effect", measure.effect());
        row.put("changedAt", measure.changedAt());
        return row;
    }
}
