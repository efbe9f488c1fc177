package brevvakt.casework.intake;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Circumstances;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Lesson;
import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The letters of the diary that a human has confirmed or corrected, for the judge to learn from. They are read from the
 * originals each time and written down nowhere: what is disposed of, teaches no more.
 */
public final class ConfirmedLetters {
    private static final int MOST_CASES = 5_000;
    private static final int READ = 20_000;
    private static final String BY_HAND = "by-hand";

    private final Database database;
    private final Registers registers;
    private final Reader reader;
    private final MailAccess access;
    private final Supplier<Organisation> organisation;

    /** Reads a letter from its original; empty where that is gone or unreadable. */
    public interface Reader {
        Optional<IncomingLetter> read(RecordEntry entry) throws IOException;
    }

    /**
     * What the diary holds.
     *
     * @param restricted lessons among them from restricted cases
     * @param agreed lessons among them in which the machine had proposed the label that the human confirmed
     * @param unreadable confirmed letters without text, or whose original is gone
     * @param repeated further letters of one writer with the same words
     */
    public record Found(List<Lesson> lessons, int restricted, int agreed, int unreadable, int repeated) {}

    /** One confirmed case, as far as it is needed here. */
    private record Confirmed(CaseRow row, Judged proposed, Optional<RecordEntry> first) {}

    public ConfirmedLetters(
            Database database,
            Registers registers,
            Reader reader,
            MailAccess access,
            Supplier<Organisation> organisation) {
        this.database = database;
        this.registers = registers;
        this.reader = reader;
        this.access = access;
        this.organisation = organisation;
    }

    /** The letters of the cases confirmed last, at most 5 000, those confirmed first in front. */
    public Found all() throws IOException {
        List<CaseNumber> numbers = database.read(handle -> registers.cases().confirmed(handle, MOST_CASES));
        List<Lesson> lessons = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int restricted = 0;
        int agreed = 0;
        int unreadable = 0;
        int repeated = 0;
        for (CaseNumber number : numbers) {
            Optional<Confirmed> confirmed = database.read(handle -> confirmed(handle, number));
            if (confirmed.isEmpty() || confirmed.get().first().isEmpty()) {
                continue;
            }
            Judged judged = confirmed.get().row().file().judged();
            RecordEntry entry = confirmed.get().first().get();
            Optional<IncomingLetter> letter = reader.read(entry)
                    .map(ConfirmedLetters::slim)
                    .filter(read -> !read.newText().isBlank());
            String writer = entry.sender()
                    .map(EmailAddress::toString)
                    .orElse(entry.arrivalId().value());
            if (letter.isEmpty()) {
                unreadable++;
            } else if (!known.add(writer + "\n" + letter.get().newText())) {
                repeated++;
            } else {
                lessons.add(lesson(number, writer, entry, letter.get(), judged));
                restricted += confirmed.get().row().file().register() == Register.RESTRICTED ? 1 : 0;
                agreed += confirmed.get().proposed().label() == judged.label() ? 1 : 0;
            }
        }
        return new Found(List.copyOf(lessons), restricted, agreed, unreadable, repeated);
    }

    /** What was registered by hand was written by one of us; a cancelled case, and one that nobody understood, is no lesson. */
    private Optional<Confirmed> confirmed(Handle handle, CaseNumber number) {
        return registers
                .cases()
                .find(handle, number)
                .filter(row -> row.file().status() != CaseStatus.CANCELLED
                        && row.file().judged().label() != Label.UNCLEAR)
                .map(row -> new Confirmed(
                        row,
                        proposed(registers.cases().events(handle, number)),
                        registers.records().ofCase(handle, number).stream()
                                .filter(entry -> entry.direction() == Direction.IN
                                        && entry.automatic().isEmpty()
                                        && !entry.threadHow().equals(BY_HAND))
                                .findFirst()
                                .filter(entry ->
                                        entry.no().filter(no -> no == 1).isPresent())));
    }

    private static Judged proposed(List<RecordedEvent> events) {
        return ((CaseEvent.Opened) events.get(0).event()).judged();
    }

    private Lesson lesson(CaseNumber number, String writer, RecordEntry entry, IncomingLetter letter, Judged judged) {
        Organisation now = organisation.get();
        Envelope envelope = new Envelope(entry.sender(), entry.recipients(), Optional.empty(), Optional.empty());
        boolean fromStaff = entry.sender().flatMap(now::personByAddress).isPresent();
        return new Lesson(
                number.toString(),
                writer,
                letter,
                Addressees.of(envelope, access, now).circumstances(fromStaff, Circumstances.Thread.NOTHING),
                judged.label(),
                judged.scope(),
                judged.sensitivity(),
                false,
                false);
    }

    /** The words that are judged, and that there were attachments; nothing else of the letter is held in memory. */
    private static IncomingLetter slim(IncomingLetter letter) {
        String judged = letter.judgedText();
        String text = judged.substring(0, Math.min(READ, judged.length()));
        return new IncomingLetter(
                Optional.empty(),
                List.of(),
                List.of(),
                letter.from(),
                "",
                List.of(),
                letter.to(),
                List.of(),
                letter.subject(),
                Optional.empty(),
                text,
                text,
                letter.attachments().stream()
                        .map(one -> new Attachment(one.name(), one.type(), one.size(), "", Optional.empty()))
                        .toList(),
                Map.of(),
                List.of(),
                letter.troubles());
    }
}
