package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Receiver;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.handover.CaseSystem;
import brevvakt.casework.handover.DiaryNeighbour;
import brevvakt.casework.handover.HandoverPackage;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.Papers;
import brevvakt.casework.intake.Acknowledgements;
import brevvakt.casework.intake.AstrayHandovers;
import brevvakt.casework.intake.Correspondence;
import brevvakt.casework.intake.DuePost;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingMail;
import brevvakt.casework.outbox.OutgoingPost;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class HandoverTest {
    @TempDir
    Path folder;

    private DeskTown town;
    private final Diary diary = new Diary();

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    /** A diary system that can be away. */
    private static final class Diary implements CaseSystem {
        private final List<HandoverPackage> taken = new ArrayList<>();
        private boolean away;

        @Override
        public void take(HandoverPackage handed) throws IOException {
            if (away) {
                throw new IOException("the diary system is away");
            }
            taken.add(handed);
        }
    }

    private static final class NoPost implements OutgoingPost {
        @Override
        public void send(OutgoingMail mail) {}
    }

    private static final class PlainPapers implements Papers {
        @Override
        public byte[] readable(Case file, RecordEntry entry) {
            return "a paper".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public List<Enclosure> attachments(RecordEntry entry) {
            return List.of();
        }
    }

    private void goRound(Instant at) {
        DiaryNeighbour neighbour = new DiaryNeighbour(
                town.database,
                town.registers,
                town.originals,
                new PlainPapers(),
                diary,
                diary,
                Correspondence.AUTHORITY,
                town.house::organisation);
        new DuePost(
                        town.database,
                        town.registers.outbox(),
                        mail -> new OutgoingMail("x", Optional.empty(), mail.to(), new byte[0]),
                        new NoPost(),
                        List.of(neighbour),
                        sent -> List.of(),
                        Clock.fixed(at, DeskTown.ZONE))
                .sweep();
    }

    private static String no(CaseRow row) {
        return row.file().number().toString();
    }

    private List<OutboxMail> handovers() {
        return town.mails().stream()
                .filter(mail -> mail.kind() == OutboxKind.HANDOVER)
                .toList();
    }

    @Test
    void givenAProposal_whenAHumanConfirms_thenItsRegistrationIsHandedOverOnceAndNotBefore() {
        CaseRow row = town.complaint();
        goRound(DeskTown.NOW);
        assertThat(diary.taken).isEmpty();

        town.caseActs().confirm(no(row), "stina.s");
        town.caseActs().assign(no(row), "per.p", "maja.m");
        goRound(DeskTown.NOW);
        goRound(DeskTown.NOW);

        assertThat(diary.taken).extracting(HandoverPackage::name).containsExactly("Ks-1-2026-1");
        assertThat(diary.taken.get(0).enclosures())
                .extracting(Enclosure::name)
                .containsExactly("metadata.xml", "Ks-1-2026-1.eml", "Ks-1-2026-1.pdf");
        assertThat(town.now(row).course().isOwed(Receiver.CASE_SYSTEM, "1")).isTrue();
    }

    @Test
    void givenAnAnsweredProposal_whenTheRegistrarClosesIt_thenItIsConfirmedOnTheWayAndTheDiarySystemGetsItAll() {
        CaseRow row = town.complaint();
        CaseActs acts = town.caseActs();
        acts.answerByPhone(no(row), "Ringt och rett ut.", "per.p");
        acts.closeRequest(no(row), "Lagat.", "per.p");
        goRound(DeskTown.NOW);
        assertThat(diary.taken).isEmpty();

        acts.close(no(row), "rita.r");
        goRound(DeskTown.NOW);

        assertThat(town.now(row).course().confirmed()).isTrue();
        assertThat(town.now(row).status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(diary.taken).extracting(HandoverPackage::name).containsExactly("Ks-1-2026-1", "Ks-1-2026-close-1");
    }

    @Test
    void givenAHandover_whenItsMetadataIsRead_thenTheFieldsAreThereAndTheOriginalIsWhole() {
        CaseRow row = town.complaint();
        town.caseActs().confirm(no(row), "stina.s");
        goRound(DeskTown.NOW);

        List<Enclosure> files = diary.taken.get(0).enclosures();
        assertThat(new String(files.get(0).bytes(), StandardCharsets.UTF_8))
                .contains("<caseNumber>Ks 1/2026</caseNumber>")
                .contains("<recordNumber>Ks 1/2026-1</recordNumber>")
                .contains("<direction>incoming</direction>")
                .contains("<caseKind>COMPLAINT</caseKind>")
                .contains("<unit>Park</unit>")
                .contains("<counterpart>eva@medborgare.example</counterpart>");
        assertThat(Sha256.of(files.get(1).bytes()).hex())
                .isEqualTo(town.database
                        .read(handle ->
                                town.registers.records().find(handle, row.file().number(), 1))
                        .orElseThrow()
                        .original()
                        .hex());
    }

    @Test
    void givenADiarySystemThatIsAwayForADay_whenItIsBack_thenItGetsTheRegistrationOnce() {
        CaseRow row = town.complaint();
        town.caseActs().confirm(no(row), "stina.s");
        diary.away = true;
        IntStream.rangeClosed(0, 24).forEach(hour -> goRound(DeskTown.NOW.plus(Duration.ofHours(hour))));
        assertThat(handovers()).extracting(OutboxMail::state).containsExactly(OutboxMail.State.DUE);

        diary.away = false;
        goRound(DeskTown.NOW.plus(Duration.ofHours(30)));
        goRound(DeskTown.NOW.plus(Duration.ofHours(31)));

        assertThat(diary.taken).hasSize(1);
        assertThat(handovers()).extracting(OutboxMail::state).containsExactly(OutboxMail.State.SENT);
    }

    @Test
    void givenAHandoverThatNobodyTakes_whenAnHourHasPassed_thenTheManagerIsToldOnce() {
        CaseRow row = town.complaint();
        town.caseActs().confirm(no(row), "stina.s");
        diary.away = true;
        IntStream.rangeClosed(0, 10).forEach(hour -> goRound(DeskTown.NOW.plus(Duration.ofHours(hour))));
        AstrayHandovers astray =
                new AstrayHandovers(town.database, town.registers, town.correspondence(), town.house::organisation);

        astray.look();
        astray.look();

        assertThat(town.mails())
                .filteredOn(mail -> mail.onceKey().startsWith("handover_late"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.to().get(0)).hasToString("maja.m@kommun.example"));
    }

    @Test
    void givenARequestToClose_whenItIsHandedOver_thenItIsADocumentOfItsOwnKind() {
        CaseRow row = town.complaint();
        CaseActs acts = town.caseActs();
        acts.confirm(no(row), "stina.s");
        acts.answerByPhone(no(row), "ringde", "per.p");
        acts.closeRequest(no(row), "Lagat.", "per.p");
        goRound(DeskTown.NOW);

        HandoverPackage close = diary.taken.get(1);
        assertThat(close.name()).isEqualTo("Ks-1-2026-close-1");
        assertThat(new String(close.enclosures().get(0).bytes(), StandardCharsets.UTF_8))
                .contains("<recordType>CLOSE_REQUEST</recordType>");
    }

    @Test
    void givenARestrictedCase_whenAHumanConfirms_thenNoDiarySystemHearsOfIt() {
        CaseRow row = town.restricted();
        town.caseActs().confirm(no(row), "hanna.h");
        goRound(DeskTown.NOW);

        assertThat(diary.taken).isEmpty();
    }

    @Test
    void givenAGeneralCase_whenItTurnsOutToConcernOnePerson_thenTheDeviationModuleGetsItAndTheDiaryNothing() {
        CaseRow row = town.complaint();
        CaseRow hem = town.after(
                row,
                new CaseEvent.Rerouted(
                        DeskTown.HEMMET,
                        "hem",
                        Optional.empty(),
                        Optional.of("hanna.h"),
                        "a heading",
                        Sha256.of(new byte[0])));

        town.caseActs()
                .correct(
                        no(hem),
                        Optional.empty(),
                        Optional.of(Scope.INDIVIDUAL),
                        Optional.empty(),
                        "en person",
                        "rita.r");
        goRound(DeskTown.NOW);

        assertThat(diary.taken).isEmpty();
        assertThat(town.told()).contains("HANDOVER avvikelse@kommun.example");
        assertThat(town.now(row).course().isOwed(Receiver.DEVIATION_MODULE, "1"))
                .isTrue();
    }

    @Test
    void givenAnAnswerOfTheDiarySystem_whenItsNumberIsSought_thenOursIsNotTakenForIt() {
        List<CaseNumber> ours = List.of(new CaseNumber("Ks", 1, 2026));

        assertThat(CaseNumber.findOthersIn("Sv: Registrering Ks 1/2026-1: KS 2026/00417", ours))
                .contains("KS 2026/00417");
        assertThat(CaseNumber.findOthersIn("Sv: Registrering Ks 1/2026", ours)).isEmpty();
    }

    private Acknowledgements acknowledgements() {
        return new Acknowledgements(town.database, town.registers, town.correspondence(), town.house::organisation);
    }

    @Test
    void givenAPackageInTheFolder_whenItIsAcknowledgedWithANumber_thenTheCaseKnowsItAndNothingIsHandedOverAgain() {
        CaseRow row = town.complaint();
        town.caseActs().confirm(no(row), "stina.s");
        goRound(DeskTown.NOW);

        boolean known = acknowledgements().ofPackage("Ks-1-2026-1", "Mottaget som Ks 4711/2026", DeskTown.NOW);
        acknowledgements().ofPackage("Ks-1-2026-1", "Mottaget som Ks 4711/2026", DeskTown.NOW);
        acknowledgements().look(DeskTown.NOW.plus(Duration.ofDays(2)));

        assertThat(known).isTrue();
        assertThat(town.now(row).course().foreignNumber()).contains("Ks 4711/2026");
        assertThat(handovers()).extracting(OutboxMail::state).containsExactly(OutboxMail.State.SENT);
        assertThat(acknowledgements().ofPackage("Ks-9-2026-1", "", DeskTown.NOW))
                .isFalse();
    }

    @Test
    void givenNoAcknowledgement_whenDaysPass_thenItIsHandedOverAgainEachDayAndAtLastTheManagerIsTold() {
        CaseRow row = town.complaint();
        town.caseActs().confirm(no(row), "stina.s");
        goRound(DeskTown.NOW);
        int told = town.told().size();

        IntStream.rangeClosed(1, 6).forEach(day -> {
            Instant at = DeskTown.NOW.plus(Duration.ofHours(25L * day));
            acknowledgements().look(at);
            goRound(at);
        });

        assertThat(diary.taken).hasSize(5).extracting(HandoverPackage::name).containsOnly("Ks-1-2026-1");
        assertThat(town.told()).hasSize(told + 1).contains("NOTICE maja.m@kommun.example");
    }
}
