package brevvakt.casework.intake;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.classify.Label;
import brevvakt.casework.intake.Registered.Outcome;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.RecordRegister;
import brevvakt.casework.store.Registers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * What our own staff send to the outside. A mail to the counterpart of a case is the answer: it is registered as an
 * outgoing record and stops the clock at the instant it was handed over (SEED-38, LAW-06). A robot's mail never is.
 */
public final class StaffPost {
    private final Database database;
    private final Registers registers;
    private final Threading threading;
    private final Consequences consequences;
    private final MailAccess access;
    private final Supplier<Organisation> organisation;

    /** What a mail of ours to the outside was: the answered case and the record, for its return path. */
    public record Sent(Registered registered, Optional<Long> answerRecord) {}

    public StaffPost(
            Database database,
            Registers registers,
            Threading threading,
            Consequences consequences,
            MailAccess access,
            Supplier<Organisation> organisation) {
        this.consequences = consequences;
        this.database = database;
        this.registers = registers;
        this.threading = threading;
        this.access = access;
        this.organisation = organisation;
    }

    /** Registers what of a mail goes to the outside, a mail among our own not at all; twice for an arrival is once. */
    public Sent send(Arrival arrival, IncomingLetter letter, Optional<AutomaticKind> automatic) {
        Organisation now = organisation.get();
        if (arrival.envelope().recipients().stream().noneMatch(access::leaves)) {
            return new Sent(new Registered(Outcome.INTERNAL, Optional.empty(), true), Optional.empty());
        }
        return database.inTransaction(handle -> earlier(handle, arrival).orElseGet(() -> {
            Optional<CaseRow> answered = automatic.isPresent()
                    ? Optional.empty()
                    : threading
                            .answeredBy(handle, letter, arrival.envelope(), now.series())
                            .or(() -> openCase(handle, arrival, letter, now));
            return answered.map(row -> answer(handle, arrival, letter, row))
                    .orElseGet(() -> keep(handle, arrival, letter, automatic));
        }));
    }

    private Optional<Sent> earlier(Handle handle, Arrival arrival) {
        String key = RecordRegister.onceKeyOfSent(arrival.id());
        return registers
                .records()
                .findByOnceKey(handle, key)
                .map(entry -> new Sent(
                        new Registered(
                                entry.no().isPresent() ? Outcome.ANSWERED : Outcome.SENT, entry.caseNumber(), false),
                        entry.no().map(no -> entry.id())));
    }

    /**
     * A mail without any sign of its thread, to somebody with an open unanswered case that the sender handles: people
     * answer in a new mail as often as by the answer button (TRAPS 7). Of several cases it is the one whose letter bears
     * this subject; where that is not one alone, nothing is guessed.
     */
    private Optional<CaseRow> openCase(Handle handle, Arrival arrival, IncomingLetter letter, Organisation now) {
        String login = arrival.envelope().login().orElse("");
        List<CaseRow> candidates = new ArrayList<>();
        for (EmailAddress recipient : arrival.envelope().recipients()) {
            registers.cases().openOf(handle, recipient).stream()
                    .filter(row -> !row.file().hasHumanAnswer())
                    .filter(row -> now.handles(login, row.file()))
                    .forEach(candidates::add);
        }
        return only(candidates)
                .or(() -> only(candidates.stream()
                        .filter(row -> bearsSubject(handle, row, letter.subject()))
                        .toList()));
    }

    private static Optional<CaseRow> only(List<CaseRow> candidates) {
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** The subject is that of a letter in the case, perhaps behind what a mail program puts before an answer's. */
    private boolean bearsSubject(Handle handle, CaseRow row, String subject) {
        String said = subject.strip().toLowerCase(Locale.ROOT);
        return registers.records().ofCase(handle, row.file().number()).stream()
                .filter(entry -> entry.direction() == Direction.IN)
                .map(entry -> entry.title().strip().toLowerCase(Locale.ROOT))
                .anyMatch(title -> !title.isEmpty() && (said.equals(title) || said.endsWith(": " + title)));
    }

    private Sent answer(Handle handle, Arrival arrival, IncomingLetter letter, CaseRow row) {
        Case file = row.file();
        int no = file.records() + 1;
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseEvent.RecordAdded(
                no, Direction.OUT, Optional.of(arrival.id()), arrival.original(), Label.CASE_DOCUMENT));
        if (!file.status().isEnded()) {
            events.add(new CaseEvent.Answered(Optional.of(no), Optional.empty()));
        }
        CaseRow after = registers
                .cases()
                .append(
                        handle,
                        row,
                        arrival.receivedAt(),
                        arrival.envelope().login().orElseThrow(),
                        events);
        RecordEntry entry =
                insert(handle, arrival, letter, Optional.of(file.number()), Optional.of(no), Optional.empty());
        consequences.toCaseSystem(handle, after, organisation.get(), arrival.receivedAt());
        return new Sent(new Registered(Outcome.ANSWERED, entry.caseNumber(), true), Optional.of(entry.id()));
    }

    private Sent keep(Handle handle, Arrival arrival, IncomingLetter letter, Optional<AutomaticKind> automatic) {
        insert(handle, arrival, letter, Optional.empty(), Optional.empty(), automatic);
        return new Sent(new Registered(Outcome.SENT, Optional.empty(), true), Optional.empty());
    }

    private RecordEntry insert(
            Handle handle,
            Arrival arrival,
            IncomingLetter letter,
            Optional<CaseNumber> number,
            Optional<Integer> no,
            Optional<AutomaticKind> automatic) {
        return registers
                .records()
                .insert(
                        handle,
                        new RecordEntry(
                                0,
                                arrival.id(),
                                number,
                                no,
                                Direction.OUT,
                                automatic.map(AutomaticKind::label).orElse(Label.CASE_DOCUMENT),
                                letter.messageId(),
                                letter.from(),
                                arrival.envelope().recipients(),
                                arrival.receivedAt(),
                                letter.subject(),
                                arrival.original(),
                                arrival.size(),
                                letter.attachments().stream()
                                        .map(a -> new RecordEntry.Enclosure(a.name(), a.type(), a.size()))
                                        .toList(),
                                automatic,
                                number.isPresent() ? "answer" : "",
                                Optional.empty(),
                                Authenticity.unasked()),
                        RecordRegister.onceKeyOfSent(arrival.id()));
    }
}
