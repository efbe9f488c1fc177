package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.disclosure.DisclosureDesk;
import brevvakt.casework.disclosure.DisclosureDesk.Refused;
import brevvakt.casework.disclosure.DisclosureDesk.Step;
import brevvakt.casework.disclosure.DisclosureDesk.Taken;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Item;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.Registers;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests for records: {@code disclose open|add|decide|deliver} and {@code disclosures}. */
public final class DisclosureVerbs implements Verbs {
    private static final int MOST_ROWS = 10_000;
    private static final Pattern RECORD = Pattern.compile("(.+)-([0-9]{1,6})");

    private final Database database;
    private final Registers registers;
    private final DisclosureRegister register;
    private final DisclosureDesk desk;
    private final DisclosurePapers papers;
    private final House house;
    private final Map<String, Function<Call, Answer>> verbs = new LinkedHashMap<>();

    public DisclosureVerbs(
            Database database,
            Registers registers,
            DisclosureRegister register,
            DisclosureDesk desk,
            DisclosurePapers papers,
            House house) {
        this.database = database;
        this.registers = registers;
        this.register = register;
        this.desk = desk;
        this.papers = papers;
        this.house = house;
        verbs.put("disclose open", call -> acting(call, this::open));
        verbs.put("disclose add", call -> acting(call, this::add));
        verbs.put("disclose decide", call -> acting(call, this::decide));
        verbs.put("disclose deliver", call -> acting(call, this::deliver));
        verbs.put("disclosures", this::list);
    }

    @Override
    public Answer call(Call call) {
        Function<Call, Answer> verb = verbs.get(call.verb());
        return verb == null ? new Answer.Unknown() : verb.apply(call);
    }

    private interface Act {
        Answer by(Person person, Call call);
    }

    /** Every employee answers requests (SEED-92); whoever acts is one. */
    private Answer acting(Call call, Act act) {
        Optional<String> by = call.by();
        if (by.isEmpty()) {
            return new Answer.Misused(call.verb() + " needs --by USER: who acts");
        }
        Optional<Person> person = house.organisation().person(by.get());
        return person.isEmpty()
                ? new Answer.Refused("nobody has the user name " + by.get())
                : act.by(person.get(), call);
    }

    private Answer open(Person person, Call call) {
        return new Answer.Done(
                json(desk.open(call.required("about"), call.option("contact"), person.username()), true));
    }

    private Answer add(Person person, Call call) {
        return with(call, (id, found) -> desk.add(id, found.entry(), found.written(), person.username()), person);
    }

    private Answer decide(Person person, Call call) {
        Outcome outcome = Outcome.valueOf(call.required("outcome").toUpperCase(Locale.ROOT));
        Masking masking = Masking.written(call.option("mask").orElse(""));
        return with(
                call,
                (id, found) -> mayDecide(person, found.file())
                        ? desk.decide(
                                id, found.written(), outcome, call.option("provision"), masking, person.username())
                        : new Refused(person.username() + " may not decide on " + found.written()
                                + "; its registrar, its manager or who handles its case may"),
                person);
    }

    private boolean mayDecide(Person person, Case file) {
        Organisation now = house.organisation();
        return person.has(Role.REGISTRAR)
                || now.handles(person.username(), file.mailbox(), file.officer(), file.manager());
    }

    private Answer deliver(Person person, Call call) {
        return answer(number(call)
                .<Step>map(id -> desk.deliver(id, person.username(), papers))
                .orElseGet(() -> new Refused("there is no request " + call.positional(0))));
    }

    private record FoundRecord(RecordEntry entry, Case file, String written) {}

    private interface OnRecord {
        Step step(long id, FoundRecord found);
    }

    /** What a person may not see does not exist for him. */
    private Answer with(Call call, OnRecord act, Person person) {
        Optional<FoundRecord> found = record(call.positional(1))
                .filter(f -> Sight.of(person, house.organisation()).shows(f.file()));
        Optional<Long> id = number(call);
        if (id.isEmpty()) {
            return new Answer.Refused("there is no request " + call.positional(0));
        }
        return found.isEmpty()
                ? new Answer.Refused("there is no record " + call.positional(1))
                : answer(act.step(id.get(), found.get()));
    }

    private Optional<FoundRecord> record(String written) {
        Matcher parts = RECORD.matcher(written.strip());
        Optional<CaseNumber> number = parts.matches() ? CaseNumber.parse(parts.group(1)) : Optional.empty();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int no = Integer.parseInt(parts.group(2));
        return database.read(handle -> {
            Optional<CaseRow> row = registers.cases().find(handle, number.get());
            return row.flatMap(r -> registers
                    .records()
                    .find(handle, r.file().number(), no)
                    .map(entry ->
                            new FoundRecord(entry, r.file(), r.file().number().record(no))));
        });
    }

    private static Optional<Long> number(Call call) {
        String id = call.positional(0);
        return id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private Answer answer(Step step) {
        return step instanceof Taken taken
                ? new Answer.Done(json(taken.disclosure(), true))
                : new Answer.Refused(((Refused) step).reason());
    }

    private Answer list(Call call) {
        Optional<String> by = call.by();
        boolean hidden = call.flag("public");
        List<Disclosure> all = hidden ? List.of() : database.read(handle -> register.all(handle, MOST_ROWS));
        return new Answer.Done(all.stream()
                .map(disclosure -> json(
                        disclosure,
                        by.map(disclosure.openedBy()::equals)
                                .orElse(call.caller().administrator())))
                .toList());
    }

    /** Where the answer goes is for its handler alone (LAW-10). */
    private Map<String, Object> json(Disclosure disclosure, boolean handler) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", disclosure.id());
        json.put("about", disclosure.about());
        json.put("contact", handler ? disclosure.contact() : Optional.empty());
        json.put("openedAt", disclosure.openedAt());
        json.put("openedBy", disclosure.openedBy());
        json.put("dueDate", disclosure.dueOn().toString());
        json.put("state", disclosure.state().name());
        json.put("deliveredAt", disclosure.deliveredAt());
        json.put("package", disclosure.packed().map(name -> papers.file(name).toString()));
        json.put(
                "records",
                disclosure.items().stream().map(DisclosureVerbs::json).toList());
        return json;
    }

    private static Map<String, Object> json(Item item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("record", item.recordNo());
        json.put("outcome", item.outcome().map(o -> o.name().toLowerCase(Locale.ROOT)));
        json.put("provision", item.provision());
        json.put("decidedBy", item.decidedBy());
        json.put("decidedAt", item.decidedAt());
        return json;
    }
}
