package brevvakt.casework.intake;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.cases.Callback;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Verdict;
import brevvakt.casework.handover.DiaryNeighbour;
import brevvakt.casework.intake.Registered.Outcome;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.Deliveries.Delivery;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.routing.Head;
import brevvakt.casework.routing.RoutingTable;
import brevvakt.casework.store.AcknowledgementRegister;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.RecordRegister.ArrivalOutcome;
import brevvakt.casework.store.Registers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Registers a letter in one transaction: record, case and number, clocks, deliveries, and what is due to be sent. Done
 * twice for the same arrival it finds the first; the same mail by two arrivals is one record with two recipients, save
 * where it is private to one of them and a matter to the other.
 */
public final class Registration {
    /** In a thread these are matters of their own, with their own clock. */
    private static final Set<Label> OWN_MATTER =
            Set.of(Label.RECORD_REQUEST, Label.CONCERN_REPORT, Label.DATA_SUBJECT_REQUEST, Label.DEVIATION);

    private final Database database;
    private final Registers registers;
    private final Promises promises;
    private final Correspondence correspondence;
    private final Headings headings;
    private final CaseOpening opening;
    private final Consequences consequences;
    private final MailAccess access;
    private final AwayReplies awayReplies;
    private final Supplier<Organisation> organisation;
    private final AcknowledgementRegister acknowledgements = new AcknowledgementRegister();
    private final Clock clock;

