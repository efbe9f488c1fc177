package brevvakt.casework.handover;

import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.Register;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.outbox.Neighbour;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Packs what is owed to a diary system, or to another authority, when it is its turn: the original, a readable paper, the
 * attachments and the metadata. Packed again after an interruption it is the same package.
 */
public final class DiaryNeighbour implements Neighbour {
    /** The once keys of what is owed to a board's diary system begin so; a record or a close request follows. */
    public static final String PRODUCTION = "production:";

    private final Database database;
    private final Registers registers;
    private final Originals originals;
    private final Papers papers;
    private final CaseSystem caseSystem;
    private final CaseSystem byMail;
    private final String authority;
    private final Supplier<Organisation> organisation;

    /**
     * @param caseSystem the way to the diary systems of our own boards
     * @param byMail the way to another authority
     * @param authority what the once keys of mails to another authority begin with
     */
    public DiaryNeighbour(
            Database database,
            Registers registers,
            Originals originals,
            Papers papers,
            CaseSystem caseSystem,
            CaseSystem byMail,
            String authority,
            Supplier<Organisation> organisation) {
        this.database = database;
        this.registers = registers;
        this.originals = originals;
        this.papers = papers;
        this.caseSystem = caseSystem;
        this.byMail = byMail;
        this.authority = authority;
        this.organisation = organisation;
    }

    @Override
    public boolean takes(OutboxMail mail) {
        return mail.onceKey().startsWith(PRODUCTION) || mail.onceKey().startsWith(authority);
    }

    @Override
    public void take(OutboxMail mail) throws IOException {
        CaseNumber number = mail.caseNumber().orElseThrow();
        CaseRow row =
                database.read(handle -> registers.cases().find(handle, number)).orElseThrow();
        if (mail.onceKey().startsWith(authority)) {
            byMail.take(new HandoverPackage(plain(number.toString()), mail, everythingThatCame(row)));
        } else {
            caseSystem.take(registration(mail, row));
        }
    }

    /** What is restricted goes to another authority by another way than mail (LAW-30). */
    private List<Enclosure> everythingThatCame(CaseRow row) throws IOException {
        List<Enclosure> all = new ArrayList<>();
        if (row.file().register() != Register.RESTRICTED) {
            for (RecordEntry entry : recordsOf(row)) {
                if (entry.direction() == Direction.IN && entry.automatic().isEmpty()) {
                    all.add(original(row, entry));
                    all.add(readable(row, entry));
                }
            }
        }
        return all;
    }

    private HandoverPackage registration(OutboxMail mail, CaseRow row) throws IOException {
        Metadata metadata = new Metadata(row, organisation.get());
        String what = mail.onceKey().substring((PRODUCTION + row.file().number() + "-").length());
        Optional<RecordEntry> entry = recordsOf(row).stream()
                .filter(record ->
                        record.no().map(Object::toString).filter(what::equals).isPresent())
                .findFirst();
        List<Enclosure> enclosures = new ArrayList<>();
        if (entry.isPresent()) {
            enclosures.add(new Enclosure("metadata.xml", "application/xml", metadata.of(entry.get())));
            enclosures.add(original(row, entry.get()));
            enclosures.add(readable(row, entry.get()));
            enclosures.addAll(papers.attachments(entry.get()));
        } else {
            enclosures.add(new Enclosure("metadata.xml", "application/xml", metadata.ofCloseRequest()));
        }
        return new HandoverPackage(plain(row.file().number() + "-" + what), mail, enclosures);
    }

    private List<RecordEntry> recordsOf(CaseRow row) {
        return database.read(
                handle -> registers.records().ofCase(handle, row.file().number()));
    }

    private Enclosure original(CaseRow row, RecordEntry entry) throws IOException {
        try (InputStream bytes = originals.open(entry.original())) {
            return new Enclosure(nameOf(row, entry) + ".eml", "message/rfc822", bytes.readAllBytes());
        }
    }

    private Enclosure readable(CaseRow row, RecordEntry entry) throws IOException {
        return new Enclosure(nameOf(row, entry) + ".pdf", "application/pdf", papers.readable(row.file(), entry));
    }

    private static String nameOf(CaseRow row, RecordEntry entry) {
        return plain(entry.no().map(row.file().number()::record).orElseGet(() -> entry.arrivalId()
                .value()));
    }

    /** The name of the package of a hand-over to a diary system, by its once key. */
    public static String packageName(String onceKey) {
        return plain(onceKey.substring(PRODUCTION.length()));
    }

    private static String plain(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]+", "-");
    }
}
