package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.acts.CaseActs;
import brevvakt.casework.acts.Done;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.AcknowledgementRegister;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Proof;
import brevvakt.casework.store.QueueRegister;
import brevvakt.casework.store.Registers;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.ApiServer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The verbs of DESIGN 5 that this version knows; each a few lines upon casework. */
public final class HouseVerbs implements Verbs {
    private static final int MOST_ROWS = 100_000;
    /** More than anybody reads at a time, and listed at once however many wait. */
    private static final int USUAL_QUEUE = 200;

    private static final Set<String> TOLD_TO_ALL = Set.of("state", "now", "simulated", "organisation");

    private final Database database;
    private final Registers registers;
    private final House house;
    private final CaseActs acts;
    private final Proof proof;
    private final CaseJson json;
    private final Doorkeeper doorkeeper;
    private final Map<String, Function<Call, Answer>> verbs = new LinkedHashMap<>();

    /** What only the running server can say or do: its clock, its mailboxes, its own health. */
    public interface Doorkeeper {
        Instant now();

        boolean isSimulated();

        /** Moves simulated time; the refusal's reason where that cannot be. */
        Optional<String> advanceTo(Instant instant);

        /** The mailboxes with what is unopened in them, in the form of DESIGN 5. */
        List<Map<String, Object>> mailboxes();

        /** What the operator wants to know, by name. */
        Map<String, Object> health();

        /** Wakes the worker that sends what is due. */
        void knock();
    }

    public HouseVerbs(
            Database database,
            Registers registers,
            House house,
            CaseActs acts,
            Proof proof,
            Function<brevvakt.casework.cases.PromiseClock, String> explain,
            Doorkeeper doorkeeper) {
        this.database = database;
        this.registers = registers;
        this.house = house;
        this.acts = acts;
        this.proof = proof;
        this.json = new CaseJson(explain);
        this.doorkeeper = doorkeeper;
        readings();
        actions();
    }

    private void readings() {
        verbs.put("status", this::status);
        verbs.put("cases", call -> seen(call, this::cases));
        verbs.put("queue", call -> seenAnswer(call, this::queue));
        verbs.put("case", call -> seenAnswer(call, this::oneCase));
        verbs.put("records", call -> seen(call, this::records));
        verbs.put("outbox", call -> seen(call, this::outbox));
        verbs.put(
                "mailboxes",
                call -> seen(call, (handle, sight) -> doorkeeper.mailboxes().stream()
                        .filter(row -> sight.showsMailbox(String.valueOf(row.get("address"))))
                        .toList()));
        verbs.put("callbacks", call -> seen(call, this::callbacks));
        verbs.put("verify", call -> verify(proof, call));
        verbs.put("clock show", call -> new Answer.Done(clock()));
        verbs.put("clock advance-to", this::advance);
        verbs.put("import", this::importOrganisation);
    }

    /** How the house stands. How much there is of everything the administrator alone is told: what is restricted is counted in it. */
    private Answer status(Call call) {
        Map<String, Object> health = doorkeeper.health();
        if (!call.flag("public") && call.by().isEmpty()) {
            return new Answer.Done(health);
        }
        Map<String, Object> told = new LinkedHashMap<>(health);
        told.keySet().retainAll(TOLD_TO_ALL);
        return new Answer.Done(told);
    }

    private void actions() {
        verbs.put("confirm", call -> act(call, by -> acts.confirm(call.positional(0), by)));
        verbs.put("correct", this::correct);
        verbs.put("assign", call -> act(call, by -> acts.assign(call.positional(0), call.required("to"), by)));
        verbs.put(
                "interim",
                call -> act(
                        call,
                        by -> acts.interim(
                                call.positional(0),
                                call.required("note"),
                                LocalDate.parse(call.required("follow-up")),
                                by)));
        verbs.put(
                "answer-by-phone",
                call -> act(call, by -> acts.answerByPhone(call.positional(0), call.required("note"), by)));
        verbs.put("hand-to-manager", call -> act(call, by -> acts.handToManager(call.positional(0), by)));
        verbs.put("satisfied", call -> act(call, by -> acts.satisfied(call.positional(0), by)));
        verbs.put("dissatisfied", call -> act(call, by -> acts.dissatisfied(call.positional(0), by)));
        verbs.put(
                "close-request",
                call -> act(call, by -> acts.closeRequest(call.positional(0), call.required("measures"), by)));
        verbs.put("close", call -> act(call, by -> acts.close(call.positional(0), by)));
        verbs.put("cancel", call -> act(call, by -> acts.cancel(call.positional(0), call.required("reason"), by)));
    }

