package brevvakt.casework.disclosure;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Decision;
import brevvakt.casework.records.Disclosure.Item;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.Disclosure.State;
import brevvakt.casework.records.HoldScope;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Where requests for records are answered: the records that may be meant are put into the basket, each is decided on, and
 * what may be given out is handed over (LAW-09, LAW-11). Each step is logged; none can be taken twice.
 */
public final class DisclosureDesk {
    /** What the papers of one mail may weigh, in bytes; a third more leaves the house, since mail writes in base64. */
    static final long MOST_MAIL_BYTES = 7_000_000;

    /** Three weeks from the day somebody got the decision (FL 44); it is not known to have been got before it was made. */
    private static final int APPEAL_DAYS = 21;

    private final Database database;
    private final DisclosureRegister register;
    private final Set<String> provisions;
    private final Function<Instant, LocalDate> dueOn;
    private final Function<Instant, LocalDate> today;
    private final DisclosureMail mail;
    private final Clock clock;

    /**
     * What is asked for, as it is written down.
     *
     * @param askedAt the instant of the request, from which its time runs
     * @param touches what it may touch; {@link HoldScope#everything()} until somebody knows better (LAW-37)
     */
    public record Asked(
            String about,
            Optional<String> contact,
            Optional<CaseNumber> caseNumber,
            Instant askedAt,
            HoldScope touches) {}

    /** How it reaches who asked: by mail, or as a file that is handed over or printed. */
    public enum Way {
        MAIL,
        FILE
    }

    /**
     * How the records are handed out, as the cover letter says it.
     *
     * @param by the user who does it
     * @param fee what a copy costs and by which decision, where a fee is taken (LAW-09)
     */
    public record HandOut(String by, Way way, Optional<String> fee) {}

    /** What came of a step. */
    public sealed interface Step {}

    /** It is taken. */
    public record Taken(Disclosure disclosure) implements Step {}

    /** A rule forbids it, and nothing has changed. */
    public record Refused(String reason) implements Step {}

    /** Makes the papers that are handed out, durably; refuses in words where something withheld would be seen in them. */
    public interface Packer {

        /** The package of a decided request under a name; again, it is the same package. */
        Packed pack(Disclosure request, String name, HandOut handOut);

        /** The authority's decision with how to appeal (DOMAIN 6.10). */
        Packed packDecision(Disclosure request, Decision decision);

        /** Takes a package away again, if there is one of that name. */
        void discard(String name);
    }

    /** @param bytes how large the package is */
    public record Packed(Optional<String> trouble, long bytes) {}

    /**
     * @param provisions the provisions by which something may be withheld
     * @param dueOn the day on which a request of an instant is to be answered
     * @param today the day of an instant, in Stockholm
     */
    public DisclosureDesk(
            Database database,
            DisclosureRegister register,
            Set<String> provisions,
            Function<Instant, LocalDate> dueOn,
            Function<Instant, LocalDate> today,
            DisclosureMail mail,
            Clock clock) {
        this.database = database;
        this.register = register;
        this.provisions = Set.copyOf(provisions);
        this.dueOn = dueOn;
        this.today = today;
        this.mail = mail;
        this.clock = clock;
    }

    /** Writes a request down; a letter that asks for records is taken up once. */
    public Step open(Asked asked, String by) {
        return database.inTransaction(handle -> {
            if (asked.caseNumber().isPresent()
                    && register.casesOf(handle).contains(asked.caseNumber().get())) {
                return new Refused(asked.caseNumber().get() + " is taken up already; see disclosures");
            }
            Instant now = clock.instant();
            long id = register.open(
                    handle,
                    new Disclosure(
                            0,
                            asked.about(),
                            asked.contact(),
                            asked.caseNumber(),
                            now,
                            by,
                            dueOn.apply(asked.askedAt()),
                            State.OPEN,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(asked.touches()),
                            List.of()));
            register.log(
                    handle,
                    id,
                    now,
                    by,
                    "OPENED",
                    asked.caseNumber().map(CaseNumber::toString).orElse(""));
            register.log(handle, id, now, by, "HELD", asked.touches().toString());
            return new Taken(register.find(handle, id).orElseThrow());
        });
    }

