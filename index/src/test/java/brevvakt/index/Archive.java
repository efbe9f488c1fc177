package brevvakt.index;

import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.CaseEvent.Opened;
import brevvakt.casework.cases.CaseEvent.RecordAdded;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Disposal;
import brevvakt.casework.records.Eyes;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.records.RecordIndex;
import brevvakt.casework.records.RecordIndex.Found;
import brevvakt.casework.records.RecordIndex.Hit;
import brevvakt.casework.records.RecordIndex.Order;
import brevvakt.casework.records.RecordIndex.Question;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisposalRegister;
import brevvakt.casework.store.Registers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A register with letters in it and an index beside, for tests: both real, the register in memory. */
final class Archive implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    static final EmailAddress PARKEN = EmailAddress.of("parken@kommun.example");

    final Database database;
    final Registers registers;
    final Path folder;
    private final Map<Sha256, IncomingLetter> letters = new HashMap<>();
    private Shelf shelf;
    IndexFollower follower;
    RecordIndex index;
    int readings;
    private int arrivals;

    Archive(Path folder) throws IOException {
        this.folder = folder;
        this.database = Database.open(
                "jdbc:hsqldb:mem:" + folder.getFileName() + ";hsqldb.tx=mvcc;sql.longvar_is_lob=false",
                Optional.of("SA"),
                Optional.empty());
        this.registers = Registers.on(database);
        this.shelf = Shelf.open(folder.resolve("index"), ZONE);
        this.follower = follower();
        this.index = new LuceneRecordIndex(shelf, Clock.fixed(AT, ZONE), ZONE);
    }

    private IndexFollower follower() {
        return new IndexFollower(shelf, database, registers, entry -> {
            readings++;
            return Optional.ofNullable(letters.get(entry.original()));
        });
    }

    /** As after a stop or a kill: whatever was not forced to disk is gone where the folder was put back. */
    void openAgain(boolean orderly) throws IOException {
        if (orderly) {
            follower.close();
        }
        shelf = Shelf.open(folder.resolve("index"), ZONE);
        follower = follower();
        index = new LuceneRecordIndex(shelf, Clock.fixed(AT, ZONE), ZONE);
    }

    /** A letter to be registered; each test says what matters to it. */
    record Letter(
            Register register,
            Label label,
            EmailAddress mailbox,
            String unit,
            Optional<String> officer,
            Instant at,
            String subject,
            String text,
            List<Attachment> attachments) {

        static Letter of(String subject, String text) {
            return new Letter(
                    Register.DIARY, Label.COMPLAINT, PARKEN, "park", Optional.empty(), AT, subject, text, List.of());
        }

        Letter in(Register other) {
            return new Letter(other, label, mailbox, unit, officer, at, subject, text, attachments);
        }

        Letter at(Instant other) {
            return new Letter(register, label, mailbox, unit, officer, other, subject, text, attachments);
        }

        Letter as(Label other) {
            return new Letter(register, other, mailbox, unit, officer, at, subject, text, attachments);
        }

        Letter to(String address, String otherUnit) {
            return new Letter(
                    register, label, EmailAddress.of(address), otherUnit, officer, at, subject, text, attachments);
        }

        Letter with(String name, String words) {
            return with(new Attachment(name, "application/octet-stream", 10, words, Optional.empty()));
        }

        Letter with(Attachment attachment) {
            return new Letter(register, label, mailbox, unit, officer, at, subject, text, List.of(attachment));
        }
    }

    CaseRow register(Letter letter) {
        return database.inTransaction(handle -> register(handle, letter));
    }

    CaseRow register(Handle handle, Letter letter) {
        CaseNumber number = registers.cases().takeNumber(handle, "Ks", 2026);
        RecordEntry entry = entry(letter, Optional.of(number));
        registers.records().insert(handle, entry, "once-" + entry.arrivalId());
        CaseRow row = registers
                .cases()
                .open(
                        handle,
                        letter.at(),
                        "brevvakt",
                        new Opened(
                                number,
                                entry.arrivalId(),
                                letter.at(),
                                Channel.MAIL,
                                letter.register(),
                                new Judged(letter.label(), List.of(), Scope.GENERAL, Sensitivity.NONE, 0.9, false),
                                "Klagomål på parken",
                                letter.mailbox(),
                                letter.unit(),
                                letter.officer(),
                                Optional.empty(),
                                true,
                                false,
                                List.of()),
                        entry.sender());
        return registers
                .cases()
                .append(
                        handle,
                        row,
                        letter.at(),
                        "brevvakt",
                        List.of(new RecordAdded(
                                1, Direction.IN, Optional.of(entry.arrivalId()), entry.original(), letter.label())));
    }

    /** A record outside of any case. */
    RecordEntry keep(Letter letter) {
        RecordEntry entry = entry(letter, Optional.empty());
        return database.inTransaction(handle -> registers.records().insert(handle, entry, "once-" + entry.arrivalId()));
    }

    private RecordEntry entry(Letter letter, Optional<CaseNumber> number) {
        ArrivalId arrival = new ArrivalId("arrival-" + ++arrivals);
        Sha256 original = Sha256.of((arrival + letter.text()).getBytes(StandardCharsets.UTF_8));
        letters.put(original, read(letter));
        return new RecordEntry(
                0,
                arrival,
                number,
                number.map(n -> 1),
                Direction.IN,
                letter.label(),
                Optional.empty(),
                Optional.of(EmailAddress.of("eva.ek@medborgare.example")),
                List.of(letter.mailbox()),
                letter.at(),
                letter.subject(),
                original,
                letter.text().length(),
                List.of(),
                Optional.empty(),
                "",
                Optional.empty(),
                Authenticity.unasked());
    }

    private static IncomingLetter read(Letter letter) {
        return new IncomingLetter(
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(EmailAddress.of("eva.ek@medborgare.example")),
                "Eva Ek",
                List.of(),
                List.of(letter.mailbox()),
                List.of(),
                letter.subject(),
                Optional.empty(),
                letter.text(),
                letter.text(),
                letter.attachments(),
                Map.of(),
                List.of(),
                List.of());
    }

    /** By a decision of the municipality. */
    void dispose(RecordEntry entry) {
        database.inTransaction(handle -> {
            new DisposalRegister()
                    .write(
                            handle,
                            new Disposal(
                                    entry.id(),
                                    entry.original(),
                                    "spam",
                                    "Ks 12/2026",
                                    "arkivarien",
                                    LocalDate.of(2026, 1, 1),
                                    AT,
                                    "rita.r",
                                    false));
            return entry;
        });
    }

    void forgetOriginals() {
        letters.clear();
    }

    Found found(String words) {
        return found(words, new Eyes.All());
    }

    Found found(String words, Eyes eyes) {
        return (Found) index.find(new Question(words, Order.RELEVANCE, Optional.empty(), 10), eyes);
    }

    List<String> subjects(String words) {
        return found(words).hits().stream().map(Hit::subject).toList();
    }

    List<String> subjects(String words, Eyes eyes) {
        return found(words, eyes).hits().stream().map(Hit::subject).toList();
    }

    @Override
    public void close() throws IOException {
        follower.close();
        database.close();
    }
}
