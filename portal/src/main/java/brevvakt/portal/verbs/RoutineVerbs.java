package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.acts.RoutineDesk;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.routine.Routine;
import brevvakt.casework.routine.RoutineVersion;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs of the routine: its versions, and a changed one applied to what was promised before (SEED-03). */
public final class RoutineVerbs implements Verbs {
    private final House house;
    private final Routine routine;
    private final RoutineDesk desk;
    private final Clock clock;
    private final ZoneId zone;

    public RoutineVerbs(House house, Routine routine, RoutineDesk desk, Clock clock, ZoneId zone) {
        this.house = house;
        this.routine = routine;
        this.desk = desk;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "routine" -> new Answer.Done(versions());
            case "routine apply" -> apply(call);
            default -> new Answer.Unknown();
        };
    }

    private List<Map<String, Object>> versions() {
        RoutineVersion inForce = routine.on(clock.instant().atZone(zone).toLocalDate());
        List<Map<String, Object>> rows = new ArrayList<>();
        List<RoutineVersion> versions = routine.versions();
        for (int i = 0; i < versions.size(); i++) {
            RoutineVersion version = versions.get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("validFrom", version.validFrom().toString());
            row.put(
                    "validUntil",
                    i + 1 < versions.size()
                            ? Optional.of(
                                    versions.get(i + 1).validFrom().minusDays(1).toString())
                            : Optional.empty());
            row.put("inForce", version.equals(inForce));
            row.put("name", version.name());
            row.put("reply", version.reply().count());
            row.put("review", version.review().count());
            row.put("callback", version.callback().count());
            row.put("reaction", version.reaction().count());
            rows.add(row);
        }
        return rows;
    }

    private Answer apply(Call call) {
        Optional<Person> by = call.by().flatMap(house.organisation()::personByLogin);
        if (by.isEmpty()) {
            return new Answer.Refused(Person.unknown(call.by().orElse("")));
        }
        boolean onlySay = call.flag("dry-run");
        RoutineDesk.Result result = desk.apply(
                LocalDate.parse(call.required("since")),
                call.required("reason"),
                onlySay,
                by.get().username());
        if (result.refusal().isPresent()) {
            return new Answer.Refused(result.refusal().get());
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("since", call.required("since"));
        said.put("dryRun", onlySay);
        said.put("moved", result.moved().stream().map(RoutineVerbs::json).toList());
        said.put("left", result.left().stream().map(RoutineVerbs::json).toList());
        return new Answer.Done(said);
    }

    private static Map<String, Object> json(RoutineDesk.Moved moved) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", moved.number().toString());
        row.put("rule", moved.rule().name());
        row.put("before", moved.before().toString());
        row.put("due", moved.due().toString());
        return row;
    }
}
