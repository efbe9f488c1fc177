package brevvakt.portal.verbs;

import brevvakt.casework.absence.Away;
import brevvakt.casework.absence.PlanHoles;
import brevvakt.casework.access.House;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.organisation.Unit;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The absence plan as the form has it, one row a workplace; it is a public record (SEED-123 to SEED-133). */
public final class PlanVerbs implements Verbs {
    private final House house;
    private final Supplier<Away> away;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ZoneId zone;

    public PlanVerbs(House house, Supplier<Away> away, WorkingCalendar calendar, Clock clock, ZoneId zone) {
        this.house = house;
        this.away = away;
        this.calendar = calendar;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Answer call(Call call) {
        if (!call.verb().equals("plan export")) {
            return new Answer.Unknown();
        }
        return house.isImported()
                ? new Answer.Done(plan(house.organisation()))
                : new Answer.Refused("there is no organisation yet; run brevvakt import first");
    }

    private Map<String, Object> plan(Organisation town) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("asOf", clock.instant());
        plan.put(
                "units",
                town.units().stream().map(unit -> workplace(unit, town)).toList());
        plan.put(
                "holes",
                new PlanHoles(town, away.get(), calendar, zone)
                        .from(clock.instant().atZone(zone).toLocalDate()));
        return plan;
    }

    private static Map<String, Object> workplace(Unit unit, Organisation town) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("unit", unit.id());
        row.put("orgPath", unit.path());
        row.put("manager", town.managerOf(unit.id()).map(Person::name));
        row.put(
                "personal",
                town.people().stream()
                        .filter(person -> person.unit().equals(unit.id()))
                        .map(person -> personal(person, town.planOf(person.username())))
                        .toList());
        row.put(
                "functional",
                town.mailboxes().stream()
                        .filter(mailbox -> mailbox.unit().equals(unit.id()))
                        .map(PlanVerbs::functional)
                        .toList());
        return row;
    }

    private static Map<String, Object> personal(Person person, Optional<PlanRow> planned) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("employee", person.name());
        row.put("username", person.username());
        row.put("choice", planned.map(PlanRow::choice).map(PlanRow.Choice::name));
        row.put("delegates", planned.map(PlanRow::delegates).orElse(List.of()));
        return row;
    }

    private static Map<String, Object> functional(Mailbox mailbox) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("address", mailbox.address().toString());
        row.put("owners", mailbox.owners());
        row.put("substitutes", mailbox.substitutes());
        return row;
    }
}
