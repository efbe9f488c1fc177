package brevvakt.casework.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.acts.DeskTown;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.disclosure.DisclosureDesk.Asked;
import brevvakt.casework.disclosure.DisclosureDesk.HandOut;
import brevvakt.casework.disclosure.DisclosureDesk.Packed;
import brevvakt.casework.disclosure.DisclosureDesk.Refused;
import brevvakt.casework.disclosure.DisclosureDesk.Step;
import brevvakt.casework.disclosure.DisclosureDesk.Taken;
import brevvakt.casework.disclosure.DisclosureDesk.Way;
import brevvakt.casework.handover.HandoverPackage;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.MailWithFiles;
import brevvakt.casework.intake.Consequences;
import brevvakt.casework.intake.DuePost;
import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Tokens;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingMail;
import brevvakt.casework.outbox.OutgoingPost;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Decision;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.Disclosure.State;
import brevvakt.casework.records.HoldScope;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.DisclosureRegister;
import java.io.IOException;
import java.nio.file.Path;
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
class DisclosureDeskTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Masking NOTHING = new Masking(List.of());
    private static final String ADDRESS = "journalist@tidningen.example";

    @TempDir
    Path folder;

    private final DisclosureRegister register = new DisclosureRegister();
    private final Papers papers = new Papers();
    private DeskTown town;
    private DisclosureDesk desk;
    private CaseRow complaint;
    private String record;
    private Disclosure request;

    /** Notes what is packed, and can be told to find something. */
    private static final class Papers implements DisclosureDesk.Packer, DisclosureNeighbour.Cabinet {
        private final List<String> packed = new ArrayList<>();
        private Optional<String> trouble = Optional.empty();
        private long bytes = 1_000;

        @Override
        public Packed pack(Disclosure asked, String name, HandOut handOut) {
            packed.add(name);
            return new Packed(trouble, bytes);
        }

        @Override
        public Packed packDecision(Disclosure asked, Decision decision) {
            packed.add(decision.packed());
            return new Packed(trouble, bytes);
        }

        @Override
        public void discard(String name) {
            packed.remove(name);
        }

        @Override
        public List<Enclosure> papersIn(String name) {
            return List.of(new Enclosure(
                    "00-index.pdf", "application/pdf", name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
        desk = deskAt(DeskTown.NOW);
        complaint = town.complaint();
        record = complaint.file().number().record(1);
        request = opened(Optional.of(ADDRESS));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private DisclosureDesk deskAt(Instant now) {
        Clock clock = Clock.fixed(now, DeskTown.ZONE);
        return new DisclosureDesk(
                town.database,
                register,
                Set.of("OSL 21:7", "OSL 25:1"),
                at -> DAY,
                at -> LocalDate.ofInstant(at, DeskTown.ZONE),
                new DisclosureMail(
                        town.registers,
                        town.texts,
                        new ReplyTokens(new Tokens(new byte[32])),
                        town.house::organisation,
                        clock,
                        DeskTown.ZONE),
                clock);
    }

    private Disclosure opened(Optional<String> contact) {
        return opened(contact, Optional.empty());
    }

    private Disclosure openedOn(CaseRow asking, Optional<String> contact) {
        return opened(contact, Optional.of(asking.file().number()));
    }

    private Disclosure opened(Optional<String> contact, Optional<CaseNumber> asking) {
        return taken(desk.open(
                new Asked("Alla klagomål på parken", contact, asking, DeskTown.NOW, HoldScope.everything()), "rita.r"));
    }

    private static Disclosure taken(Step step) {
        assertThat(step).isInstanceOf(Taken.class);
        return ((Taken) step).disclosure();
    }

    private RecordEntry entry() {
        return entryOf(complaint);
    }

    private RecordEntry entryOf(CaseRow row) {
        return town.database
                .read(handle -> town.registers.records().find(handle, row.file().number(), 1))
                .orElseThrow();
    }

    private Step decided(Outcome outcome, Optional<String> provision, String masked) {
        desk.add(request.id(), entry(), record, "rita.r");
        return desk.decide(request.id(), record, outcome, provision, Masking.written(masked), "rita.r");
    }

    private Step delivered(Way way) {
        return desk.deliver(request.id(), new HandOut("rita.r", way, Optional.empty()), papers);
    }

    private void refusedAndDelivered() {
        decided(Outcome.REFUSED, Optional.of("OSL 25:1"), "");
        taken(delivered(Way.MAIL));
    }

    private List<String> holds() {
        return holdsOn(complaint);
    }

    private List<String> holdsOn(CaseRow row) {
        return town.database.read(handle -> Holds.now(handle, town.registers, town.house.organisation(), DeskTown.ZONE)
                .on(entryOf(row), Optional.of(row.file())));
    }

    private List<String> logged() {
        return town.database.read(handle -> register.logOf(handle, request.id()));
    }

    private Disclosure found() {
        return town.database.read(handle -> register.find(handle, request.id())).orElseThrow();
    }

    private List<OutboxMail> mails() {
        return town.mails().stream()
                .filter(mail -> mail.kind() == OutboxKind.DISCLOSURE)
                .toList();
    }

    @Test
    void givenARequestFromNobodyNamed_whenOpened_thenItIsDueAtOnce() {
        Disclosure nobodys = opened(Optional.empty());

        assertThat(nobodys.contact()).isEmpty();
        assertThat(nobodys.dueOn()).isEqualTo(DAY);
        assertThat(nobodys.state()).isEqualTo(State.OPEN);
    }

    @Test
    void givenNobodyHasSaidWhatItIsAbout_whenDisposalAsks_thenEverythingIsHeld() {
        assertThat(holds()).containsExactly("disclosure " + request.id());
        assertThat(found().holds()).containsExactly(HoldScope.everything());
    }

    @Test
    void givenItIsAboutOtherMail_whenSaid_thenOnlyThatAndTheBasketAreHeld() {
        taken(desk.hold(
                request.id(),
                new HoldScope(Optional.of(DeskTown.GATAN), Optional.empty(), Optional.empty(), Optional.of(DAY)),
                "rita.r"));
        assertThat(holds()).isEmpty();

        desk.add(request.id(), entry(), record, "rita.r");
        assertThat(holds()).containsExactly("disclosure " + request.id());
        assertThat(logged()).contains("rita.r HELD gatan@kommun.example ..2026-03-02");
    }

    @Test
    void givenAScopeOfMailboxCaseAndDays_whenARecordIsHeldAgainstIt_thenAllMustFit() {
        LocalDate dayBefore = DAY.minusDays(1);
        Optional<EmailAddress> parken = Optional.of(DeskTown.PARKEN);
        Optional<CaseNumber> number = Optional.of(complaint.file().number());

        assertThat(List.of(
                        new HoldScope(parken, number, Optional.of(DAY), Optional.of(DAY))
                                .touches(entry(), DeskTown.ZONE, address -> address),
                        new HoldScope(parken, number, Optional.empty(), Optional.of(dayBefore))
                                .touches(entry(), DeskTown.ZONE, address -> address),
                        new HoldScope(parken, CaseNumber.parse("Ks 99/2026"), Optional.empty(), Optional.empty())
                                .touches(entry(), DeskTown.ZONE, address -> address),
                        new HoldScope(Optional.of(DeskTown.HEMMET), number, Optional.empty(), Optional.empty())
                                .touches(entry(), DeskTown.ZONE, address -> address)))
                .containsExactly(true, false, false, false);
    }

    @Test
    void givenAMailboxThatIsHeld_whenTheRecordCameToAnotherOfItsAddresses_thenItIsHeld() {
        HoldScope other =
                new HoldScope(Optional.of(DeskTown.GATAN), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(other.touches(entry(), DeskTown.ZONE, address -> address)).isFalse();
        assertThat(other.touches(
                        entry(), DeskTown.ZONE, address -> address.equals(DeskTown.PARKEN) ? DeskTown.GATAN : address))
                .isTrue();
    }

    @Test
    void givenAComplaintThatAlsoAsksForRecords_whenDisposalAsks_thenItsBoardIsHeld() {
        desk.hold(
                request.id(),
                new HoldScope(Optional.of(DeskTown.GATAN), Optional.empty(), Optional.empty(), Optional.empty()),
                "rita.r");
        assertThat(holds()).isEmpty();

        CaseNumber asking = town.database.inTransaction(handle -> {
            CaseNumber number = town.registers.cases().takeNumber(handle, "Ks", 2026);
            town.registers
                    .cases()
                    .open(
                            handle,
                            DeskTown.NOW,
                            "brevvakt",
                            new CaseEvent.Opened(
                                    number,
                                    new ArrivalId("arrival-also"),
                                    DeskTown.NOW,
                                    CaseEvent.Channel.MAIL,
                                    Register.DIARY,
                                    new CaseEvent.Judged(
                                            Label.COMPLAINT,
                                            List.of(Label.RECORD_REQUEST),
                                            Scope.GENERAL,
                                            Sensitivity.NONE,
                                            0.9,
                                            true),
                                    "Klagomål",
                                    DeskTown.PARKEN,
                                    "park",
                                    Optional.empty(),
                                    Optional.empty(),
                                    true,
                                    false,
                                    List.of()),
                            Optional.of(EmailAddress.of(ADDRESS)));
            return number;
        });

        assertThat(holds()).containsExactly(asking.toString());
    }

    @Test
    void givenEverythingIsGivenOut_whenDelivered_thenNothingIsHeldAnyLonger() {
        decided(Outcome.FULL, Optional.empty(), "");

        assertThat(taken(delivered(Way.FILE)).state()).isEqualTo(State.DISCLOSED_FULL);

        assertThat(holds()).isEmpty();
    }

    @Test
    void givenSomethingIsWithheld_whenDelivered_thenItIsHeldUntilAHumanClosesTheRequest() {
        decided(Outcome.PARTIAL, Optional.of("OSL 25:1"), "diabetes");
        taken(delivered(Way.FILE));
        assertThat(holds()).isNotEmpty();

        assertThat(taken(desk.close(request.id(), "rita.r", papers)).outcome()).contains(State.DISCLOSED_PARTLY);

        assertThat(holds()).isEmpty();
    }

    @Test
    void givenALetterThatAsksForRecordsAndNobodyTookUp_whenDisposalAsks_thenItsBoardIsHeldUntilARequestIsOpened()
            throws Exception {
        desk.hold(
                request.id(),
                new HoldScope(Optional.of(DeskTown.GATAN), Optional.empty(), Optional.empty(), Optional.empty()),
                "rita.r");
        CaseRow asking = recordRequest();
        assertThat(holds()).containsExactly(asking.file().number().toString());

        Disclosure taken = taken(desk.open(
                new Asked(
                        "Parken",
                        Optional.empty(),
                        Optional.of(asking.file().number()),
                        DeskTown.NOW,
                        new HoldScope(
                                Optional.of(DeskTown.HEMMET), Optional.empty(), Optional.empty(), Optional.empty())),
                "rita.r"));

        assertThat(holds()).isEmpty();
        assertThat(desk.open(
                        new Asked("igen", Optional.empty(), taken.caseNumber(), DeskTown.NOW, HoldScope.everything()),
                        "rolf.r"))
                .isInstanceOf(Refused.class);
    }

    private CaseRow recordRequest() {
        CaseRow row = town.complaint(EmailAddress.of(ADDRESS));
        return town.database.inTransaction(handle -> town.registers
                .cases()
                .append(
                        handle,
                        row,
                        DeskTown.NOW,
                        "stina.s",
                        List.of(new CaseEvent.Corrected(
                                Label.RECORD_REQUEST,
                                Scope.GENERAL,
                                Sensitivity.NONE,
                                Register.DIARY,
                                Optional.empty(),
                                "a heading",
                                List.of(),
                                town.registers.notes().keep(handle, "en begäran")))));
    }

    @Test
    void givenARecordAddedTwice_whenListed_thenItIsThereOnce() {
        desk.add(request.id(), entry(), record, "rita.r");
        desk.add(request.id(), entry(), record, "rita.r");

        assertThat(found().items()).hasSize(1);
    }

    @Test
    void givenARefusalWithoutAProvisionFromTheList_whenDecided_thenNothingChanges() {
        assertThat(decided(Outcome.REFUSED, Optional.empty(), "")).isInstanceOf(Refused.class);
        assertThat(decided(Outcome.REFUSED, Optional.of("OSL 99:9"), "")).isInstanceOf(Refused.class);
        assertThat(decided(Outcome.PARTIAL, Optional.of("OSL 25:1"), " ")).isInstanceOf(Refused.class);
        assertThat(decided(Outcome.FULL, Optional.of("OSL 25:1"), "")).isInstanceOf(Refused.class);

        assertThat(found().items().get(0).outcome()).isEmpty();
    }

    @Test
    void givenAnUndecidedRecord_whenDelivered_thenItIsNamedAndNothingIsPacked() {
        desk.add(request.id(), entry(), record, "rita.r");

        assertThat(delivered(Way.FILE)).isEqualTo(new Refused("not yet decided: " + record));
        assertThat(papers.packed).isEmpty();
    }

    @Test
    void givenAnEmptyRequest_whenDelivered_thenItIsRefused() {
        assertThat(delivered(Way.FILE)).isInstanceOf(Refused.class);
    }

    @Test
    void givenAPartIsWithheld_whenDelivered_thenItIsEndedLoggedAndCannotBeDeliveredAgain() {
        decided(Outcome.PARTIAL, Optional.of("OSL 25:1"), "diabetes");

        taken(delivered(Way.FILE));

        assertThat(found().state()).isEqualTo(State.DISCLOSED_PARTLY);
        assertThat(found().packed()).contains("disclosure-" + request.id() + ".zip");
        assertThat(delivered(Way.FILE)).isInstanceOf(Refused.class);
        assertThat(desk.add(request.id(), entry(), "Ks 2/2026-1", "rita.r")).isInstanceOf(Refused.class);
        assertThat(logged())
                .containsExactly(
                        "rita.r OPENED ",
                        "rita.r HELD everything",
                        "rita.r ADDED " + record,
                        "rita.r DECIDED " + record + " PARTIAL OSL 25:1",
                        "rita.r DELIVERED FILE disclosure-" + request.id() + ".zip");
        assertThat(mails()).isEmpty();
    }

    @Test
    void givenAMailAddress_whenDelivered_thenOneMailIsOwedThatNamesWhatIsEnclosedAndWithheldAndTheRightToADecision() {
        decided(Outcome.PARTIAL, Optional.of("OSL 25:1"), "klagomål");

        taken(delivered(Way.MAIL));

        OutboxMail mail = mails().get(0);
        assertThat(mails()).hasSize(1);
        assertThat(mail.to()).containsExactly(EmailAddress.of(ADDRESS));
        assertThat(mail.text())
                .contains(record, "OSL 25:1", "Rita Rask", "skriftligt beslut", "2026-03-02")
                .contains("Alla █████ på parken")
                .doesNotContain("Alla klagomål");
    }

    @Test
    void givenTheMailIsDue_whenThePostmanComes_thenThePapersGoAlong_andWhatWentIsARecordOnce() throws IOException {
        CaseRow asking = recordRequest();
        request = openedOn(asking, Optional.of(ADDRESS));
        decided(Outcome.FULL, Optional.empty(), "");
        taken(delivered(Way.MAIL));
        NotingWay way = new NotingWay();
        DisclosureNeighbour neighbour = new DisclosureNeighbour(
                papers,
                way,
                new SentLetters(
                        town.database,
                        town.registers,
                        town.originals,
                        new Consequences(town.registers, town.correspondence()),
                        town.house::organisation,
                        town.clock));
        OutboxMail due = mails().get(0);

        postman(neighbour).sweep();
        neighbour.take(due);

        assertThat(way.sent).containsExactly("00-index.pdf");
        assertThat(mails().get(0).state()).isEqualTo(OutboxMail.State.SENT);
        List<RecordEntry> records = town.database.read(
                handle -> town.registers.records().ofCase(handle, asking.file().number()));
        assertThat(records).hasSize(2);
        RecordEntry out = records.get(1);
        assertThat(out.direction()).isEqualTo(CaseEvent.Direction.OUT);
        assertThat(out.recipients()).containsExactly(EmailAddress.of(ADDRESS));
        assertThat(out.attachments()).extracting(RecordEntry.Enclosure::name).containsExactly("00-index.pdf");
        assertThat(town.originals.holds(out.original())).isTrue();
        assertThat(town.now(asking).records()).isEqualTo(2);
        assertThat(town.now(asking).status()).isEqualTo(CaseStatus.ANSWERED);
        assertThat(town.now(asking).answers()).singleElement().satisfies(answer -> {
            assertThat(answer.record()).contains(2);
            assertThat(answer.actor()).isEqualTo("rita.r");
        });

        town.database.inTransaction(handle -> {
            register.reopen(handle, due.onceKey(), DeskTown.NOW, "BOUNCED");
            return due;
        });
        assertThat(found().isOpen()).isTrue();
        assertThat(logged()).contains("brevvakt BOUNCED ");
        assertThat(taken(delivered(Way.MAIL)).packed()).contains("disclosure-" + request.id() + "-2.zip");
        assertThat(mails()).hasSize(2);
    }

    private DuePost postman(DisclosureNeighbour neighbour) {
        return new DuePost(
                town.database,
                town.registers.outbox(),
                mail -> {
                    throw new IllegalStateException("composed without its papers");
                },
                new NoPost(),
                List.of(neighbour),
                gone -> List.of(),
                town.clock);
    }

    /** Writes the names of the files and notes what leaves. */
    private static final class NotingWay implements MailWithFiles {
        private final List<String> sent = new ArrayList<>();

        @Override
        public byte[] write(HandoverPackage handed) {
            return handed.enclosures().stream()
                    .map(Enclosure::name)
                    .collect(java.util.stream.Collectors.joining("\n"))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public void send(OutboxMail mail, byte[] written) {
            sent.add(new String(written, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static final class NoPost implements OutgoingPost {
        @Override
        public void send(OutgoingMail mail) {}
    }

    @Test
    void givenTheLetterThatAsksHasACase_whenDeliveredByMail_thenTheMailAnswersTheLetterAndTheCaseWaitsForIt() {
        CaseRow asking = recordRequest();
        request = openedOn(asking, Optional.of(ADDRESS));
        decided(Outcome.FULL, Optional.empty(), "");

        taken(delivered(Way.MAIL));

        assertThat(town.now(asking).status()).isNotEqualTo(CaseStatus.ANSWERED);
        assertThat(mails().get(0).from()).isEqualTo(DeskTown.PARKEN);
        assertThat(mails().get(0).inReplyTo()).isEqualTo(entryOf(asking).messageId());
        assertThat(mails().get(0).replyTo()).isPresent();
    }

    @Test
    void givenARestrictedRecordOrNoAddressOrTooMuch_whenItIsToGoByMail_thenItIsRefusedAndAFileIsStillPossible() {
        CaseRow restricted = town.restricted();
        String no = restricted.file().number().record(1);
        desk.add(request.id(), entryOf(restricted), no, "rita.r");
        desk.decide(request.id(), no, Outcome.FULL, Optional.empty(), NOTHING, "rita.r");
        assertThat(((Refused) delivered(Way.MAIL)).reason()).contains("LAW-30", no, "--as file");
        taken(delivered(Way.FILE));

        request = opened(Optional.of("ring 070-1"));
        decided(Outcome.FULL, Optional.empty(), "");
        assertThat(((Refused) delivered(Way.MAIL)).reason()).contains("no mail address");

        request = opened(Optional.of(ADDRESS));
        decided(Outcome.FULL, Optional.empty(), "");
        papers.bytes = DisclosureDesk.MOST_MAIL_BYTES + 1;
        assertThat(((Refused) delivered(Way.MAIL)).reason()).contains("a mail carries");
        assertThat(mails()).isEmpty();
        assertThat(found().isOpen()).isTrue();
    }

    @Test
    void givenSomethingWasRefused_whenTheAuthorityDecides_thenTheDecisionGoesTheSameWayAndCanBeAppealed() {
        refusedAndDelivered();

        Disclosure decided = taken(desk.decision(request.id(), "maja.m", "Uppgiften rör hälsa.", "rita.r", papers));

        assertThat(decided.state()).isEqualTo(State.BOARD_DECISION);
        assertThat(decided.decision())
                .contains(new Decision(
                        DAY,
                        "maja.m",
                        "rita.r",
                        "Uppgiften rör hälsa.",
                        "disclosure-" + request.id() + "-decision.zip"));
        assertThat(mails())
                .extracting(OutboxMail::subject)
                .anyMatch(subject -> subject.startsWith("Myndighetens beslut"));
        assertThat(desk.decision(request.id(), "maja.m", "igen", "rita.r", papers))
                .isInstanceOf(Refused.class);
        assertThat(taken(desk.appeal(request.id(), DAY, "rita.r")).state()).isEqualTo(State.APPEALED);
        assertThat(holds()).isNotEmpty();
        assertThat(taken(desk.close(request.id(), "rita.r", papers)).state()).isEqualTo(State.CLOSED);
        assertThat(holds()).isEmpty();
    }

    @Test
    void givenADecision_whenAnAppealIsNotedOfADayThatCannotBe_thenThatIsToldAndNothingIsDone() {
        refusedAndDelivered();
        taken(desk.decision(request.id(), "maja.m", "Skäl.", "rita.r", papers));

        assertThat(((Refused) desk.appeal(request.id(), DAY.plusDays(1), "rita.r")).reason())
                .contains("not after today, " + DAY)
                .contains(DAY.plusDays(1) + " cannot be its day");
        assertThat(((Refused) desk.appeal(request.id(), DAY.minusDays(1), "rita.r")).reason())
                .contains("the decision of " + DAY);
        assertThat(found().state()).isEqualTo(State.BOARD_DECISION);
    }

    @Test
    void givenADecision_whenItIsClosed_thenNotBeforeThreeWeeksHavePassed() {
        refusedAndDelivered();
        taken(desk.decision(request.id(), "maja.m", "Skäl.", "rita.r", papers));

        assertThat(((Refused) desk.close(request.id(), "rita.r", papers)).reason())
                .contains("2026-03-23");

        assertThat(deskAt(Instant.parse("2026-03-23T22:59:59Z")).close(request.id(), "rita.r", papers))
                .isInstanceOf(Refused.class);
        assertThat(taken(deskAt(Instant.parse("2026-03-23T23:00:00Z")).close(request.id(), "rita.r", papers))
                        .state())
                .isEqualTo(State.CLOSED);
    }

    @Test
    void givenNothingWasWithheldOrNothingDelivered_whenADecisionOrAppealIsAskedFor_thenItIsRefused() {
        assertThat(desk.decision(request.id(), "maja.m", "x", "rita.r", papers)).isInstanceOf(Refused.class);
        assertThat(desk.appeal(request.id(), DAY, "rita.r")).isInstanceOf(Refused.class);
        assertThat(desk.close(request.id(), "rita.r", papers)).isInstanceOf(Refused.class);
        decided(Outcome.FULL, Optional.empty(), "");
        taken(delivered(Way.FILE));

        assertThat(desk.decision(request.id(), "maja.m", "x", "rita.r", papers)).isInstanceOf(Refused.class);
        assertThat(desk.decision(4711, "maja.m", "x", "rita.r", papers)).isInstanceOf(Refused.class);
    }

    @Test
    void givenAPreview_whenMade_thenNothingIsHandedOutOrChanged() {
        decided(Outcome.FULL, Optional.empty(), "");

        taken(desk.preview(request.id(), "rita.r", papers));

        assertThat(papers.packed).containsExactly("preview-" + request.id() + ".zip");
        assertThat(found().isOpen()).isTrue();
        assertThat(mails()).isEmpty();
    }

    @Test
    void givenAPreview_whenTheRequestIsAnswered_thenItIsTakenAwayAndItIsKnownWhoLooked() {
        decided(Outcome.FULL, Optional.empty(), "");
        taken(desk.preview(request.id(), "rita.r", papers));

        taken(delivered(Way.FILE));

        assertThat(papers.packed).containsExactly("disclosure-" + request.id() + ".zip");
        List<String> log = town.database.read(handle -> register.logOf(handle, request.id()));
        assertThat(log).contains("rita.r PREVIEWED ");
        assertThat(desk.preview(request.id(), "rita.r", papers)).isInstanceOf(Refused.class);
        assertThat(papers.packed).containsExactly("disclosure-" + request.id() + ".zip");
    }

    @Test
    void givenTheLetterThatAsksHasACase_whenDeliveredAsAFile_thenTheCaseIsAnswered() {
        CaseRow asking = recordRequest();
        request = openedOn(asking, Optional.empty());
        decided(Outcome.FULL, Optional.empty(), "");

        taken(delivered(Way.FILE));

        assertThat(town.now(asking).status()).isEqualTo(CaseStatus.ANSWERED);
    }

    @Test
    void givenAPackageThatWouldShowTooMuch_whenDelivered_thenTheRequestStaysOpen() {
        decided(Outcome.FULL, Optional.empty(), "");
        papers.trouble = Optional.of("shown in 01.pdf");

        assertThat(delivered(Way.FILE)).isEqualTo(new Refused("shown in 01.pdf"));
        assertThat(found().isOpen()).isTrue();
    }

    @Test
    void givenARequestThatIsNotThere_whenAnythingIsDone_thenItIsSaid() {
        assertThat(desk.decide(4711, record, Outcome.FULL, Optional.empty(), NOTHING, "rita.r"))
                .isEqualTo(new Refused("there is no request 4711"));
    }
}
