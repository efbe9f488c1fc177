package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.disclosure.DisclosureDesk;
import brevvakt.casework.disclosure.DisclosureDesk.Asked;
import brevvakt.casework.disclosure.DisclosureDesk.HandOut;
import brevvakt.casework.disclosure.DisclosureDesk.Refused;
import brevvakt.casework.disclosure.DisclosureDesk.Step;
import brevvakt.casework.disclosure.DisclosureDesk.Taken;
import brevvakt.casework.disclosure.DisclosureDesk.Way;
import brevvakt.casework.disclosure.DisclosureMail;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Decision;
import brevvakt.casework.records.Disclosure.Item;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.HoldScope;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.Registers;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests for records (SEED-93): {@code disclose open|hold|add|decide|preview|deliver|decision|appeal|close} and
 * {@code disclosures}.
 */
public final class DisclosureVerbs implements Verbs {
    private static final int MOST_ROWS = 10_000;
    private static final Pattern RECORD = Pattern.compile("(.+)-([0-9]{1,6})");

    private final Database database;
    private final Registers registers;
    private final DisclosureRegister register;
    private final DisclosureDesk desk;
    private final DisclosurePapers papers;
    private final House house;
    private final Clock clock;
    private final Runnable knock;
    private final Map<String, Function<Call, Answer>> verbs = new LinkedHashMap<>();

    /** @param knock wakes the postman when something is owed */
    public DisclosureVerbs(
            Database database,
            Registers registers,
            DisclosureRegister register,
            DisclosureDesk desk,
            DisclosurePapers papers,
            House house,
            Clock clock,
            Runnable knock) {
        this.clock = clock;
        this.knock = knock;
        this.database = database;
        this.registers = registers;
        this.register = register;
        this.desk = desk;
        this.papers = papers;
        this.house = house;
        verbs.put("disclose open", call -> acting(call, this::open));
        verbs.put("disclose hold", call -> acting(call, this::hold));
        verbs.put("disclose add", call -> acting(call, this::add));
        verbs.put("disclose decide", call -> acting(call, this::decide));
        verbs.put("disclose deliver", call -> acting(call, this::deliver));
        verbs.put("disclose preview", call -> acting(call, this::preview));
        verbs.put("disclose decision", call -> acting(call, this::decision));
        verbs.put("disclose appeal", call -> acting(call, this::appeal));
        verbs.put("disclose close", call -> acting(call, this::close));
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
        return person.isEmpty() ? new Answer.Refused(Person.unknown(by.get())) : act.by(person.get(), call);
    }

    private Answer open(Person person, Call call) {
        Optional<HoldScope> touches = scope(person, call);
        if (touches.isEmpty()) {
            return new Answer.Misused("--until must not lie before --from");
        }
        Optional<String> unknown = unknown(person, call);
        if (unknown.isPresent()) {
            return new Answer.Refused(unknown.get());
        }
        if (call.option("case").isEmpty()) {
            return answer(
                    person,
                    desk.open(
                            new Asked(
                                    call.required("about"),
                                    call.option("contact"),
                                    Optional.empty(),
                                    clock.instant(),
                                    touches.get()),
                            person.username()));
        }
        Optional<CaseRow> row = caseOf(person, call.required("case"));
        if (row.isEmpty()) {
            return new Answer.Refused("there is no case " + call.required("case"));
        }
        Case file = row.get().file();
        return answer(
                person,
                desk.open(
                        new Asked(
                                call.required("about"),
                                call.option("contact")
                                        .or(() -> row.get().counterpart().map(EmailAddress::toString)),
                                Optional.of(file.number()),
                                file.receivedAt(),
                                touches.get()),
                        person.username()));
    }

    private Optional<CaseRow> caseOf(Person person, String written) {
        return CaseNumber.parse(written).flatMap(number -> seen(Sight.of(person, house.organisation()), number));
    }

