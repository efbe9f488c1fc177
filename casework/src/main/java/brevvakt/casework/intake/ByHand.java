package brevvakt.casework.intake;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.classify.Verdict;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.routing.Head;
import brevvakt.casework.routing.RoutingTable;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Registers what came otherwise than by mail: the same register, the same promises, counted from the day on which it
 * really came (SEED-22, SEED-29). With a solution the matter, its answer and the request to close are one step (SEED-31).
 */
public final class ByHand {
    /** What a human may write down as a matter; everything else that the judge may say is taken as a complaint. */
    private static final Set<Label> MATTERS = Set.of(
            Label.COMPLAINT,
            Label.VIEW,
            Label.SUGGESTION,
            Label.PRAISE,
            Label.QUESTION,
            Label.FAULT_REPORT,
            Label.CASE_DOCUMENT,
            Label.RECORD_REQUEST,
            Label.DATA_SUBJECT_REQUEST,
            Label.DEVIATION,
            Label.CONCERN_REPORT,
            Label.OTHER_AUTHORITY);

    private final Database database;
    private final Registers registers;
    private final Originals originals;
    private final Intake intake;
    private final CaseOpening opening;
    private final Promises promises;
    private final Headings headings;
    private final Correspondence correspondence;
    private final Consequences consequences;
    private final Supplier<Organisation> organisation;
    private final Supplier<ArrivalId> ids;
    private final Clock clock;
    private final ZoneId zone;

    public ByHand(
            Database database,
            Registers registers,
            Originals originals,
            Intake intake,
            Promises promises,
            Headings headings,
            RoutingTable routing,
            Correspondence correspondence,
            Supplier<Organisation> organisation,
            Supplier<ArrivalId> ids,
            Clock clock,
            ZoneId zone) {
        this.database = database;
        this.registers = registers;
        this.originals = originals;
        this.intake = intake;
        this.opening = new CaseOpening(registers, promises, headings, routing);
        this.promises = promises;
        this.headings = headings;
        this.correspondence = correspondence;
        this.consequences = new Consequences(registers, correspondence);
        this.organisation = organisation;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
    }

    /** Registers the matter; its original is on disk before its number is. */
    public Filing register(HandedIn handedIn, String by) throws IOException {
        Organisation now = organisation.get();
        Instant at = clock.instant();
        Optional<Person> actor = now.person(by);
        Optional<EmailAddress> mailbox = now.mailboxAt(handedIn.mailbox());
        if (actor.isEmpty()) {
            return new Filing.Refused(Person.unknown(by));
        }
        if (mailbox.isEmpty()) {
            return new Filing.Refused("there is no mailbox " + handedIn.mailbox());
        }
        if (handedIn.received().isAfter(at)) {
            return new Filing.Refused("it cannot have come at " + handedIn.received() + ", which is still to come");
        }
        if (handedIn.label().filter(label -> !MATTERS.contains(label)).isPresent()) {
            return new Filing.Refused("what is registered by hand is no "
                    + handedIn.label().get()
                    + "; mail of machines, private mail and answers come by mail, and calls are noted by callback add");
        }
        ArrivalId id = ids.get();
        HandedIn matter = at(handedIn, mailbox.get());
        Judged judged = judged(matter, id, now);
        PaperLetter paper = paper(matter, judged, id, now);
        byte[] bytes = paper.bytes(zone);
        Originals.Kept kept = originals.keep(new ByteArrayInputStream(bytes));
        Arrival arrival = arrival(matter, id, kept);
        return database.inTransaction(handle -> new Filing.Filed(
                file(handle, matter, judged, paper, arrival, now, actor.get().username())));
    }

    private static HandedIn at(HandedIn matter, EmailAddress mailbox) {
        return new HandedIn(
                mailbox,
                matter.channel(),
                matter.received(),
                matter.text(),
                matter.from(),
                matter.contact(),
                matter.solution(),
                matter.label(),
                matter.scope(),
                matter.sensitivity());
    }

    private PaperLetter paper(HandedIn matter, Judged judged, ArrivalId id, Organisation now) {
        Register register = Register.of(judged.label(), judged.scope(), judged.sensitivity());
        return new PaperLetter(
                matter,
                headings.of(judged.label(), judged.service(), register, CaseOpening.unitOf(matter.mailbox(), now)),
                PaperLetter.messageId(id, now.municipality().domain()),
                now.municipality().serviceCentreMail());
    }

