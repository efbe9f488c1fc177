package brevvakt.portal.verbs;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.ChainOfCommand;
import brevvakt.casework.absence.Delegation;
import brevvakt.casework.absence.Grant;
import brevvakt.casework.absence.Period;
import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.standin.AbsenceActs;
import brevvakt.casework.standin.Desk;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs of absence and delegation. Why somebody is away is for him, his manager and IT alone. */
public final class AbsenceVerbs implements Verbs {
    private static final int MOST_ROWS = 20_000;

    private final Desk desk;
    private final AbsenceActs acts;
    private final AwayAsked asked;

    /** What is to be done after an act, such as waking the worker that sends what is due. */
    public AbsenceVerbs(Desk desk, AbsenceActs acts, House house, Runnable afterwards) {
        this.desk = desk;
        this.acts = acts;
        this.asked = new AwayAsked(house, afterwards);
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "absence add" -> asked.act(call, by -> acts.add(wanted(call), by), absence -> shown(absence, true));
            case "absence end" -> asked.actOn(call, (id, by) -> acts.end(id, by), absence -> shown(absence, true));
            case "absences" -> asked.list(call, this::absences);
            case "delegate" ->
                asked.act(
                        call,
                        by -> acts.delegate(
                                call.required("of"), call.required("to"), day(call, "from"), day(call, "until"), by),
                        this::shown);
            case "delegate end" -> asked.actOn(call, (id, by) -> acts.endDelegation(id, by), this::shown);
            case "delegations" -> asked.list(call, this::delegations);
            default -> new Answer.Unknown();
        };
    }

    private static AbsenceActs.Wanted wanted(Call call) {
        return new AbsenceActs.Wanted(
                call.required("employee"),
                LocalDate.parse(call.required("from")),
                LocalDate.parse(call.required("until")),
                Absence.Choice.valueOf(call.required("choice")),
                call.option("delegate")
                        .map(names -> Arrays.stream(names.split("[,\\s]+"))
                                .filter(name -> !name.isEmpty())
                                .toList())
                        .orElse(List.of()),
                call.option("code"),
                call.caller().administrator() ? Absence.Source.CLI : Absence.Source.HTTP);
    }

    private static Optional<LocalDate> day(Call call, String option) {
        return call.option(option).map(LocalDate::parse);
    }

    private List<?> absences(Optional<String> by) {
        return desk.database().read(handle -> desk.away().absences().all(handle, MOST_ROWS)).stream()
                .map(absence ->
                        shown(absence, by.map(name -> maySeeWhy(name, absence)).orElse(true)))
                .toList();
    }

    private boolean maySeeWhy(String username, Absence absence) {
        return username.equals(absence.employee())
                || new ChainOfCommand(asked.house().organisation()).isManagerOf(username, absence.employee())
                || asked.hasRole(username, Role.IT);
    }

    private Map<String, Object> shown(Absence absence, boolean withCode) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", absence.id());
        row.put("employee", absence.employee());
        row.put("code", withCode ? absence.code() : Optional.empty());
        row.put("from", absence.period().from().toString());
        row.put("until", absence.period().until().toString());
        row.put("choice", absence.choice().name());
        row.put("delegates", absence.delegates());
        row.put("source", absence.source().name());
        row.put("state", absence.stateAt(desk.clock().instant(), desk.zone()).name());
        return row;
    }

    private Map<String, Object> shown(Delegation delegation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", delegation.id());
        row.put("of", delegation.holder());
        row.put("to", delegation.delegate());
        row.put("from", delegation.period().map(Period::from).map(LocalDate::toString));
        row.put("until", delegation.period().map(Period::until).map(LocalDate::toString));
        row.put("basis", Grant.Basis.DELEGATION.name());
        row.put("ended", delegation.endedAt());
        return row;
    }

    /** Whatever opens a mailbox to another now or later; a person sees those of and to himself, IT and managers all. */
    private List<?> delegations(Optional<String> by) {
        Instant now = desk.clock().instant();
        return desk.book().now().grants(now).stream()
                .filter(grant -> by.map(name -> maySee(name, grant)).orElse(true))
                .map(grant -> shown(grant, now))
                .toList();
    }

    private boolean maySee(String username, Grant grant) {
        return username.equals(grant.holder())
                || username.equals(grant.reader())
                || new ChainOfCommand(asked.house().organisation()).isManagerOf(username, grant.holder())
                || asked.hasRole(username, Role.IT);
    }

    private Map<String, Object> shown(Grant grant, Instant now) {
        boolean standing =
                grant.basis() == Grant.Basis.DELEGATION && grant.until().isEmpty();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", grant.id());
        row.put("of", grant.holder());
        row.put("to", grant.reader());
        row.put("from", standing ? Optional.empty() : Optional.of(firstDay(grant)));
        row.put("until", grant.until().map(end -> end.atZone(desk.zone())
                .toLocalDate()
                .minusDays(1)
                .toString()));
        row.put("basis", grant.basis().name());
        row.put("active", grant.holdsAt(now));
        return row;
    }

    private String firstDay(Grant grant) {
        return grant.from().atZone(desk.zone()).toLocalDate().toString();
    }
}
