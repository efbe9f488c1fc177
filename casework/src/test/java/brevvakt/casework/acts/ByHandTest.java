package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.intake.Filing;
import brevvakt.casework.intake.HandedIn;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.records.Carried;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Proof;
import brevvakt.casework.store.QueueRegister;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class ByHandTest {
    private static final Instant FRIDAY_BEFORE = Instant.parse("2026-02-27T14:00:00Z");

    @TempDir
    Path folder;

    private DeskTown town;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static HandedIn said(Optional<String> from, Optional<String> contact, Optional<String> solution) {
        return new HandedIn(
                DeskTown.PARKEN,
                Channel.PHONE,
                FRIDAY_BEFORE,
                "Jag är missnöjd med gräsklippningen i parken.",
                from,
                contact,
                solution,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private CaseRow filed(HandedIn matter) throws IOException {
        return town.byHand().register(matter, "stina.s").fold(Filing.Filed::row, refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    private String refusal(HandedIn matter, String by) throws IOException {
        return town.byHand().register(matter, by).fold(filed -> "registered", Filing.Refused::reason);
    }

    @Test
    void givenACallFromLastWeek_whenItIsRegistered_thenItIsDueFromTheDayItCame() throws IOException {
        CaseRow row = filed(said(Optional.of("Ulla U"), Optional.of("070-000 00 00"), Optional.empty()));

        Case file = row.file();
        assertThat(file.status()).isEqualTo(CaseStatus.REGISTERED);
        assertThat(file.register()).isEqualTo(Register.DIARY);
        assertThat(file.number()).hasToString("Ks 1/2026");
        assertThat(file.channel()).isEqualTo(Channel.PHONE);
        assertThat(file.receivedAt()).isEqualTo(FRIDAY_BEFORE);
        assertThat(file.dueDate()).contains(LocalDate.of(2026, 3, 6));
        assertThat(file.judged().confidence()).isEqualTo(1.0);
        assertThat(row.contact()).contains(new CaseRow.Contact("Ulla U", "070-000 00 00"));
        assertThat(file.heading()).doesNotContain("Ulla");
        assertThat(town.told()).containsExactly("NOTICE maja.m@kommun.example", "HANDOVER diarium.ks@kommun.example");
    }

    private static HandedIn heard(EmailAddress mailbox, String text) {
        return new HandedIn(
                mailbox,
                Channel.PHONE,
                FRIDAY_BEFORE,
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Label.COMPLAINT),
                Optional.of(mailbox.equals(DeskTown.HEMMET) ? Scope.INDIVIDUAL : Scope.GENERAL),
                Optional.empty());
    }

    private Optional<QueueRegister.Proposal> proposal(CaseRow row) {
        return town.database.read(
                handle -> new QueueRegister().proposalOf(handle, row.file().number()));
    }

    @Test
    void givenACallAboutAnotherUnitsMatter_whenItIsRegistered_thenTheRoutingTableSaysToWhichItMayBePassedOn()
            throws IOException {
        CaseRow astray = filed(heard(DeskTown.PARKEN, "Trottoaren utanför skolan är full av hål."));
        CaseRow right = filed(heard(DeskTown.PARKEN, "Gräsklippningen i parken är usel."));

        assertThat(proposal(astray))
                .contains(new QueueRegister.Proposal(
                        Optional.of("gata"), Optional.of("trottoarer sköts av Gata"), Optional.empty()));
        assertThat(proposal(right)).isEmpty();
    }

    @Test
    void givenACallThatConcernsOnePerson_whenItIsRegistered_thenNoUnitIsProposedButTheAuthorityOutside()
            throws IOException {
        CaseRow row = filed(heard(DeskTown.HEMMET, "Trottoaren var hal, och sedan blev det inbrott hos mamma."));

        assertThat(row.file().register()).isEqualTo(Register.RESTRICTED);
        assertThat(proposal(row))
                .contains(new QueueRegister.Proposal(Optional.empty(), Optional.empty(), Optional.of("polisen")));
    }

    @Test
    void givenAMatterByHand_whenItsOriginalIsRead_thenWordsAndContactStandInItAndACopyIsOwedToTheMailbox()
            throws IOException {
        CaseRow row = filed(said(Optional.of("Åsa Öst"), Optional.of("070-000 00 00"), Optional.empty()));

        Carried copy = town.registers.deliveries().toCarry(Optional.empty(), 10).get(0);
        assertThat(copy.mailbox()).isEqualTo(DeskTown.PARKEN);
        assertThat(copy.id()).isEqualTo(row.file().arrivalId());
        try (InputStream original = town.originals.open(copy.original())) {
            String mail = new String(original.readAllBytes(), StandardCharsets.US_ASCII);
            String body = mail.substring(mail.indexOf("\r\n\r\n") + 4);
            assertThat(mail).contains("X-Brevvakt-Channel: PHONE").contains("To: <parken@kommun.example>");
            assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8))
                    .contains("gräsklippningen")
                    .contains("Åsa Öst")
                    .contains("070-000 00 00");
        }
    }

    @Test
    void givenNoContact_whenItIsRegistered_thenNobodyIsPromisedAnAnswer() throws IOException {
        Case file = filed(said(Optional.of("Ulla U"), Optional.empty(), Optional.empty()))
                .file();

        assertThat(file.replyPossible()).isFalse();
        assertThat(file.dueDate()).isEmpty();
    }

    @Test
    void givenAMailAddress_whenItIsRegistered_thenItIsTheCounterpartAndGetsAReceipt() throws IOException {
        CaseRow row = filed(said(Optional.of("Eva"), Optional.of("eva@medborgare.example"), Optional.empty()));

        assertThat(row.counterpart()).contains(DeskTown.EVA);
        assertThat(town.told()).contains("RECEIPT eva@medborgare.example");
    }

    @Test
    void givenASolution_whenItIsRegistered_thenAnswerAndCloseRequestComeInOneStep() throws IOException {
        Case file = filed(said(Optional.of("Ulla"), Optional.of("070-000 00 00"), Optional.of("Vi klippte samma dag.")))
                .file();

        assertThat(file.status()).isEqualTo(CaseStatus.CLOSE_REQUESTED);
        assertThat(file.firstAnswerAt()).contains(DeskTown.NOW);
        assertThat(file.dueDate()).isEmpty();
        assertThat(town.told()).contains("CLOSE_REQUEST rita.r@kommun.example");
        assertThat(town.mails())
                .filteredOn(mail -> mail.kind() == OutboxKind.CLOSE_REQUEST)
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Vi klippte samma dag."));
    }

    @Test
    void givenAnIndividualMatter_whenItIsRegistered_thenItIsRestrictedAndGoesToTheDeviationModuleAtOnce()
            throws IOException {
        HandedIn matter = new HandedIn(
                DeskTown.HEMMET,
                Channel.ORAL,
                FRIDAY_BEFORE,
                "Mamma fick inte sin medicin i går.",
                Optional.of("Ulla U"),
                Optional.of("070-000 00 00"),
                Optional.empty(),
                Optional.of(Label.COMPLAINT),
                Optional.of(Scope.INDIVIDUAL),
                Optional.empty());

        Case file = filed(matter).file();

        assertThat(file.register()).isEqualTo(Register.RESTRICTED);
        assertThat(file.number().series()).isEqualTo("E");
        assertThat(town.told()).contains("HANDOVER avvikelse@kommun.example");
        assertThat(town.mails()).allSatisfy(mail -> assertThat(mail.subject() + mail.text())
                .doesNotContain("medicin")
                .doesNotContain("Ulla"));
    }

    @Test
    void givenWhatCannotBe_whenItIsRegistered_thenItIsRefusedWithAReasonAndNothingIsWritten() throws IOException {
        HandedIn unknownMailbox = new HandedIn(
                EmailAddress.of("ingen@kommun.example"),
                Channel.PHONE,
                FRIDAY_BEFORE,
                "x",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        HandedIn tomorrow = new HandedIn(
                DeskTown.PARKEN,
                Channel.PHONE,
                DeskTown.NOW.plusSeconds(60),
                "x",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(refusal(unknownMailbox, "stina.s")).contains("no mailbox ingen@kommun.example");
        assertThat(refusal(tomorrow, "stina.s")).contains("still to come");
        assertThat(refusal(said(Optional.empty(), Optional.empty(), Optional.empty()), "nobody"))
                .contains("nobody has the user name");
        assertThat(town.database.read(town.registers.cases()::count)).isZero();
    }

    @Test
    void givenSeveralByHand_whenTheDiaryIsProven_thenItIsWhole() throws IOException {
        filed(said(Optional.of("Ulla"), Optional.of("070-000 00 00"), Optional.of("Klart.")));
        filed(said(Optional.empty(), Optional.empty(), Optional.empty()));

        Proof.Result result = new Proof(town.database, town.registers.cases(), town.originals).run();

        assertThat(result.flaws()).isEmpty();
        assertThat(result.records()).isEqualTo(2);
    }

    @Test
    void givenALetterInQuarantine_whenAHumanSaysWhatItIs_thenItsCaseIsDueFromItsFirstArrival() {
        ArrivalId id = town.kept(Label.SPAM);

        Case file = opened(id, "stina.s");

        assertThat(file.receivedAt()).isEqualTo(DeskTown.NOW.minusSeconds(3600));
        assertThat(file.arrivalId()).isEqualTo(id);
        assertThat(file.status()).isEqualTo(CaseStatus.REGISTERED);
        assertThat(file.dueDate()).contains(LocalDate.of(2026, 3, 9));
        assertThat(town.told()).contains("RECEIPT eva@medborgare.example");
        assertThat(town.registers.deliveries().toCarry(Optional.empty(), 10))
                .extracting(Carried::mailbox)
                .containsExactly(DeskTown.PARKEN);
        assertThat(lateRefusal(id, "stina.s")).contains("is in the case Ks 1/2026");
    }

    @Test
    void givenALetterInQuarantine_whenSomebodyElseOpensIt_thenItIsRefused() {
        ArrivalId id = town.kept(Label.SPAM);

        assertThat(lateRefusal(id, "ivan.i")).contains("ivan.i may not open a case");
        assertThat(lateRefusal(new ArrivalId("no-such-arrival"), "stina.s")).contains("there is no letter");
        assertThat(town.database.read(town.registers.cases()::count)).isZero();
    }

    private Filing late(ArrivalId id, String by) {
        return town.lateOpening()
                .open(id.value(), Label.COMPLAINT, Optional.empty(), Optional.empty(), "inget skräp", by);
    }

    private Case opened(ArrivalId id, String by) {
        return late(id, by).fold(filed -> filed.row().file(), refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    private String lateRefusal(ArrivalId id, String by) {
        return late(id, by).fold(filed -> "opened", Filing.Refused::reason);
    }
}
