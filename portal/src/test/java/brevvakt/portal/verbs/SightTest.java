package brevvakt.portal.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.CaseEvent.Opened;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.records.RecordIndex.Found;
import brevvakt.casework.records.RecordIndex.Hit;
import brevvakt.casework.records.RecordIndex.Order;
import brevvakt.casework.records.RecordIndex.Question;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.index.IndexFollower;
import brevvakt.index.LuceneRecordIndex;
import brevvakt.index.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final EmailAddress NOBODY = EmailAddress.of("nobody@kommun.example");
    private static final List<Label> LABELS = List.of(Label.COMPLAINT, Label.PRIVATE, Label.NEWSLETTER);

    @TempDir
    Path folder;

    private final Database database = Database.open(
            "jdbc:hsqldb:mem:sight;hsqldb.tx=mvcc;sql.longvar_is_lob=false", Optional.of("SA"), Optional.empty());
    private final Registers registers = Registers.on(database);
    private int arrivals;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givenEveryKindOfRecord_whenEachPersonSearches_thenHeFindsExactlyWhatTheListShowsHim()
            throws IOException, OrganisationFault {
        Organisation town = town();
        fill(town);
        try (Shelf shelf = Shelf.open(folder, ZONE)) {
            IndexFollower follower = new IndexFollower(shelf, database, registers, entry -> Optional.empty());
            follower.catchUp();
            LuceneRecordIndex index = new LuceneRecordIndex(shelf, Clock.fixed(AT, ZONE), ZONE);
            List<RecordEntry> all = database.read(handle -> registers.records().all(handle, 1000));
            Stream<Sight> sights = Stream.concat(
                    Stream.of(Sight.ofAdministrator(town), Sight.ofPublic(town)),
                    town.people().stream().map(person -> Sight.of(person, town)));

            assertThat(sights).allSatisfy(sight -> assertThat(found(index, sight))
                    .containsExactlyInAnyOrderElementsOf(listed(all, sight)));
        }
    }

    private static List<Long> found(LuceneRecordIndex index, Sight sight) {
        Found found = (Found) index.find(new Question("", Order.DATE, Optional.empty(), 1000), sight.eyes());
        return found.hits().stream().map(Hit::id).toList();
    }

    private List<Long> listed(List<RecordEntry> all, Sight sight) {
        return database.read(handle -> all.stream()
                .filter(entry -> sight.showsWords(
                        entry,
                        entry.caseNumber()
                                .flatMap(number -> registers.cases().find(handle, number))
                                .map(CaseRow::file)))
                .map(RecordEntry::id)
                .toList());
    }

    private static Organisation town() throws IOException, OrganisationFault {
        try (InputStream yaml = Files.newInputStream(Path.of("..", "conf", "organisation.yaml"))) {
            return OrganisationFile.read(yaml);
        }
    }

    /** For each mailbox and each person: a case in every register, and mail outside of any case. */
    private void fill(Organisation town) {
        for (Mailbox mailbox : town.mailboxes()) {
            for (Register register : Register.values()) {
                open(register, mailbox.address(), mailbox.unit(), Optional.empty(), Optional.empty());
            }
            LABELS.forEach(label -> keep(label, mailbox.address(), Optional.empty()));
        }
        for (Person person : town.people()) {
            Optional<String> himself = Optional.of(person.username());
            open(Register.RESTRICTED, NOBODY, "nowhere", himself, Optional.empty());
            open(Register.RESTRICTED, person.mail(), person.unit(), Optional.empty(), Optional.empty());
            for (String unit : List.of("nowhere", town.units().get(0).id())) {
                open(Register.RESTRICTED, NOBODY, unit, Optional.empty(), himself);
            }
            LABELS.forEach(label -> keep(label, person.mail(), Optional.empty()));
        }
    }

    /** @param manager who led the unit when it came */
    private void open(
            Register register, EmailAddress mailbox, String unit, Optional<String> officer, Optional<String> manager) {
        CaseNumber number = database.inTransaction(handle -> {
            CaseNumber taken = registers.cases().takeNumber(handle, "Ks", 2026);
            Opened opened = new Opened(
                    taken,
                    new ArrivalId("arrival-" + (arrivals + 1)),
                    AT,
                    Channel.MAIL,
                    register,
                    new Judged(Label.COMPLAINT, List.of(), Scope.GENERAL, Sensitivity.NONE, 1, false),
                    "Klagomål",
                    mailbox,
                    unit,
                    officer,
                    manager,
                    true,
                    false,
                    List.of());
            registers.cases().open(handle, AT, "brevvakt", opened, Optional.empty());
            return taken;
        });
        keep(Label.COMPLAINT, mailbox, Optional.of(number));
    }

    private void keep(Label label, EmailAddress to, Optional<CaseNumber> number) {
        RecordEntry entry = new RecordEntry(
                0,
                new ArrivalId("arrival-" + ++arrivals),
                number,
                number.map(n -> 1),
                Direction.IN,
                label,
                Optional.empty(),
                Optional.empty(),
                List.of(to),
                AT,
                "titel",
                Sha256.of(new byte[0]),
                0,
                List.of(),
                Optional.empty(),
                "",
                Optional.empty(),
                Authenticity.unasked());
        database.inTransaction(handle -> registers.records().insert(handle, entry, "once-" + arrivals));
    }
}