    /** Says more closely what the request may touch. The first to do so replaces the hold on everything. */
    public Step hold(long id, HoldScope scope, String by) {
        return step(id, (handle, request) -> {
            if (!request.state().holds()) {
                return Optional.of("request " + id + " holds nothing any more");
            }
            List<HoldScope> before = request.holds();
            if (before.contains(scope)) {
                return Optional.empty();
            }
            if (before.contains(HoldScope.everything()) || scope.equals(HoldScope.everything())) {
                register.unhold(handle, id);
            }
            register.hold(handle, id, scope, clock.instant(), by);
            register.log(handle, id, clock.instant(), by, "HELD", scope.toString());
            return Optional.empty();
        });
    }

    /** Puts a record into the basket; from now on it is held. */
    public Step add(long id, RecordEntry entry, String recordNo, String by) {
        return step(id, whileOpen((handle, disclosure) -> {
            if (disclosure.item(recordNo).isEmpty()) {
                register.add(handle, id, entry.id(), recordNo);
                register.log(handle, id, clock.instant(), by, "ADDED", recordNo);
            }
            return Optional.empty();
        }));
    }

    public Step decide(
            long id, String recordNo, Outcome outcome, Optional<String> provision, Masking masking, String by) {
        return step(id, whileOpen((handle, disclosure) -> {
            Optional<Item> item = disclosure.item(recordNo);
            if (item.isEmpty()) {
                return Optional.of(recordNo + " is not in request " + id + "; add it first");
            }
            Optional<String> wrong = wrongWith(outcome, provision, masking);
            if (wrong.isPresent()) {
                return wrong;
            }
            register.decide(
                    handle,
                    id,
                    new Item(
                            item.get().recordId(),
                            recordNo,
                            Optional.of(outcome),
                            provision,
                            masking,
                            Optional.of(by),
                            Optional.of(clock.instant())));
            register.log(
                    handle,
                    id,
                    clock.instant(),
                    by,
                    "DECIDED",
                    recordNo + " " + outcome + provision.map(p -> " " + p).orElse(""));
            return Optional.empty();
        }));
    }

    private Optional<String> wrongWith(Outcome outcome, Optional<String> provision, Masking masking) {
        if (outcome == Outcome.FULL) {
            return provision.isPresent() || !masking.isEmpty()
                    ? Optional.of("what is given out in full has nothing withheld by a provision")
                    : Optional.empty();
        }
        if (provision.isEmpty() || !provisions.contains(provision.get())) {
            return Optional.of("what is withheld names its provision (LAW-12), one of: "
                    + String.join(", ", provisions.stream().sorted().toList()));
        }
        return outcome == Outcome.PARTIAL && masking.isEmpty()
                ? Optional.of("a part can only be given out when what is taken out is named")
                : Optional.empty();
    }

    /** The name of the package that shows what would be handed out. */
    public static String previewOf(long id) {
        return "preview-" + id + ".zip";
    }

    /**
     * What would be handed out, for the eyes of who decides; nothing leaves and nothing changes. Who looked is written down,
     * and the papers are taken away when the request is answered.
     */
    public synchronized Step preview(long id, String by, Packer packer) {
        Optional<Disclosure> seen = database.read(handle -> register.find(handle, id));
        Optional<String> refusal = seen.isEmpty() ? Optional.of("there is no request " + id) : undelivered(seen.get());
        Optional<String> trouble =
                refusal.or(() -> packer.pack(seen.get(), previewOf(id), new HandOut(by, Way.FILE, Optional.empty()))
                        .trouble());
        if (trouble.isPresent()) {
            return new Refused(trouble.get());
        }
        return database.inTransaction(handle -> {
            register.log(handle, id, clock.instant(), by, "PREVIEWED", "");
            return new Taken(seen.get());
        });
    }