    @Override
    public Answer call(Call call) {
        Function<Call, Answer> verb = verbs.get(call.verb());
        return verb == null ? new Answer.Unknown() : verb.apply(call);
    }

    private Answer seen(Call call, java.util.function.BiFunction<Handle, Sight, Object> reading) {
        return seenAnswer(call, (handle, sight, asked) -> new Answer.Done(reading.apply(handle, sight)));
    }

    private interface Reading {
        Answer read(Handle handle, Sight sight, Call call);
    }

    private Answer seenAnswer(Call call, Reading reading) {
        return Sight.ofCaller(call, house.organisation())
                .map(sight -> database.read(handle -> reading.read(handle, sight, call)))
                .orElseGet(() -> new Answer.Refused(Person.unknown(call.by().orElse(""))));
    }

    private Object cases(Handle handle, Sight sight) {
        return registers.cases().all(handle, MOST_ROWS).stream()
                .filter(row -> sight.shows(row.file()))
                .map(row -> json.of(row, sight))
                .toList();
    }

    private Answer queue(Handle handle, Sight sight, Call call) {
        int limit = call.option("limit").map(Integer::parseInt).orElse(USUAL_QUEUE);
        if (limit < 1 || limit > MOST_ROWS) {
            return new Answer.Misused("--limit is " + limit + "; it is a number from 1 to " + MOST_ROWS);
        }
        List<CaseRow> andOneMore = registers.cases().waiting(handle, row -> sight.shows(row.file()), limit + 1);
        List<CaseRow> rows = andOneMore.subList(0, Math.min(limit, andOneMore.size()));
        Map<CaseNumber, QueueRegister.Proposal> proposals = sight.isPublic()
                ? Map.of()
                : new QueueRegister()
                        .proposals(
                                handle,
                                rows.stream().map(row -> row.file().number()).toList());
        Optional<String> more = rows.size() < andOneMore.size()
                ? Optional.of("the first " + limit + " to fall due; more wait, --limit N shows so many")
                : Optional.empty();
        List<Map<String, Object>> shown = rows.stream()
                .map(row -> {
                    Map<String, Object> waiting = json.of(row, sight);
                    Optional<QueueRegister.Proposal> proposal =
                            Optional.ofNullable(proposals.get(row.file().number()));
                    waiting.put("waitingSince", row.file().receivedAt());
                    waiting.put("proposedUnit", proposal.flatMap(QueueRegister.Proposal::unit));
                    waiting.put("proposedReason", proposal.flatMap(QueueRegister.Proposal::reason));
                    return waiting;
                })
                .toList();
        return new Answer.Done(shown, more);
    }

    private Answer oneCase(Handle handle, Sight sight, Call call) {
        Optional<CaseRow> row = CaseNumber.parse(call.positional(0))
                .flatMap(number -> registers.cases().find(handle, number))
                .filter(found -> sight.shows(found.file()));
        return row.isEmpty()
                ? new Answer.Refused("there is no case " + call.positional(0))
                : new Answer.Done(json.whole(handle, registers, row.get(), sight));
    }

