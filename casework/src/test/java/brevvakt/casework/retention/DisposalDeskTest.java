package brevvakt.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.CopyRemoval;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disposal;
import brevvakt.casework.records.HoldScope;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.records.RetentionRule;
import brevvakt.casework.retention.DisposalDesk.Due;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.DisposalRegister;
import brevvakt.casework.store.FileOriginals;
import brevvakt.casework.store.Proof;
import brevvakt.casework.store.Seals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class DisposalDeskTest {
    private static final LocalDate DECIDED = LocalDate.of(2026, 2, 1);
    private static final RetentionRule SPAM = new RetentionRule(
            "spam",
            Set.of(Label.SPAM),
            3,
            Optional.of("Ks 12/2026 § 4"),
            Optional.of("arkivarien"),
            Optional.of(DECIDED));
    private static final RetentionRule COMPLAINTS = new RetentionRule(
            "klagomal",
            Set.of(Label.COMPLAINT),
            24,
            Optional.of("Ks 12/2026 § 5"),
            Optional.of("arkivarien"),
            Optional.of(DECIDED));

    @TempDir
    Path folder;

    private DeskTown town;
    private final Mailboxes mailboxes = new Mailboxes();
    private final DisposalRegister disposals = new DisposalRegister();

    /** Notes what is taken out, and can be away. */
    private static final class Mailboxes implements CopyRemoval {
        private final List<String> removed = new ArrayList<>();
        private boolean away;
        private int forgotten;

        @Override
        public void remove(EmailAddress mailbox, ArrivalId arrival) throws IOException {
            if (away) {
                throw new IOException("the mailboxes are away");
            }
            removed.add(mailbox + " " + arrival);
        }

        @Override
        public void forgetWords() {
            forgotten++;
        }
    }

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private DisposalDesk deskOn(LocalDate day) {
        return deskOn(day, 2);
    }

    private DisposalDesk deskOn(LocalDate day, int pageLength) {
        return new DisposalDesk(
                town.database,
                town.registers,
                disposals,
                (FileOriginals) town.originals,
                mailboxes,
                town.house::organisation,
                Clock.fixed(day.atTime(9, 0).atZone(DeskTown.ZONE).toInstant(), DeskTown.ZONE),
                DeskTown.ZONE,
                pageLength);
    }

    private RecordEntry kept(Label label) {
        ArrivalId id = town.kept(label);
        return town.database.read(handle -> town.registers.records().all(handle, 100)).stream()
                .filter(entry -> entry.arrivalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As if its bytes had been kept long ago. */
    private void longAgo(Sha256 original) throws IOException {
        Files.setLastModifiedTime(file(original), FileTime.from(DeskTown.NOW.minusSeconds(1_000_000_000)));
    }

    private Path file(Sha256 original) throws IOException {
        try (var all = Files.walk(folder.resolve("originals"))) {
            return all.filter(path -> path.getFileName().toString().startsWith(original.hex()))
                    .findFirst()
                    .orElse(folder.resolve("none"));
        }
    }

    private List<Disposal> disposed() {
        return town.database.read(handle -> disposals.all(handle, 10));
    }

    private List<String> flaws() {
        return new Proof(town.database, town.registers.cases(), town.originals)
                .run()
                .flaws();
    }

    @Test
    void givenSpamWhoseTimeHasCome_whenTheRulesAreRun_thenItIsGoneAndTheDecisionStays() throws IOException {
        RecordEntry spam = kept(Label.SPAM);
        longAgo(spam.original());

        List<Due> told = deskOn(LocalDate.of(2026, 6, 3)).run(List.of(SPAM), "rita.r");

        assertThat(told).singleElement().satisfies(due -> assertThat(due.heldBy())
                .isEmpty());
        assertThat(town.originals.holds(spam.original())).isFalse();
        assertThat(disposed()).singleElement().satisfies(row -> {
            assertThat(row.decision()).isEqualTo("Ks 12/2026 § 4");
            assertThat(row.approvedBy()).isEqualTo("arkivarien");
            assertThat(row.by()).isEqualTo("rita.r");
            assertThat(row.original()).isEqualTo(spam.original());
            assertThat(row.gone()).isTrue();
        });
        assertThat(flaws()).isEmpty();
    }

    @Test
    void givenMoreThanAPageThatIsHeldOrDisposedOf_whenTheRulesAreRun_thenTheOnesBehindGoAsWell() throws IOException {
        for (int i = 0; i < 5; i++) {
            longAgo(kept(Label.SPAM).original());
        }
        LocalDate day = LocalDate.of(2026, 6, 3);

        assertThat(deskOn(day, 2).due(SPAM)).hasSize(5);
        assertThat(deskOn(day, 2).run(List.of(SPAM), "rita.r")).hasSize(5);
        assertThat(mailboxes.forgotten).isEqualTo(1);
        RecordEntry later = kept(Label.SPAM);
        longAgo(later.original());
        assertThat(deskOn(day, 2).run(List.of(SPAM), "rita.r")).hasSize(1);
        assertThat(town.originals.holds(later.original())).isFalse();
    }

    @Test
    void givenTheDayBefore_whenTheRulesAreRun_thenNothingHappens() throws IOException {
        RecordEntry spam = kept(Label.SPAM);
        longAgo(spam.original());

        assertThat(deskOn(LocalDate.of(2026, 6, 2)).run(List.of(SPAM), "rita.r"))
                .isEmpty();
        assertThat(town.originals.holds(spam.original())).isTrue();
    }

    @Test
    void givenARuleWithoutADecisionOrBeforeItsDay_whenRun_thenNothingHappens() throws IOException {
        RecordEntry spam = kept(Label.SPAM);
        longAgo(spam.original());
        RetentionRule proposal = new RetentionRule(
                "spam", Set.of(Label.SPAM), 3, Optional.empty(), Optional.of("x"), Optional.of(DECIDED));
        RetentionRule later = new RetentionRule(
                "spam",
                Set.of(Label.SPAM),
                3,
                Optional.of("x"),
                Optional.of("x"),
                Optional.of(LocalDate.of(2026, 6, 4)));

        assertThat(deskOn(LocalDate.of(2026, 6, 3)).run(List.of(proposal, later), "rita.r"))
                .isEmpty();
        assertThat(town.originals.holds(spam.original())).isTrue();
    }

    @Test
    void givenAPendingRequest_whenTheRulesAreRun_thenWhatItMayTouchIsHeldAndToldAndGoesWhenItEnds() throws IOException {
        RecordEntry spam = kept(Label.SPAM);
        longAgo(spam.original());
        long request = town.database.inTransaction(handle -> new DisclosureRegister().open(handle, request()));
        DisposalDesk desk = deskOn(LocalDate.of(2026, 6, 3));

        assertThat(desk.run(List.of(SPAM), "rita.r")).singleElement().satisfies(due -> assertThat(due.heldBy())
                .containsExactly("disclosure " + request));
        assertThat(town.originals.holds(spam.original())).isTrue();
        assertThat(disposed()).isEmpty();

        town.database.inTransaction(handle -> {
            new DisclosureRegister().moveTo(handle, request, Disclosure.State.CLOSED);
            return request;
        });
        desk.run(List.of(SPAM), "rita.r");
        assertThat(town.originals.holds(spam.original())).isFalse();
    }

    private static Disclosure request() {
        return new Disclosure(
                0,
                "allt",
                Optional.empty(),
                Optional.<CaseNumber>empty(),
                DeskTown.NOW,
                "rita.r",
                DECIDED,
                Disclosure.State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(HoldScope.everything()),
                List.of());
    }

    @Test
    void givenACase_whenTheRulesAreRun_thenItsTimeRunsFromItsEndAndItsCopiesGoToo() throws IOException {
        CaseRow open = town.complaint();
        RecordEntry letter = town.database
                .read(handle ->
                        town.registers.records().find(handle, open.file().number(), 1))
                .orElseThrow();
        longAgo(letter.original());
        assertThat(deskOn(LocalDate.of(2030, 1, 1)).run(List.of(COMPLAINTS), "rita.r"))
                .isEmpty();

        town.database.inTransaction(handle -> town.registers
                .cases()
                .append(
                        handle,
                        open,
                        Instant.parse("2027-05-01T10:00:00Z"),
                        "rita.r",
                        List.of(
                                new CaseEvent.CloseRequested(
                                        town.registers.notes().keep(handle, "klart")),
                                new CaseEvent.Closed())));

        assertThat(deskOn(LocalDate.of(2029, 5, 1)).run(List.of(COMPLAINTS), "rita.r"))
                .isEmpty();
        assertThat(deskOn(LocalDate.of(2029, 5, 2)).run(List.of(COMPLAINTS), "rita.r"))
                .hasSize(1);
        assertThat(mailboxes.removed).containsExactly(DeskTown.PARKEN + " " + letter.arrivalId());
        assertThat(town.originals.holds(letter.original())).isFalse();
    }

    @Test
    void givenACaseThatIsTakenUpAgainAfterItWasFoundDue_whenDisposedOf_thenItStays() throws IOException {
        CaseRow closed = town.complaint();
        CaseNumber number = closed.file().number();
        town.after(closed, new CaseEvent.Cancelled(town.database.inTransaction(handle -> town.registers
                .notes()
                .keep(handle, "fel"))));
        RecordEntry letter = town.database
                .read(handle -> town.registers.records().find(handle, number, 1))
                .orElseThrow();
        longAgo(letter.original());
        DisposalDesk desk = deskOn(LocalDate.of(2029, 1, 1));
        Due due = desk.due(COMPLAINTS).get(0);

        town.database.inTransaction(handle ->
                handle.execute("UPDATE case_file SET status = 'ASSIGNED' WHERE case_number = ?", number.toString()));

        assertThat(desk.dispose(List.of(due), "rita.r")).isEmpty();
        assertThat(disposed()).isEmpty();
        assertThat(desk.due(COMPLAINTS)).isEmpty();
    }

    @Test
    void givenARecordFoundDueTwice_whenDisposedOfTwice_thenItIsDisposedOfOnce() throws IOException {
        longAgo(kept(Label.SPAM).original());
        DisposalDesk desk = deskOn(LocalDate.of(2026, 6, 3));
        Due due = desk.due(SPAM).get(0);

        assertThat(desk.dispose(List.of(due), "rita.r")).hasSize(1);
        assertThat(desk.dispose(List.of(due), "arne.a")).isEmpty();
        assertThat(disposed()).hasSize(1);
    }

    @Test
    void givenTheMailboxesAreAway_whenTheRulesAreRun_thenTheRestIsDoneTheNextTime() throws IOException {
        CaseRow closed = town.complaint();
        town.after(closed, new CaseEvent.Cancelled(town.database.inTransaction(handle -> town.registers
                .notes()
                .keep(handle, "fel"))));
        RecordEntry letter = town.database
                .read(handle ->
                        town.registers.records().find(handle, closed.file().number(), 1))
                .orElseThrow();
        longAgo(letter.original());
        mailboxes.away = true;
        DisposalDesk desk = deskOn(LocalDate.of(2029, 1, 1));

        desk.run(List.of(COMPLAINTS), "rita.r");
        assertThat(disposed()).singleElement().satisfies(row -> assertThat(row.gone())
                .isFalse());
        assertThat(town.originals.holds(letter.original())).isTrue();

        mailboxes.away = false;
        assertThat(desk.finish()).isZero();
        assertThat(disposed()).singleElement().satisfies(row -> assertThat(row.gone())
                .isTrue());
        assertThat(town.originals.holds(letter.original())).isFalse();
    }

    @Test
    void givenTheSameBytesWereKeptAnewToday_whenTheRulesAreRun_thenTheyStay() throws IOException {
        RecordEntry spam = kept(Label.SPAM);
        longAgo(spam.original());
        try (var bytes = town.originals.open(spam.original())) {
            town.originals.keep(new java.io.ByteArrayInputStream(bytes.readAllBytes()));
        }

        deskOn(LocalDate.of(2026, 6, 3)).run(List.of(SPAM), "rita.r");

        assertThat(town.originals.holds(spam.original())).isTrue();
        assertThat(disposed()).singleElement().satisfies(row -> assertThat(row.gone())
                .isFalse());
    }

    @Test
    void givenADisposal_whenTheDiaryIsProven_thenSealsFromBeforeAndAfterHoldAndAForgedOneIsSeen() throws IOException {
        RecordEntry spam = kept(Label.SPAM);
        longAgo(spam.original());
        Seals seals = new Seals(town.database);
        seals.seal(LocalDate.of(2026, 3, 2), DeskTown.NOW);
        deskOn(LocalDate.of(2026, 6, 3)).run(List.of(SPAM), "rita.r");
        seals.seal(LocalDate.of(2026, 6, 3), DeskTown.NOW);
        assertThat(flaws()).isEmpty();

        town.database.inTransaction(handle -> handle.execute("UPDATE disposal SET decision = 'Ks 1/2020'"));

        assertThat(flaws()).singleElement().asString().contains("disposal");
    }

    @Test
    void givenAnOriginalThatIsMissingWithoutADecision_whenTheDiaryIsProven_thenItIsAFlaw() throws IOException {
        RecordEntry spam = kept(Label.SPAM);

        Files.delete(file(spam.original()));

        assertThat(flaws()).containsExactly("original " + spam.original() + " is missing");
    }
}