    /**
     * Hands out what was decided, and ends the request. The papers are on disk before anything is promised; the mail is
     * owed in the same transaction that ends it, and sent afterwards. What is sent by mail is held to what a mail carries. Of
     * two who hand out at once the second finds it ended, before he writes any papers.
     */
    public synchronized Step deliver(long id, HandOut handOut, Packer packer) {
        Way way = handOut.way();
        String by = handOut.by();
        String name = "disclosure-" + id + again(id) + ".zip";
        Optional<Disclosure> seen = database.read(handle -> register.find(handle, id));
        Optional<String> refusal = seen.isEmpty()
                ? Optional.of("there is no request " + id)
                : undelivered(seen.get())
                        .or(() -> way == Way.MAIL
                                ? database.read(handle -> mail.hindrance(handle, seen.get()))
                                : Optional.empty());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Packed packed = packer.pack(seen.get(), name, handOut);
        Optional<String> trouble = packed.trouble().or(() -> tooLarge(way, packed));
        if (trouble.isPresent()) {
            return new Refused(trouble.get());
        }
        Step handedOut = step(id, whileOpen(ifUnchanged(seen.get(), handle -> {
            register.deliver(handle, id, seen.get().comesTo(), clock.instant(), name);
            register.log(
                    handle,
                    id,
                    clock.instant(),
                    by,
                    "DELIVERED",
                    way + " " + name + handOut.fee().map(fee -> ", fee " + fee).orElse(""));
            Disclosure delivered = register.find(handle, id).orElseThrow();
            if (way == Way.MAIL) {
                mail.owePackage(handle, delivered, by);
            } else {
                mail.answered(handle, delivered, by);
            }
        })));
        if (handedOut instanceof Taken) {
            packer.discard(previewOf(id));
        }
        return handedOut;
    }

    /** What is handed out once more, since a mail came back, has a name of its own. */
    private String again(long id) {
        int before = database.read(handle -> register.handOuts(handle, id));
        return before == 0 ? "" : "-" + (before + 1);
    }

    private static Optional<String> tooLarge(Way way, Packed packed) {
        return way == Way.MAIL && packed.bytes() > MOST_MAIL_BYTES
                ? Optional.of("the papers are " + packed.bytes() / 1_000_000 + " MB, and a mail carries "
                        + MOST_MAIL_BYTES / 1_000_000 + "; hand them out with --as file, or in several requests")
                : Optional.empty();
    }

    private static Optional<String> undelivered(Disclosure request) {
        if (!request.isOpen()) {
            return Optional.of("request " + request.id() + " is ended");
        }
        List<String> undecided = request.items().stream()
                .filter(item -> item.outcome().isEmpty())
                .map(Item::recordNo)
                .toList();
        if (request.items().isEmpty()) {
            return Optional.of("there is no record in request " + request.id());
        }
        return undecided.isEmpty() ? Optional.empty() : Optional.of("not yet decided: " + String.join(", ", undecided));
    }

    /**
     * The authority's own decision on what an official withheld, which can be appealed (LAW-11). It goes the way the
     * records went.
     *
     * @param decider who decides on the authority's behalf
     * @param by who reports on it
     */
    public synchronized Step decision(long id, String decider, String reasons, String by, Packer packer) {
        Optional<Disclosure> seen = database.read(handle -> register.find(handle, id));
        if (seen.isEmpty()) {
            return new Refused("there is no request " + id);
        }
        if (!seen.get().state().isRefusedByOfficial()) {
            return new Refused("request " + id + " is " + seen.get().state()
                    + "; the authority decides once something was withheld, and once only");
        }
        Decision decision =
                new Decision(today.apply(clock.instant()), decider, by, reasons, "disclosure-" + id + "-decision.zip");
        Optional<String> trouble = packer.packDecision(seen.get(), decision).trouble();
        if (trouble.isPresent()) {
            return new Refused(trouble.get());
        }
        return step(id, ifUnchanged(seen.get(), handle -> {
            register.decide(handle, id, decision);
            register.log(handle, id, clock.instant(), by, "BOARD_DECISION", decider + " " + decision.packed());
            Disclosure decided = register.find(handle, id).orElseThrow();
            if (register.wentByMail(handle, id)) {
                mail.oweDecision(handle, decided, by);
            }
        }));
    }

