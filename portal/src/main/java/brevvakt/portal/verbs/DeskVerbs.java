package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.acts.DeskActs;
import brevvakt.casework.acts.Done;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.intake.ByHand;
import brevvakt.casework.intake.Filing;
import brevvakt.casework.intake.HandedIn;
import brevvakt.casework.intake.LateOpening;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.QueueRegister;
import brevvakt.casework.store.Registers;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The verbs of the desk: register by hand, take and pass on, move, merge, hand over, open a case on a letter kept without one. */
public final class DeskVerbs implements Verbs {
    private final Database database;
    private final Registers registers;
    private final House house;
    private final DeskActs acts;
    private final ByHand byHand;
    private final LateOpening lateOpening;
    private final CaseJson json;
    private final Runnable knock;
    private final QueueRegister queue = new QueueRegister();
    private final Map<String, Acting> verbs = new LinkedHashMap<>();

    private interface Acting {
        Answer by(String by, Call call);
    }

    /**
     * @param explain why a promise falls due when it does
     * @param knock wakes the worker that does what is due
     */
    public DeskVerbs(
            Database database,
            Registers registers,
            House house,
            DeskActs acts,
            ByHand byHand,
            LateOpening lateOpening,
            Function<PromiseClock, String> explain,
            Runnable knock) {
        this.database = database;
        this.registers = registers;
        this.house = house;
        this.acts = acts;
        this.byHand = byHand;
        this.lateOpening = lateOpening;
        this.json = new CaseJson(explain);
        this.knock = knock;
        verbs.put("register", this::register);
        verbs.put("queue take", (by, call) -> done(acts.take(call.positional(0), by)));
        verbs.put("queue pass", this::pass);
        verbs.put("merge", (by, call) -> done(acts.merge(call.positional(0), call.required("into"), by)));
        verbs.put(
                "hand-over",
                (by, call) ->
                        done(acts.handOver(call.positional(0), call.required("to"), call.required("reason"), by)));
        verbs.put("reroute", this::reroute);
        verbs.put("correct", this::correct);
    }

    @Override
    public Answer call(Call call) {
        Acting verb = verbs.get(call.verb());
        boolean aCase = call.verb().equals("correct")
                && CaseNumber.parse(call.positional(0)).isPresent();
        if (verb == null || aCase) {
            return new Answer.Unknown();
        }
        return call.by()
                .map(by -> verb.by(by, call))
                .orElseGet(() -> new Answer.Misused(call.verb() + " needs --by USER: who acts"));
    }

    /** To the unit that is named, else to the one that the routing table proposes (SEED-30). */
    private Answer pass(String by, Call call) {
        Optional<String> to = call.option("to").or(() -> CaseNumber.parse(call.positional(0))
                .flatMap(number -> database.read(handle -> queue.proposalOf(handle, number)))
                .flatMap(QueueRegister.Proposal::unit));
        return to.isEmpty()
                ? new Answer.Misused(
                        "the routing table proposes no unit for " + call.positional(0) + "; name one: --to UNIT")
                : done(acts.pass(call.positional(0), to.get(), by));
    }

    private Answer register(String by, Call call) {
        Optional<EmailAddress> mailbox = EmailAddress.parse(call.required("mailbox"));
        if (mailbox.isEmpty()) {
            return new Answer.Misused("'" + call.required("mailbox") + "' is no mail address");
        }
        HandedIn matter = new HandedIn(
                mailbox.get(),
                Channel.valueOf(call.required("channel")),
                OffsetDateTime.parse(call.required("received")).toInstant(),
                call.required("text"),
                call.option("from"),
                call.option("contact"),
                call.option("solution"),
                word(Label.class, call.option("label")),
                word(Scope.class, call.option("scope")),
                word(Sensitivity.class, call.option("sensitivity")));
        try {
            return filed(byHand.register(matter, by));
        } catch (IOException e) {
            return new Answer.Refused(
                    "nothing was registered, since the original could not be kept: " + e.getMessage());
        }
    }

    private Answer reroute(String by, Call call) {
        return EmailAddress.parse(call.required("to"))
                .map(to -> done(acts.reroute(call.positional(0), to, call.required("reason"), by)))
                .orElseGet(() -> new Answer.Misused("'" + call.required("to") + "' is no mail address"));
    }

    private Answer correct(String by, Call call) {
        Optional<Label> label = word(Label.class, call.option("label"));
        if (label.isEmpty()) {
            return call.option("label").isPresent()
                    ? new Answer.Misused("'" + call.required("label") + "' is no label")
                    : new Answer.Misused("correct of a letter without a case needs --label: what it is");
        }
        return filed(lateOpening.open(
                call.positional(0),
                label.get(),
                word(Scope.class, call.option("scope")),
                word(Sensitivity.class, call.option("sensitivity")),
                call.required("reason"),
                by));
    }

    /** The forms let in only words that there are. */
    private static <E extends Enum<E>> Optional<E> word(Class<E> type, Optional<String> text) {
        return text.flatMap(written -> java.util.Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(written.toUpperCase(Locale.ROOT)))
                .findFirst());
    }

    private Answer done(Done done) {
        return done.fold(changed -> shown(changed.row()), refused -> new Answer.Refused(refused.reason()));
    }

    private Answer filed(Filing filing) {
        return filing.fold(filed -> shown(filed.row()), refused -> new Answer.Refused(refused.reason()));
    }

    private Answer shown(CaseRow row) {
        knock.run();
        Sight sight = Sight.ofAdministrator(house.organisation());
        return new Answer.Done(database.read(handle -> json.whole(handle, registers, row, sight)));
    }
}