    /** What the judge reads in it, unless the human says otherwise; what concerns one person is never made general here. */
    private Judged judged(HandedIn matter, ArrivalId id, Organisation now) {
        PaperLetter unnamed = new PaperLetter(matter, "", "", now.municipality().serviceCentreMail());
        Arrival arrival = arrival(matter, id, new Originals.Kept(Sha256.of(new byte[0]), 0));
        Verdict verdict = intake.judge(arrival, unnamed.letter(), Optional.empty(), ThreadMatch.nothing());
        Label label = matter.label().orElse(MATTERS.contains(verdict.label()) ? verdict.label() : Label.COMPLAINT);
        Scope scope = matter.scope().orElse(verdict.scope() == Scope.NONE ? Scope.GENERAL : verdict.scope());
        Sensitivity sensitivity = matter.sensitivity().orElse(verdict.sensitivity());
        List<Label> also = verdict.alsoLabels().stream()
                .filter(MATTERS::contains)
                .filter(further -> further != label)
                .toList();
        return new Judged(label, also, scope, sensitivity, 1.0, false, headings.serviceOf(Head.of(matter.text())));
    }

    private static Arrival arrival(HandedIn matter, ArrivalId id, Originals.Kept kept) {
        Envelope envelope =
                new Envelope(matter.mailAddress(), List.of(matter.mailbox()), Optional.empty(), Optional.empty());
        return new Arrival(id, matter.received(), envelope, kept.digest(), kept.size());
    }

    private CaseRow file(
            Handle handle,
            HandedIn matter,
            Judged judged,
            PaperLetter paper,
            Arrival arrival,
            Organisation now,
            String by) {
        Instant at = clock.instant();
        Optional<CaseRow.Contact> contact = matter.mailAddress().isPresent()
                        || (matter.from().isEmpty() && matter.contact().isEmpty())
                ? Optional.empty()
                : Optional.of(new CaseRow.Contact(
                        matter.from().orElse(""), matter.contact().orElse("")));
        CaseRow row = opening.open(
                handle,
                new CaseOpening.Matter(
                        arrival.id(),
                        arrival.receivedAt(),
                        matter.channel(),
                        judged,
                        Head.of(matter.text()),
                        matter.mailbox(),
                        arrival.original(),
                        matter.mailAddress(),
                        contact,
                        true),
                now,
                at,
                by);
        RecordEntry entry = registers.records().insert(handle, entry(row.file(), paper, arrival), onceKey(arrival));
        registers.records().writeOutcome(handle, arrival, Registered.Outcome.OPENED.name(), Optional.of(entry.id()));
        registers.deliveries().oweCarried(handle, arrival.id(), matter.mailbox());
        if (matter.solution().isPresent()) {
            return solved(handle, row, matter.solution().get(), now, by);
        }
        receipt(handle, row, paper.letter(), arrival, now);
        return consequences.ofFiling(handle, row, now, clock.instant());
    }

    private CaseRow solved(Handle handle, CaseRow row, String solution, Organisation now, String by) {
        Sha256 note = registers.notes().keep(handle, solution);
        List<CaseEvent> events = List.of(
                new CaseEvent.Answered(Optional.empty(), Optional.of(note)), new CaseEvent.CloseRequested(note));
        CaseRow after = registers.cases().append(handle, row, clock.instant(), by, events);
        correspondence
                .closeRequested(row.file(), after, solution, by, now)
                .forEach(mail -> registers.outbox().owe(handle, mail));
        return consequences.ofFiling(handle, after, now, clock.instant());
    }

    /** Who left a mail address gets the receipt that every mail gets; who told us the rest has heard it from a human. */
    private void receipt(Handle handle, CaseRow row, IncomingLetter letter, Arrival arrival, Organisation now) {
        Optional<EmailAddress> to = row.counterpart();
        if (to.isPresent()
                && correspondence.deservesReceipt(
                        letter, arrival, row.file().judged().label(), now)
                && registers
                        .outbox()
                        .countReceipt(
                                handle, to.get(), promises.dayOf(clock.instant()), Correspondence.MOST_RECEIPTS)) {
            registers.outbox().owe(handle, correspondence.receipt(row, letter, arrival, now));
        }
    }

    private static RecordEntry entry(Case file, PaperLetter paper, Arrival arrival) {
        return new RecordEntry(
                0,
                arrival.id(),
                Optional.of(file.number()),
                Optional.of(1),
                Direction.IN,
                file.judged().label(),
                Optional.of(paper.messageId()),
                paper.matter().mailAddress(),
                arrival.envelope().recipients(),
                arrival.receivedAt(),
                paper.subject(),
                arrival.original(),
                arrival.size(),
                List.of(),
                Optional.empty(),
                "by-hand",
                paper.matter().mailAddress(),
                Authenticity.unasked());
    }

    private static String onceKey(Arrival arrival) {
        return Sha256.of(("by-hand\n" + arrival.id()).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