    /**
     * The decision was appealed to the court; everything stays held (LAW-37).
     *
     * @param on the day on which the appeal came, from that of the decision to today
     */
    public Step appeal(long id, LocalDate on, String by) {
        Optional<Disclosure> seen = database.read(handle -> register.find(handle, id));
        if (seen.flatMap(Disclosure::decision).isEmpty()) {
            return new Refused(
                    seen.isEmpty()
                            ? "there is no request " + id
                            : "request " + id + " has no decision of the authority, and nothing else can be appealed");
        }
        if (seen.get().state() != State.BOARD_DECISION) {
            return new Refused("request " + id + " is " + seen.get().state());
        }
        LocalDate decided = seen.flatMap(Disclosure::decision).orElseThrow().on();
        LocalDate now = today.apply(clock.instant());
        if (on.isBefore(decided) || on.isAfter(now)) {
            return new Refused("an appeal of the decision of " + decided
                    + " came from that day on and not after today, " + now + "; " + on + " cannot be its day");
        }
        return step(id, ifUnchanged(seen.get(), handle -> {
            register.moveTo(handle, id, State.APPEALED);
            register.log(handle, id, clock.instant(), by, "APPEALED", on.toString());
        }));
    }

    /** Nothing more can follow: all holds are lifted. A decision is left open for the time in which it can be appealed. */
    public Step close(long id, String by, Packer packer) {
        Optional<Disclosure> seen = database.read(handle -> register.find(handle, id));
        if (seen.isEmpty()) {
            return new Refused("there is no request " + id);
        }
        State state = seen.get().state();
        if (state == State.OPEN || state == State.CLOSED) {
            return new Refused("request " + id + " is " + state
                    + (state == State.OPEN ? "; decide on its records and deliver them first" : ""));
        }
        Optional<LocalDate> appealable =
                seen.get().decision().map(decision -> decision.on().plusDays(APPEAL_DAYS));
        if (state == State.BOARD_DECISION
                && appealable
                        .filter(last -> !last.isBefore(today.apply(clock.instant())))
                        .isPresent()) {
            return new Refused("the decision can be appealed at least until " + appealable.get()
                    + "; it is closed after that day");
        }
        // what a stop between the hand-out and its end may have left
        packer.discard(previewOf(id));
        return step(id, ifUnchanged(seen.get(), handle -> {
            register.moveTo(handle, id, State.CLOSED);
            register.log(handle, id, clock.instant(), by, "CLOSED", "");
        }));
    }

    private interface Change {
        Optional<String> refusalOf(Handle handle, Disclosure request);
    }

    private Step step(long id, Change change) {
        return database.inTransaction(handle -> {
            Optional<Disclosure> request = register.find(handle, id);
            Optional<String> refusal = request.isEmpty()
                    ? Optional.of("there is no request " + id)
                    : change.refusalOf(handle, request.get());
            return refusal.<Step>map(Refused::new)
                    .orElseGet(() -> new Taken(register.find(handle, id).orElseThrow()));
        });
    }

    private static Change whileOpen(Change change) {
        return (handle, request) -> request.isOpen()
                ? change.refusalOf(handle, request)
                : Optional.of("request " + request.id() + " is ended");
    }

    /** What was made ready for a request as it was seen is not done to another that it has become meanwhile. */
    private static Change ifUnchanged(Disclosure seen, Consumer<Handle> act) {
        return (handle, request) -> {
            if (!request.equals(seen)) {
                return Optional.of("somebody has just changed request " + seen.id() + "; look at it and ask again");
            }
            act.accept(handle);
            return Optional.empty();
        };
    }
}
