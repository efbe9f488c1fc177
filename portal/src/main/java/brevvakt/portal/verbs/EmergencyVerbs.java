package brevvakt.portal.verbs;

import brevvakt.casework.absence.Emergency;
import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.standin.Desk;
import brevvakt.casework.standin.EmergencyActs;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs of the emergency order; its reason is for those who have a part in it, and for IT. */
public final class EmergencyVerbs implements Verbs {
    private static final int MOST_ROWS = 10_000;

    private final Desk desk;
    private final EmergencyActs acts;
    private final AwayAsked asked;

    public EmergencyVerbs(Desk desk, EmergencyActs acts, House house, Runnable afterwards) {
        this.desk = desk;
        this.acts = acts;
        this.asked = new AwayAsked(house, afterwards);
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "emergency order" ->
                asked.act(
                        call,
                        by -> acts.order(
                                call.required("of"),
                                call.required("to"),
                                call.required("reason"),
                                LocalDate.parse(call.required("from")),
                                LocalDate.parse(call.required("until")),
                                by),
                        this::shown);
            case "emergency approve" -> asked.actOn(call, (id, by) -> acts.approve(id, by), this::shown);
            case "emergency execute" -> asked.actOn(call, (id, by) -> acts.execute(id, by), this::shown);
            case "emergencies" -> asked.list(call, this::emergencies);
            default -> new Answer.Unknown();
        };
    }

    private List<?> emergencies(Optional<String> by) {
        return desk.database().read(handle -> desk.away().emergencies().all(handle, MOST_ROWS)).stream()
                .filter(order -> by.map(name -> maySee(name, order)).orElse(true))
                .map(this::shown)
                .toList();
    }

    private boolean maySee(String username, Emergency order) {
        boolean above = asked.house()
                .organisation()
                .nearestManagerOf(order.ordered().by())
                .filter(person -> person.username().equals(username))
                .isPresent();
        return above
                || username.equals(order.ordered().by())
                || username.equals(order.holder())
                || username.equals(order.delegate())
                || asked.hasRole(username, Role.IT);
    }

    private Map<String, Object> shown(Emergency order) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", order.id());
        row.put("of", order.holder());
        row.put("to", order.delegate());
        row.put("reason", order.reason());
        row.put("from", order.period().from().toString());
        row.put("until", order.period().until().toString());
        row.put("orderedBy", order.ordered().by());
        row.put("orderedAt", order.ordered().at());
        row.put("approvedBy", order.approved().map(Emergency.Step::by));
        row.put("approvedAt", order.approved().map(Emergency.Step::at));
        row.put("executedBy", order.executed().map(Emergency.Step::by));
        row.put("executedAt", order.executed().map(Emergency.Step::at));
        row.put("state", order.stateAt(desk.clock().instant(), desk.zone()).name());
        return row;
    }
}