    /** A registration; the routing table says where a matter that waits for a human might belong. */
    public Registration(
            Database database,
            Registers registers,
            Promises promises,
            Headings headings,
            Correspondence correspondence,
            MailAccess access,
            AwayReplies awayReplies,
            Supplier<Organisation> organisation,
            RoutingTable routing,
            Clock clock) {
        this.database = database;
        this.registers = registers;
        this.promises = promises;
        this.headings = headings;
        this.opening = new CaseOpening(registers, promises, headings, routing);
        this.consequences = new Consequences(registers, correspondence);
        this.correspondence = correspondence;
        this.access = access;
        this.awayReplies = awayReplies;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Registers the letter; everything that follows from it is on disk when this returns. */
    public Registered register(
            Arrival arrival,
            IncomingLetter letter,
            Optional<AutomaticKind> automatic,
            ThreadMatch thread,
            Verdict verdict) {
        IncomingLetter written = correspondence.carriers().asWritten(letter, arrival.envelope());
        Desk desk = new Desk(
                arrival,
                written,
                automatic,
                thread,
                verdict,
                correspondence.carriers().writerOf(letter, arrival.envelope()),
                organisation.get(),
                onceKey(arrival, written));
        Registered registered = database.inTransaction(handle ->
                earlier(handle, arrival).orElseGet(() -> arrived(handle, isApart(handle, desk) ? desk.apart() : desk)));
        if (registered.firstTime()) {
            registers.deliveries().isFresh(arrival.id());
        }
        return registered;
    }

    /** A letter on the desk, with all that is known of it. */
    private record Desk(
            Arrival arrival,
            IncomingLetter letter,
            Optional<AutomaticKind> automatic,
            ThreadMatch thread,
            Verdict verdict,
            Optional<Writer> writer,
            Organisation organisation,
            String onceKey) {

        /** As a matter of a task, beside the same mail that is private to somebody. */
        Desk apart() {
            String key = Sha256.of(("task\n" + onceKey).getBytes(StandardCharsets.UTF_8))
                    .hex();
            return new Desk(arrival, letter, automatic, thread, verdict, writer, organisation, key);
        }
    }

    private Registered arrived(Handle handle, Desk desk) {
        return told(handle, desk, sameMail(handle, desk).orElseGet(() -> first(handle, desk)));
    }

    /** The same mail lies with somebody to whom it is private; to the task whose mailbox has it now it is not. */
    private boolean isApart(Handle handle, Desk desk) {
        return !desk.verdict().label().isClosed()
                && addressees(desk).functional().isPresent()
                && registers
                        .records()
                        .findByOnceKey(handle, desk.onceKey())
                        .filter(entry ->
                                entry.label().isClosed() && entry.caseNumber().isEmpty())
                        .isPresent();
    }

    private Addressees addressees(Desk desk) {
        return Addressees.of(desk.arrival().envelope(), access, desk.organisation());
    }

    /** Whoever wrote to somebody who is away is told so, whatever became of the letter. */
    private Registered told(Handle handle, Desk desk, Registered registered) {
        if (desk.automatic().isEmpty() && desk.writer().isEmpty()) {
            awayReplies
                    .to(handle, desk.arrival(), desk.letter(), desk.verdict().label(), desk.organisation())
                    .forEach(mail -> registers.outbox().owe(handle, mail));
        }
        return registered;
    }

    private Optional<Registered> earlier(Handle handle, Arrival arrival) {
        return registers
                .records()
                .outcomeOf(handle, arrival.id())
                .map(outcome -> new Registered(Outcome.valueOf(outcome.outcome()), numberOf(handle, outcome), false));
    }

    private Optional<CaseNumber> numberOf(Handle handle, ArrivalOutcome outcome) {
        return outcome.recordId()
                .flatMap(id -> registers.records().find(handle, id))
                .flatMap(RecordEntry::caseNumber);
    }

    private Optional<Registered> sameMail(Handle handle, Desk desk) {
        return registers.records().findByOnceKey(handle, desk.onceKey()).map(entry -> {
            Addressees addressees = addressees(desk);
            registers
                    .records()
                    .addRecipients(handle, entry, desk.arrival().envelope().recipients());
            Optional<CaseRow> row =
                    entry.caseNumber().flatMap(number -> registers.cases().find(handle, number));
            if (row.isPresent() && entry.no().isPresent()) {
                List<CaseEvent> further = addressees.mailboxes().stream()
                        .<CaseEvent>map(mailbox -> new CaseEvent.RecipientAdded(
                                entry.no().get(), desk.arrival().id(), mailbox))
                        .toList();
                registers.cases().append(handle, row.get(), clock.instant(), RecordedEvent.MACHINE, further);
            }
            deliver(handle, desk, addressees, entry.label());
            registers.records().writeOutcome(handle, desk.arrival(), Outcome.SAME_MAIL.name(), Optional.of(entry.id()));
            return new Registered(Outcome.SAME_MAIL, entry.caseNumber(), true);
        });
    }

    private Registered first(Handle handle, Desk desk) {
        Addressees addressees = addressees(desk);
        Label label = desk.verdict().label();
        Optional<RecordEntry> sent =
                registers.records().findSent(handle, desk.arrival().id());
        if (sent.isPresent()) {
            return copyOfAnswer(handle, desk, addressees, sent.get());
        }
        Optional<CaseRow> acknowledged = acknowledged(handle, desk);
        if (acknowledged.isPresent()) {
            return acknowledged(handle, desk, addressees, acknowledged.get());
        }
        if (desk.automatic().isPresent()) {
            return automatic(handle, desk, addressees);
        }
        if (desk.thread().joins() && !OWN_MATTER.contains(label)) {
            Optional<CaseRow> row =
                    desk.thread().number().flatMap(number -> registers.cases().find(handle, number));
            if (row.isPresent()) {
                return join(handle, desk, addressees, row.get());
            }
        }
        if (label.isMachine()) {
            return keep(handle, desk, addressees, Outcome.AUTOMATIC);
        }
        if (label.isClosed()) {
            return keep(handle, desk, addressees, Outcome.CLOSED);
        }
        if (label == Label.SPAM) {
            return keep(handle, desk, addressees, Outcome.QUARANTINED);
        }
        if (label == Label.PHONE_MESSAGE) {
            return callback(handle, desk, addressees);
        }
        if (isAmongOurselves(desk, addressees)) {
            return keep(handle, desk, addressees, Outcome.INTERNAL);
        }
        return open(handle, desk, addressees);
    }

    /** A diary system answers what we handed over: the case of which it speaks (SEED-28). */
    private Optional<CaseRow> acknowledged(Handle handle, Desk desk) {
        boolean ofDiary = desk.letter()
                .from()
                .filter(from -> desk.organisation().boards().stream()
                        .anyMatch(board ->
                                board.productionMailbox().filter(from::equals).isPresent()))
                .isPresent();
        return ofDiary && desk.thread().joins()
                ? desk.thread().number().flatMap(number -> registers.cases().find(handle, number))
                : Optional.empty();
    }

    /** Its number is noted in the case; its mail is kept, and is no letter of anybody's. */
    private Registered acknowledged(Handle handle, Desk desk, Addressees addressees, CaseRow row) {
        Case file = row.file();
        Optional<String> foreign = Acknowledgements.foreignIn(
                desk.letter().subject() + "\n" + desk.letter().newText(), file);
        List<String> answered = new ArrayList<>(desk.letter().inReplyTo());
        answered.addAll(desk.letter().references());
        registers.outbox().findByMessageIds(handle, answered).stream()
                .filter(mail -> mail.onceKey().startsWith(DiaryNeighbour.PRODUCTION))
                .forEach(mail -> acknowledgements.note(
                        handle, mail.id(), desk.arrival().receivedAt(), AcknowledgementRegister.Way.MAIL, foreign));
        foreign.filter(number ->
                        file.course().foreignNumber().filter(number::equals).isEmpty())
                .ifPresent(number -> registers
                        .cases()
                        .append(
                                handle,
                                row,
                                clock.instant(),
                                RecordedEvent.MACHINE,
                                List.of(new CaseEvent.ForeignNumber(number))));
        RecordEntry entry = registers
                .records()
                .insert(handle, entry(desk, Optional.empty(), Optional.empty(), Label.AUTO_REPLY), desk.onceKey());
        deliver(handle, desk, addressees, Label.AUTO_REPLY);
        return done(handle, desk, Outcome.AUTOMATIC, entry);
    }

    /** A colleague's mail to a colleague is no matter of a citizen, unless it reports one. */
    private static boolean isAmongOurselves(Desk desk, Addressees addressees) {
        return desk.arrival().envelope().login().isPresent()
                && addressees
                        .functional()
                        .filter(mailbox -> mailbox.kind() != Mailbox.Kind.ABSENCE)
                        .isEmpty()
                && !OWN_MATTER.contains(desk.verdict().label());
    }

    /** Our own people get a copy of what was sent to the outside: the record is the outgoing one. */
    private Registered copyOfAnswer(Handle handle, Desk desk, Addressees addressees, RecordEntry sent) {
        deliver(handle, desk, addressees, sent.label());
        return done(handle, desk, Outcome.INTERNAL, sent);
    }

    private Registered keep(Handle handle, Desk desk, Addressees addressees, Outcome outcome) {
        RecordEntry entry = registers
                .records()
                .insert(
                        handle,
                        entry(
                                desk,
                                Optional.empty(),
                                Optional.empty(),
                                desk.verdict().label()),
                        desk.onceKey());
        deliver(handle, desk, addressees, desk.verdict().label());
        return done(handle, desk, outcome, entry);
    }

    private Registered automatic(Handle handle, Desk desk, Addressees addressees) {
        desk.thread().lostMail().ifPresent(id -> {
            registers.outbox().end(handle, id, OutboxMail.State.BOUNCED, "returned by the receiving mail system");
            registers.outbox().find(handle, id).ifPresent(mail -> new DisclosureRegister()
                    .reopen(handle, mail.onceKey(), clock.instant(), "BOUNCED"));
        });
        Optional<CaseRow> row = desk.thread().joins()
                ? desk.thread().number().flatMap(number -> registers.cases().find(handle, number))
                : Optional.empty();
        if (row.isEmpty()) {
            return keep(handle, desk, addressees, Outcome.AUTOMATIC);
        }
        Case file = row.get().file();
        int no = file.records() + 1;
        List<CaseEvent> events = new ArrayList<>();
        events.add(added(desk, no));
        desk.thread()
                .lostAnswer()
                .filter(lost -> file.answers().stream()
                        .anyMatch(answer -> answer.record().filter(lost::equals).isPresent()))
                .ifPresent(lost -> events.add(new CaseEvent.AnswerBounced(lost)));
        CaseRow after = registers.cases().append(handle, row.get(), clock.instant(), RecordedEvent.MACHINE, events);
        RecordEntry entry = registers
                .records()
                .insert(
                        handle,
                        entry(
                                desk,
                                Optional.of(file.number()),
                                Optional.of(no),
                                desk.verdict().label()),
                        desk.onceKey());
        deliver(handle, desk, addressees, desk.verdict().label());
        if (events.size() > 1) {
            owe(handle, correspondence.answerBounced(after, desk.arrival(), desk.organisation()));
        }
        return done(handle, desk, Outcome.AUTOMATIC, entry);
    }

    private Registered join(Handle handle, Desk desk, Addressees addressees, CaseRow row) {
        Case file = row.file();
        int no = file.records() + 1;
        List<CaseEvent> events = new ArrayList<>();
        events.add(added(desk, no));
        Optional<String> reviewer = Reviewers.of(file, desk.organisation());
        Label label = desk.verdict().label();
        Instant receivedAt = desk.arrival().receivedAt();
        if (file.hasHumanAnswer()
                && label == Label.REPLY_SATISFIED
                && !desk.verdict().needsHuman()) {
            events.add(new CaseEvent.Satisfied());
        } else if (file.hasHumanAnswer() && (label == Label.REPLY_SATISFIED || label == Label.REPLY_DISSATISFIED)) {
            events.add(new CaseEvent.Dissatisfied(reviewer, promises.review(receivedAt)));
        } else if (file.clocks().stream().noneMatch(c -> c.runs())
                && row.counterpart().isPresent()
                && wantsAnswer(label)) {
            events.add(new CaseEvent.Supplemented(promises.supplement(receivedAt)));
        }
        CaseRow after = registers.cases().append(handle, row, clock.instant(), RecordedEvent.MACHINE, events);
        RecordEntry entry = registers
                .records()
                .insert(handle, entry(desk, Optional.of(file.number()), Optional.of(no), label), desk.onceKey());
        deliver(handle, desk, addressees, label);
        consequences.toCaseSystem(handle, after, desk.organisation(), clock.instant());
        if (events.stream().anyMatch(CaseEvent.Dissatisfied.class::isInstance)) {
            owe(handle, correspondence.reviewAsked(after, desk.arrival().id(), desk.organisation()));
        }
        return done(handle, desk, Outcome.JOINED, entry);
    }

    private static boolean wantsAnswer(Label label) {
        return label != Label.PRAISE && label != Label.REPLY_SATISFIED;
    }

    private Registered callback(Handle handle, Desk desk, Addressees addressees) {
        String wanted = addressees
                .holder()
                .map(Person::username)
                .or(() -> addressees.first().map(EmailAddress::toString))
                .orElse("");
        PhoneMessage message = PhoneMessage.in(desk.letter());
        registers
                .callbacks()
                .add(
                        handle,
                        new Callback(
                                0,
                                Optional.of(desk.arrival().id()),
                                wanted,
                                message.caller(),
                                message.phone(),
                                message.about(),
                                desk.arrival().receivedAt(),
                                promises.callbackDue(desk.arrival().receivedAt()),
                                Optional.empty(),
                                0));
        return keep(handle, desk, addressees, Outcome.CALLBACK);
    }

    private Registered open(Handle handle, Desk desk, Addressees addressees) {
        Verdict verdict = desk.verdict();
        Organisation now = desk.organisation();
        Label label = verdict.label() == Label.REPLY_SATISFIED || verdict.label() == Label.REPLY_DISSATISFIED
                ? Label.UNCLEAR
                : verdict.label();
        Optional<EmailAddress> counterpart =
                correspondence.answerRoute(desk.letter(), desk.arrival().envelope());
        Instant at = clock.instant();
        boolean doubtful = verdict.needsHuman() || label == Label.UNCLEAR;
        Head head = Head.of(desk.letter().subject() + "\n" + desk.letter().newText());
        CaseOpening.Matter matter = new CaseOpening.Matter(
                desk.arrival().id(),
                Forms.believed(
                        desk.writer().flatMap(Writer::writtenAt), desk.arrival().receivedAt()),
                desk.writer().map(Writer::channel).orElse(Channel.MAIL),
                new Judged(
                        label,
                        verdict.alsoLabels(),
                        verdict.scope(),
                        verdict.sensitivity(),
                        verdict.confidence(),
                        doubtful,
                        headings.serviceOf(head)),
                head,
                addressees.first().orElseThrow(),
                desk.arrival().original(),
                counterpart,
                desk.writer().flatMap(Writer::contact),
                false);
        CaseRow row = opening.open(handle, matter, now, at, RecordedEvent.MACHINE);
        CaseNumber number = row.file().number();
        RecordEntry entry = registers
                .records()
                .insert(handle, entry(desk, Optional.of(number), Optional.of(1), label), desk.onceKey());
        deliver(handle, desk, addressees, label);
        if (correspondence.deservesReceipt(desk.letter(), desk.arrival(), label, now)
                && counterpart.isPresent()
                && registers
                        .outbox()
                        .countReceipt(handle, counterpart.get(), promises.dayOf(at), Correspondence.MOST_RECEIPTS)) {
            owe(handle, List.of(correspondence.receipt(row, desk.letter(), desk.arrival(), now)));
        }
        consequences.atOnce(handle, row, now, at);
        return done(handle, desk, Outcome.OPENED, entry);
    }

    private Registered done(Handle handle, Desk desk, Outcome outcome, RecordEntry entry) {
        registers.records().writeOutcome(handle, desk.arrival(), outcome.name(), Optional.of(entry.id()));
        return new Registered(outcome, entry.caseNumber(), true);
    }

    private void owe(Handle handle, List<OutboxMail> mails) {
        mails.forEach(mail -> registers.outbox().owe(handle, mail));
    }

    private static CaseEvent added(Desk desk, int no) {
        return new CaseEvent.RecordAdded(
                no,
                Direction.IN,
                Optional.of(desk.arrival().id()),
                desk.arrival().original(),
                desk.verdict().label());
    }

    private void deliver(Handle handle, Desk desk, Addressees addressees, Label label) {
        if (label == Label.SPAM) {
            return;
        }
        List<Delivery> deliveries = addressees.mailboxes().stream()
                .map(mailbox -> new Delivery(mailbox, folder(handle, mailbox, desk), false))
                .toList();
        registers.deliveries().owe(handle, desk.arrival().id(), deliveries);
    }

    /** Private-looking mail lies where delegates do not look, while somebody else has access (DESIGN 5b). */
    private String folder(Handle handle, EmailAddress mailbox, Desk desk) {
        Verdict verdict = desk.verdict();
        boolean inDoubt = verdict.label() == Label.UNCLEAR
                || verdict.alsoLabels().stream().anyMatch(Label::isClosed)
                || (verdict.label().isClosed() && verdict.needsHuman());
        if (desk.organisation().mailbox(mailbox).isPresent()
                || desk.automatic().isPresent()
                || !(inDoubt || verdict.label().isClosed())) {
            return "INBOX";
        }
        awayReplies.hold(handle, desk.arrival().id(), mailbox, inDoubt);
        return access.isOpenToOthers(mailbox) ? access.privateFolder() : "INBOX";
    }

    private static RecordEntry entry(Desk desk, Optional<CaseNumber> number, Optional<Integer> no, Label label) {
        IncomingLetter letter = desk.letter();
        return new RecordEntry(
                0,
                desk.arrival().id(),
                number,
                no,
                Direction.IN,
                label,
                letter.messageId(),
                letter.from(),
                desk.arrival().envelope().recipients(),
                desk.arrival().receivedAt(),
                letter.subject(),
                desk.arrival().original(),
                desk.arrival().size(),
                letter.attachments().stream()
                        .map(a -> new RecordEntry.Enclosure(a.name(), a.type(), a.size()))
                        .toList(),
                desk.automatic(),
                desk.thread().how(),
                desk.writer().isPresent() ? desk.writer().flatMap(Writer::answerTo) : letter.answerTo(),
                desk.arrival().authenticity());
    }

    /**
     * What makes two arrivals the same mail: the Message-ID together with its sender, date, subject and content. A
     * reused Message-ID with other content is another record; a mail without one is only itself (TRAPS 16, 17).
     */
    private static String onceKey(Arrival arrival, IncomingLetter letter) {
        if (letter.messageId().isEmpty()) {
            return Sha256.of(("arrival\n" + arrival.id()).getBytes(StandardCharsets.UTF_8))
                    .hex();
        }
        StringBuilder what = new StringBuilder(letter.messageId().get())
                .append('\n')
                .append(letter.from().map(EmailAddress::toString).orElse(""))
                .append('\n')
                .append(letter.date().orElse(""))
                .append('\n')
                .append(letter.subject())
                .append('\n')
                .append(letter.text());
        letter.attachments().forEach(a -> what.append('\n')
                .append(a.name())
                .append('\n')
                .append(a.size())
                .append('\n')
                .append(a.text()));
        return Sha256.of(what.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }
}