    /** What a request may touch, as the options say it; empty where its days run backwards. */
    private Optional<HoldScope> scope(Person person, Call call) {
        Optional<LocalDate> from = call.option("from").map(LocalDate::parse);
        Optional<LocalDate> until = call.option("until").map(LocalDate::parse);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            return Optional.empty();
        }
        return Optional.of(new HoldScope(
                call.option("mailbox").flatMap(this::mailboxOf),
                call.option("held-case")
                        .flatMap(written -> caseOf(person, written))
                        .map(row -> row.file().number()),
                from,
                until));
    }

    /** The main address of a mailbox of a task or a person. */
    private Optional<EmailAddress> mailboxOf(String written) {
        return EmailAddress.parse(written)
                .flatMap(address -> house.organisation().mailboxAt(address.withoutDetail()));
    }

    private Answer hold(Person person, Call call) {
        Optional<HoldScope> scope = scope(person, call);
        Optional<String> unknown = unknown(person, call);
        if (scope.isEmpty()) {
            return new Answer.Misused("--until must not lie before --from");
        }
        return unknown.<Answer>map(Answer.Refused::new)
                .orElseGet(() -> ofHandler(person, call, id -> desk.hold(id, scope.get(), person.username())));
    }

    private Optional<String> unknown(Person person, Call call) {
        Optional<String> mailbox = call.option("mailbox")
                .filter(address -> mailboxOf(address).isEmpty())
                .map(address -> "there is no mailbox " + address + "; without --mailbox every one is held");
        return mailbox.or(() -> call.option("held-case")
                .filter(number -> caseOf(person, number).isEmpty())
                .map(number -> "there is no case " + number));
    }

    private Answer numbered(Person person, Call call, Function<Long, Step> act) {
        return answer(
                person,
                number(person, call)
                        .map(act)
                        .orElseGet(() -> new Refused("there is no request " + call.positional(0))));
    }

    /** Who opened it and the registrars see what would leave, before it does. */
    private Answer preview(Person person, Call call) {
        Optional<Disclosure> request = requestOf(person, call);
        Optional<String> against = notHis(person, request);
        if (against.isPresent()) {
            return new Answer.Refused(against.get());
        }
        Answer answer = numbered(person, call, id -> desk.preview(id, person.username(), papers));
        return answer instanceof Answer.Done
                ? new Answer.Done(Map.of(
                        "id",
                        request.orElseThrow().id(),
                        "preview",
                        papers.file(DisclosureDesk.previewOf(request.get().id()))
                                .toString()))
                : answer;
    }

    private Optional<Disclosure> requestOf(Person person, Call call) {
        return number(person, call).flatMap(id -> database.read(handle -> register.find(handle, id)));
    }

    /** The reason against somebody who neither opened a request nor is a registrar. */
    private static Optional<String> notHis(Person person, Optional<Disclosure> request) {
        return request.filter(r -> !person.has(Role.REGISTRAR) && !r.openedBy().equals(person.username()))
                .map(r -> "that is for who opened request " + r.id() + ", " + r.openedBy() + ", and for registrars");
    }

    private Answer ofHandler(Person person, Call call, Function<Long, Step> act) {
        Optional<String> against = notHis(person, requestOf(person, call));
        return against.<Answer>map(Answer.Refused::new).orElseGet(() -> numbered(person, call, act));
    }

    /**
     * The authority is a manager or a registrar, whom the board has given the right to decide. Nobody but a registrar reports a
     * decision that another has made.
     */
    private Answer decision(Person person, Call call) {
        String decider = call.required("decider");
        Optional<Person> who = house.organisation().person(decider);
        if (!person.has(Role.REGISTRAR) && !person.username().equals(decider)) {
            return new Answer.Refused(person.username() + " may not report a decision of " + decider
                    + "; who decided does, or a registrar");
        }
        if (who.filter(p -> p.has(Role.MANAGER) || p.has(Role.REGISTRAR)).isEmpty()) {
            return new Answer.Refused(
                    who.isEmpty()
                            ? Person.unknown(decider)
                            : decider + " is neither manager nor registrar and cannot decide for the authority");
        }
        return numbered(
                person, call, id -> desk.decision(id, decider, call.required("reasons"), person.username(), papers));
    }

    private Answer appeal(Person person, Call call) {
        LocalDate on = LocalDate.parse(call.required("received"));
        return ofHandler(person, call, id -> desk.appeal(id, on, person.username()));
    }

    private Answer close(Person person, Call call) {
        return ofHandler(person, call, id -> desk.close(id, person.username(), papers));
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
        return person.has(Role.REGISTRAR) || now.handles(person.username(), file);
    }

    /** By mail where there is an address, and nothing else was asked for. */
    private Answer deliver(Person person, Call call) {
        Optional<Disclosure> request = requestOf(person, call);
        Way way = call.option("as")
                .map(word -> Way.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> request.flatMap(Disclosure::contact)
                                .flatMap(EmailAddress::parse)
                                .isPresent()
                        ? Way.MAIL
                        : Way.FILE);
        Answer answer = numbered(
                person, call, id -> desk.deliver(id, new HandOut(person.username(), way, call.option("fee")), papers));
        knock.run();
        return answer;
    }

    private record FoundRecord(RecordEntry entry, Case file, String written) {}

    private interface OnRecord {
        Step step(long id, FoundRecord found);
    }

    /** What a person may not see does not exist for him. */
    private Answer with(Call call, OnRecord act, Person person) {
        Optional<FoundRecord> found = record(call.positional(1))
                .filter(f -> Sight.of(person, house.organisation()).shows(f.file()));
        Optional<Long> id = number(person, call);
        if (id.isEmpty()) {
            return new Answer.Refused("there is no request " + call.positional(0));
        }
        return found.isEmpty()
                ? new Answer.Refused("there is no record " + call.positional(1))
                : answer(person, act.step(id.get(), found.get()));
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

    /** The number of a request that is there for this person. */
    private Optional<Long> number(Person person, Call call) {
        Optional<Long> id = call.id();
        Optional<Disclosure> request = id.flatMap(one -> database.read(handle -> register.find(handle, one)));
        return request.filter(one ->
                                !isTold(one, Sight.of(person, house.organisation()), Optional.of(person.username())))
                        .isPresent()
                ? Optional.empty()
                : id;
    }

    /** What somebody asks for in a matter that is not for all to know is not either, but for who handles it. */
    private boolean isTold(Disclosure request, Sight sight, Optional<String> reader) {
        return reader.filter(request.openedBy()::equals).isPresent()
                || request.caseNumber()
                        .filter(number -> seen(sight, number).isEmpty())
                        .isEmpty();
    }

    private Answer answer(Person person, Step step) {
        return step instanceof Taken taken
                ? new Answer.Done(json(
                        taken.disclosure(),
                        taken.disclosure().openedBy().equals(person.username()),
                        Sight.of(person, house.organisation())))
                : new Answer.Refused(((Refused) step).reason());
    }

    private Answer list(Call call) {
        Optional<String> by = call.by();
        Optional<Sight> sight = Sight.ofCaller(call, house.organisation()).filter(eyes -> !eyes.isPublic());
        return new Answer.Done(sight.map(eyes -> database.read(handle -> register.all(handle, MOST_ROWS)).stream()
                        .filter(disclosure -> isTold(disclosure, eyes, by))
                        .map(disclosure -> json(
                                disclosure,
                                by.map(disclosure.openedBy()::equals)
                                        .orElse(call.caller().administrator()),
                                eyes))
                        .toList())
                .orElse(List.of()));
    }

    /** Where the answer goes is for its handler alone (LAW-10); records and cases that the reader may not see are not told. */
    private Map<String, Object> json(Disclosure disclosure, boolean handler, Sight sight) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", disclosure.id());
        json.put("about", disclosure.about());
        json.put("contact", handler ? disclosure.contact() : Optional.empty());
        json.put("openedAt", disclosure.openedAt());
        json.put("openedBy", disclosure.openedBy());
        json.put("dueDate", disclosure.dueOn().toString());
        json.put(
                "case",
                disclosure
                        .caseNumber()
                        .filter(number -> seen(sight, number).isPresent())
                        .map(CaseNumber::toString));
        json.put("state", disclosure.state().name());
        json.put("outcome", disclosure.outcome().map(Enum::name));
        json.put("deliveredAt", disclosure.deliveredAt());
        json.put("package", disclosure.packed().map(name -> papers.file(name).toString()));
        json.put("decision", disclosure.decision().map(this::json));
        json.put(
                "holds",
                disclosure.state().holds()
                        ? disclosure.holds().stream()
                                .filter(hold -> hold.caseNumber()
                                        .filter(number -> seen(sight, number).isEmpty())
                                        .isEmpty())
                                .map(HoldScope::toString)
                                .toList()
                        : List.of());
        json.put("mail", mailState(disclosure));
        json.put(
                "records",
                disclosure.items().stream()
                        .filter(item -> record(item.recordNo())
                                .map(found -> sight.shows(found.file()))
                                .orElse(true))
                        .map(DisclosureVerbs::json)
                        .toList());
        return json;
    }

    private Optional<CaseRow> seen(Sight sight, CaseNumber number) {
        return database.read(handle -> registers.cases().find(handle, number)).filter(row -> sight.shows(row.file()));
    }

    private Map<String, Object> json(Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("on", decision.on().toString());
        json.put("by", decision.by());
        json.put("reporting", decision.reporting());
        json.put("package", papers.file(decision.packed()).toString());
        return json;
    }

    /** How the mail fares with which it went: DUE, SENT, FAILED or BOUNCED; none where it was handed out as a file. */
    private Optional<String> mailState(Disclosure disclosure) {
        return disclosure
                .packed()
                .flatMap(name -> database.read(handle -> registers.outbox().find(handle, DisclosureMail.onceKey(name))))
                .map(mail -> mail.state().name());
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
