package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.reports.QueueDays;
import brevvakt.casework.routing.Authority;
import brevvakt.casework.routing.RoutingTable;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.QueueRegister;
import brevvakt.casework.store.Registers;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Moment;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.Rendered;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What helps the service centre: the figures of its queue day by day, and a draft of an answer to be finished by a human.
 * A draft sends nothing and changes nothing.
 */
public final class QueueVerbs implements Verbs {
    private static final int MOST_DAYS = 400;

    private final Database database;
    private final Registers registers;
    private final House house;
    private final Texts texts;
    private final RoutingTable routing;
    private final ZoneId zone;
    private final QueueRegister queue = new QueueRegister();

    public QueueVerbs(
            Database database, Registers registers, House house, Texts texts, RoutingTable routing, ZoneId zone) {
        this.database = database;
        this.registers = registers;
        this.house = house;
        this.texts = texts;
        this.routing = routing;
        this.zone = zone;
    }

    @Override
    public Answer call(Call call) {
        boolean ours = call.verb().equals("queue figures") || call.verb().equals("draft");
        if (!ours) {
            return new Answer.Unknown();
        }
        return call.verb().equals("draft") ? draft(call) : figures(call);
    }

    private Answer figures(Call call) {
        LocalDate from = LocalDate.parse(call.required("from"));
        LocalDate until = LocalDate.parse(call.required("until"));
        if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
            return new Answer.Refused(
                    "from " + from + " until " + until + " is no period of 1 to " + MOST_DAYS + " days");
        }
        List<Map<String, Object>> rows = database.read(handle -> QueueDays.of(
                        queue.between(
                                handle,
                                from.atStartOfDay(zone).toInstant(),
                                until.plusDays(1).atStartOfDay(zone).toInstant()),
                        from,
                        until,
                        zone)
                .stream()
                .map(QueueVerbs::json)
                .toList());
        return new Answer.Done(rows);
    }

    private static Map<String, Object> json(QueueDays.Day day) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("day", day.day().toString());
        row.put("in", day.came());
        row.put("passedOn", day.passed());
        row.put("leftOtherwise", day.otherwise());
        row.put("medianMinutesToPassOn", day.medianMinutes());
        return row;
    }

    private Answer draft(Call call) {
        Optional<Sight> sight = Sight.ofCaller(call, house.organisation());
        if (sight.isEmpty() || sight.get().isPublic()) {
            return new Answer.Refused("a draft is for who answers; name a person of ours");
        }
        return database.read(handle -> CaseNumber.parse(call.positional(0))
                .flatMap(number -> registers.cases().find(handle, number))
                .filter(row -> sight.get().shows(row.file()))
                .<Answer>map(row -> new Answer.Done(draft(handle, row, call)))
                .orElseGet(() -> new Answer.Refused("there is no case " + call.positional(0))));
    }

    private Map<String, Object> draft(Handle handle, CaseRow row, Call call) {
        Case file = row.file();
        Language language = call.option("lang")
                .flatMap(Language::of)
                .orElse(house.organisation().municipality().language());
        Optional<Authority> authority = file.judged().label() == Label.OTHER_AUTHORITY
                ? queue.proposalOf(handle, file.number())
                        .flatMap(QueueRegister.Proposal::authority)
                        .flatMap(routing::authority)
                : Optional.empty();
        TextKind kind = authority.isPresent() ? TextKind.DRAFT_AUTHORITY : TextKind.DRAFT;
        Map<Placeholder, String> values = house.organisation().municipality().placeholders();
        values.put(Placeholder.CASE_NUMBER, file.number().toString());
        values.put(Placeholder.RECEIVED_AT, Moment.written(file.receivedAt(), zone));
        values.put(Placeholder.MAILBOX, file.mailbox().toString());
        Optional<Person> writer = call.by()
                .flatMap(house.organisation()::personByLogin)
                .or(() -> file.officer().flatMap(house.organisation()::person));
        writer.ifPresent(person -> {
            values.put(Placeholder.HANDLER, person.name());
            person.phone().ifPresent(phone -> values.put(Placeholder.HANDLER_PHONE, phone));
        });
        house.organisation().unit(file.unit()).ifPresent(unit -> values.putAll(unit.placeholders()));
        authority.ifPresent(one -> {
            values.put(Placeholder.AUTHORITY, one.name());
            values.put(Placeholder.AUTHORITY_CONTACT, one.contact());
        });
        Rendered words = texts.render(kind, language, values);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("case", file.number().toString());
        said.put("kind", kind.file());
        said.put("to", row.counterpart().map(EmailAddress::toString));
        said.put("authority", authority.map(Authority::name));
        said.put("restricted", file.register() == Register.RESTRICTED);
        said.put("subject", words.subject());
        said.put("text", words.text());
        return said;
    }
}