    private Object records(Handle handle, Sight sight) {
        Map<CaseNumber, Optional<CaseRow>> known = new LinkedHashMap<>();
        return registers.records().all(handle, MOST_ROWS).stream()
                .map(entry -> {
                    Optional<CaseRow> row = entry.caseNumber()
                            .flatMap(number -> known.computeIfAbsent(
                                    number, n -> registers.cases().find(handle, n)));
                    return visible(entry, row, sight);
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Map<String, Object>> visible(RecordEntry entry, Optional<CaseRow> row, Sight sight) {
        return sight.shows(entry, row.map(CaseRow::file))
                ? Optional.of(json.listed(entry, row.map(CaseRow::file), sight))
                : Optional.empty();
    }

    private Object outbox(Handle handle, Sight sight) {
        Map<Long, Instant> acknowledged = new AcknowledgementRegister().of(handle);
        return registers.outbox().all(handle, MOST_ROWS).stream()
                .filter(mail -> sight.showsMail(
                        mail,
                        mail.caseNumber()
                                .flatMap(number -> registers.cases().find(handle, number))
                                .map(CaseRow::file)))
                .map(mail -> {
                    Map<String, Object> row = mail(mail);
                    row.put("acknowledgedAt", Optional.ofNullable(acknowledged.get(mail.id())));
                    return row;
                })
                .toList();
    }

    private static Map<String, Object> mail(OutboxMail mail) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", mail.id());
        row.put("kind", mail.kind().name());
        row.put("from", mail.from().toString());
        row.put("to", mail.to().stream().map(EmailAddress::toString).toList());
        row.put("subject", mail.subject());
        // whoever has the link acts in the reader's name
        row.put("text", mail.text().replaceAll(ApiServer.LINKS + "\\S+", ApiServer.LINKS + "…"));
        row.put("case", mail.caseNumber().map(CaseNumber::toString));
        row.put("state", mail.state().name());
        row.put("dueAt", mail.dueAt());
        row.put("sentAt", mail.sentAt());
        row.put("attempts", mail.attempts());
        row.put("reason", mail.reason());
        return row;
    }

    private Object callbacks(Handle handle, Sight sight) {
        return registers.callbacks().all(handle).stream()
                .filter(callback -> sight.showsCall(callback))
                .map(CallbackVerbs::json)
                .toList();
    }

    /** Proves the diary and says what was looked at, if asked after the lists were made anew; also used without a server. */
    public static Answer verify(Proof proof, Call call) {
        if (call.flag("rebuild")) {
            proof.rebuild();
        }
        Proof.Result result = proof.run();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("cases", result.cases());
        said.put("events", result.events());
        said.put("records", result.records());
        said.put("originals", result.originals());
        said.put("flaws", result.flaws());
        return result.flaws().isEmpty()
                ? new Answer.Done(said)
                : new Answer.Refused("the diary does not verify:\n" + String.join("\n", result.flaws()));
    }

    private Map<String, Object> clock() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("now", doorkeeper.now());
        said.put("simulated", doorkeeper.isSimulated());
        return said;
    }

    private Answer advance(Call call) {
        Optional<String> refusal =
                doorkeeper.advanceTo(OffsetDateTime.parse(call.positional(0)).toInstant());
        return refusal.<Answer>map(Answer.Refused::new).orElseGet(() -> new Answer.Done(clock()));
    }

    private Answer importOrganisation(Call call) {
        return importFile(house, call);
    }

    /** Imports the organisation of a call; also used without a server. */
    public static Answer importFile(House house, Call call) {
        if (call.body().isEmpty()) {
            return new Answer.Misused("import needs the organisation file");
        }
        try {
            House.Imported imported = house.importFile(call.body().get());
            if (!imported.holes().isEmpty()) {
                return new Answer.Refused(
                        "the organisation has holes, nothing was imported:\n" + String.join("\n", imported.holes()));
            }
            Organisation now = house.organisation();
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("changed", imported.changed());
            said.put("boards", now.boards().size());
            said.put("units", now.units().size());
            said.put("people", now.people().size());
            said.put("mailboxes", now.mailboxes().size());
            said.put("warnings", imported.warnings());
            return new Answer.Done(said);
        } catch (OrganisationFault | IOException e) {
            return new Answer.Refused("the organisation file cannot be read: " + e.getMessage());
        }
    }

    private Answer act(Call call, Function<String, Done> act) {
        Optional<String> by = call.by();
        if (by.isEmpty()) {
            return new Answer.Misused(call.verb() + " needs --by USER: who acts");
        }
        Done done = act.apply(by.get());
        doorkeeper.knock();
        Sight sight = Sight.ofAdministrator(house.organisation());
        return done.fold(
                changed ->
                        new Answer.Done(database.read(handle -> json.whole(handle, registers, changed.row(), sight))),
                refused -> new Answer.Refused(refused.reason()));
    }

    private Answer correct(Call call) {
        Optional<Label> label = call.option("label").flatMap(text -> word(Label.class, text));
        Optional<Scope> scope = call.option("scope").flatMap(text -> word(Scope.class, text));
        if (call.option("label").isPresent() && label.isEmpty()) {
            return new Answer.Misused("'" + call.required("label") + "' is no label");
        }
        if (call.option("scope").isPresent() && scope.isEmpty()) {
            return new Answer.Misused(
                    "'" + call.required("scope") + "' is no scope; it is general, individual or none");
        }
        Optional<Sensitivity> sensitivity = call.option("sensitivity").flatMap(text -> word(Sensitivity.class, text));
        return act(
                call, by -> acts.correct(call.positional(0), label, scope, sensitivity, call.required("reason"), by));
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String text) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
