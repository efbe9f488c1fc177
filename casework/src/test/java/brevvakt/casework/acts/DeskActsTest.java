package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.Carried;
import brevvakt.casework.store.CaseRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class DeskActsTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 9);

    @TempDir
    Path folder;

    private DeskTown town;
    private DeskActs acts;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
        acts = town.deskActs();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static Case changed(Done done) {
        return done.fold(changed -> changed.row().file(), refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    private static String refusal(Done done) {
        return done.fold(changed -> "done", Done.Refused::reason);
    }

    private static String no(CaseRow row) {
        return row.file().number().toString();
    }

    @Test
    void givenAWaitingCase_whenTheServiceCentrePassesItOn_thenItIsConfirmedAndTheManagerIsToldAtOnce() {
        CaseRow row = town.complaint();

        Case file = changed(acts.pass(no(row), "gata", "stina.s"));

        assertThat(file.status()).isEqualTo(CaseStatus.ASSIGNED);
        assertThat(file.course().confirmed()).isTrue();
        assertThat(file.unit()).isEqualTo("gata");
        assertThat(file.officer()).contains("eva.e");
        assertThat(file.manager()).contains("eva.e");
        assertThat(file.dueDate()).contains(DUE);
        assertThat(file.isWaiting()).isFalse();
        assertThat(town.told()).containsExactly("NOTICE eva.e@kommun.example", "HANDOVER diarium.sbn@kommun.example");
    }

    @Test
    void givenAWaitingCase_whenOneTakesIt_thenItWaitsOnWithHimAndNobodyElseTakesIt() {
        CaseRow row = town.complaint();

        Case file = changed(acts.take(no(row), "stina.s"));

        assertThat(file.officer()).contains("stina.s");
        assertThat(file.status()).isEqualTo(CaseStatus.PROPOSED);
        assertThat(file.isWaiting()).isTrue();
        assertThat(refusal(acts.take(no(row), "rita.r"))).contains("is with stina.s already");
    }

    @Test
    void givenAConfirmedCase_whenSomebodyTakesIt_thenItDoesNotWait() {
        CaseRow row = town.complaint();
        town.caseActs().confirm(no(row), "stina.s");

        assertThat(refusal(acts.take(no(row), "stina.s"))).contains("does not wait");
        assertThat(refusal(acts.pass(no(row), "nowhere", "stina.s"))).contains("no unit nowhere");
    }

    @Test
    void givenALetterAtTheWrongPlace_whenItIsMoved_thenArrivalAndPromiseStayAndTheLetterComesAlong() {
        CaseRow row = town.complaint();

        Case file = changed(acts.reroute(no(row), DeskTown.GATAN, "gäller gatan", "per.p"));

        assertThat(file.mailbox()).isEqualTo(DeskTown.GATAN);
        assertThat(file.unit()).isEqualTo("gata");
        assertThat(file.manager()).contains("eva.e");
        assertThat(file.receivedAt()).isEqualTo(row.file().receivedAt());
        assertThat(file.dueDate()).contains(DUE);
        assertThat(file.number()).isEqualTo(row.file().number());
        assertThat(town.registers.deliveries().toCarry(java.util.Optional.empty(), 10))
                .extracting(Carried::mailbox)
                .containsExactly(DeskTown.GATAN);
        assertThat(town.told()).isEmpty();
    }

    @Test
    void givenALetterMovedTwice_whenItIsMovedAgain_thenTheManagerIsWarned() {
        CaseRow row = town.complaint();
        acts.reroute(no(row), DeskTown.GATAN, "1", "stina.s");
        acts.reroute(no(row), DeskTown.PARKEN, "2", "stina.s");

        Case file = changed(acts.reroute(no(row), DeskTown.GATAN, "3", "stina.s"));

        assertThat(file.course().hops()).isEqualTo(3);
        assertThat(town.told()).containsExactly("NOTICE eva.e@kommun.example");
        assertThat(town.mails().get(0).text()).contains("3 gånger");
    }

    @Test
    void givenARestrictedCase_whenItIsToGoToAnotherBoard_thenOnlyItsManagerOrRegistrarMayDisclose() {
        CaseRow row = town.restricted();

        assertThat(refusal(acts.reroute(no(row), DeskTown.GATAN, "fel", "sara.s")))
                .contains("disclosure")
                .contains("hanna.h");
        assertThat(town.now(row).mailbox()).isEqualTo(DeskTown.HEMMET);
        assertThat(changed(acts.reroute(no(row), DeskTown.GATAN, "fel", "hanna.h"))
                        .unit())
                .isEqualTo("gata");
    }

    @Test
    void givenNoSuchMailbox_whenALetterIsMovedThere_thenItIsRefused() {
        CaseRow row = town.complaint();

        assertThat(refusal(acts.reroute(no(row), EmailAddress.of("x@region.example"), "fel", "per.p")))
                .contains("hand-over");
        assertThat(refusal(acts.reroute(no(row), DeskTown.PARKEN, "fel", "per.p")))
                .contains("already");
    }

    @Test
    void givenTwoLettersOfOnePerson_whenTheyAreMerged_thenTheEarlierPromiseRunsOnInTheOther() {
        CaseRow first = town.complaint();
        CaseRow second = town.complaint();
        town.after(second, new CaseEvent.ClockMoved(second.file().clocks().get(0), DUE.plusDays(3)));

        Case merged = changed(acts.merge(no(first), no(second), "rita.r"));

        assertThat(merged.status()).isEqualTo(CaseStatus.MERGED);
        assertThat(merged.dueDate()).isEmpty();
        assertThat(merged.course().linked()).containsExactly(second.file().number());
        assertThat(town.now(second).dueDate()).contains(DUE);
        assertThat(town.now(second).course().linked())
                .containsExactly(first.file().number());
    }

    @Test
    void givenLettersOfStrangers_whenTheyAreToBeMerged_thenTheyAreKeptApart() {
        CaseRow eva = town.complaint();
        CaseRow other = town.complaint(EmailAddress.of("karl@medborgare.example"));
        CaseRow secret = town.restricted();

        assertThat(refusal(acts.merge(no(eva), no(other), "rita.r"))).contains("different writers");
        assertThat(refusal(acts.merge(no(secret), no(eva), "rita.r"))).contains("restricted");
        assertThat(refusal(acts.merge(no(eva), no(eva), "rita.r"))).contains("into itself");
        assertThat(refusal(acts.merge(no(eva), "Ks 99/2026", "rita.r"))).contains("no case Ks 99/2026");
        assertThat(town.now(eva).status()).isEqualTo(CaseStatus.PROPOSED);
    }

    @Test
    void givenAMatterOfAnotherBoardOrAuthority_whenItIsHandedOver_thenTheReceiverIsToldAndNothingRunsHere() {
        CaseRow toBoard = town.complaint();
        CaseRow toAuthority = town.complaint();

        Case given = changed(acts.handOver(no(toBoard), "sbn", "gäller gatan", "rita.r"));
        changed(acts.handOver(no(toAuthority), "registrator@region.example", "gäller vården", "rita.r"));

        assertThat(given.status()).isEqualTo(CaseStatus.HANDED_OVER);
        assertThat(given.dueDate()).isEmpty();
        assertThat(town.told()).containsExactly("NOTICE rolf.r@kommun.example", "HANDOVER registrator@region.example");
        assertThat(refusal(acts.handOver(no(toBoard), "sbn", "igen", "rita.r"))).contains("nothing more is done");
        assertThat(refusal(acts.handOver(no(town.complaint()), "ks", "x", "rita.r")))
                .contains("already");
        assertThat(refusal(acts.handOver(no(town.complaint()), "parken@kommun.example", "x", "rita.r")))
                .contains("rerouted");
    }

    @Test
    void givenAnAnswerOfTheManager_whenTheWriterIsNotSatisfied_thenTheManagerAboveTriesAnew() {
        CaseRow row = town.complaint();
        CaseActs caseActs = town.caseActs();
        caseActs.answerByPhone(no(row), "ringde", "maja.m");

        Case file = changed(caseActs.dissatisfied(no(row), "per.p"));

        assertThat(file.officer()).contains("nils.n");
        assertThat(file.clocks().stream().filter(PromiseClock::runs))
                .extracting(PromiseClock::rule)
                .containsExactly(ClockRule.REVIEW);
        assertThat(town.told()).containsExactly("NOTICE nils.n@kommun.example");
    }

    @Test
    void givenAnAnsweredCase_whenTheOfficerAsksToClose_thenTheRegistrarReadsTheMeasuresAndCloses() {
        CaseRow row = town.complaint();
        CaseActs caseActs = town.caseActs();
        caseActs.answerByPhone(no(row), "ringde", "per.p");
        caseActs.satisfied(no(row), "per.p");
        caseActs.closeRequest(no(row), "Bänken är lagad.", "per.p");

        assertThat(town.told()).containsExactly("CLOSE_REQUEST rita.r@kommun.example");
        assertThat(town.mails().get(0).text()).contains("Bänken är lagad.").contains("nöjd");
        assertThat(changed(caseActs.close(no(row), "rita.r")).status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(refusal(caseActs.close(no(row), "rita.r"))).contains("nothing more is done");
    }

    @Test
    void givenTwoOfficersAtOnce_whenTheSecondWrites_thenHeIsToldWhoWasFirstAndNothingOfHisStands() {
        CaseRow row = town.complaint();
        Iterator<Runnable> meanwhile = List.<Runnable>of(
                        () -> CompletableFuture.runAsync(() -> town.caseActs().assign(no(row), "sara.s", "stina.s"))
                                .join(),
                        () -> {})
                .iterator();

        Done done = new Acting(town.workplace()).act(Act.ASSIGN, no(row), "maja.m", desk -> {
            meanwhile.next().run();
            return Acting.Plan.of(new CaseEvent.Assigned("per.p", "park"));
        });

        assertThat(refusal(done)).contains("stina.s has just changed").contains("ASSIGNED");
        assertThat(town.now(row).officer()).contains("sara.s");
    }
}
