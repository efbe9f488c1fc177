package brevvakt.portal.verbs;

import brevvakt.casework.absence.ChainOfCommand;
import brevvakt.casework.absence.Departure;
import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.standin.ContentHolds;
import brevvakt.casework.standin.DepartureActs;
import brevvakt.casework.standin.DepartureDays;
import brevvakt.casework.standin.Desk;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The verbs of departure. */
public final class DepartureVerbs implements Verbs {
    private static final int MOST_ROWS = 10_000;

    private final Desk desk;
    private final DepartureActs acts;
    private final DepartureDays days;
    private final AwayAsked asked;

    public DepartureVerbs(Desk desk, DepartureActs acts, DepartureDays days, House house, Runnable afterwards) {
        this.desk = desk;
        this.acts = acts;
        this.days = days;
        this.asked = new AwayAsked(house, afterwards);
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "depart" ->
                asked.act(
                        call,
                        by -> acts.order(
                                call.positional(0),
                                LocalDate.parse(call.required("last-day")),
                                call.required("substitute"),
                                by),
                        this::ordered);
            case "depart cancel" ->
                asked.act(call, by -> acts.cancel(call.positional(0), by), departure -> desk.database()
                        .read(handle -> shown(handle, departure)));
            case "departures" -> asked.list(call, this::departures);
            default -> new Answer.Unknown();
        };
    }

    private Object ordered(DepartureActs.Ordered ordered) {
        Map<String, Object> row = desk.database().read(handle -> shown(handle, ordered.departure()));
        row.put(
                "warnings",
                ordered.orphans().stream()
                        .map(mailbox -> mailbox + " is left without owner or substitute")
                        .toList());
        return row;
    }

    private List<?> departures(Optional<String> by) {
        return desk.database().read(handle -> desk.away().departures().all(handle, MOST_ROWS).stream()
                .filter(departure -> by.map(name -> maySee(name, departure)).orElse(true))
                .map(departure -> shown(handle, departure))
                .toList());
    }

    private boolean maySee(String username, Departure departure) {
        return username.equals(departure.employee())
                || username.equals(departure.substitute())
                || new ChainOfCommand(asked.house().organisation()).mayOrderDepartureOf(username, departure.employee())
                || asked.hasRole(username, Role.IT, Role.REGISTRAR);
    }

    private Map<String, Object> shown(Handle handle, Departure departure) {
        Instant now = desk.clock().instant();
        LocalDate today = now.atZone(desk.zone()).toLocalDate();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", departure.id());
        row.put("employee", departure.employee());
        row.put("substitute", departure.substitute());
        row.put("orderedBy", departure.orderedBy());
        row.put("lastDay", departure.lastDay().toString());
        row.put("closesOn", departure.closesOn().toString());
        row.put("state", departure.stateAt(now, desk.zone()).name());
        row.put("next", days.next(departure, today).map(next -> {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("on", next.on().toString());
            step.put("step", next.step().name());
            return step;
        }));
        row.put(
                "openCases",
                days.openCases(handle, departure).stream().map(Object::toString).toList());
        row.put("heldBy", new ContentHolds(desk).on(handle, departure));
        return row;
    }
}
