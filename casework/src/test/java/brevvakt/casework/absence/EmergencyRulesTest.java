package brevvakt.casework.absence;

import static brevvakt.casework.absence.Park.at;
import static brevvakt.casework.absence.Park.days;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.Emergency.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way of forging an emergency order. */
class EmergencyRulesTest {
    private static final Period WEEK = days("2026-03-02", "2026-03-06");
    private static final Instant NOW = at("2026-03-02T09:00");

    private static EmergencyRules rules(Away away, Instant now) {
        return new EmergencyRules(new AbsenceRules(Park.organisation(), away, now, Park.ZONE));
    }

    private static EmergencyRules rules() {
        return rules(Park.away(), NOW);
    }

    private static Emergency order(String by, Optional<String> approvedBy, Optional<String> executedBy) {
        return new Emergency(
                4,
                "per.p",
                "sara.s",
                "olycka",
                WEEK,
                new Step(by, NOW),
                approvedBy.map(name -> new Step(name, NOW)),
                executedBy.map(name -> new Step(name, NOW)));
    }

    @Test
    void givenTheUnitManager_whenSheOrders_thenNothingStandsAgainstIt() {
        assertThat(rules().againstOrder("per.p", "sara.s", WEEK, "maja.m")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"per.p", "sara.s", "nils.n", "ivan.i", "rita.r", "nobody.at.all"})
    void givenAnybodyElse_whenHeOrders_thenTheUnitManagerIsNamed(String by) {
        assertThat(rules().againstOrder("per.p", "sara.s", WEEK, by))
                .hasValueSatisfying(reason -> assertThat(reason).contains("maja.m"));
    }

    @Test
    void givenTheUnitManagerHerself_whenSheIsTheHolder_thenHerOwnManagerOrders() {
        assertThat(rules().againstOrder("maja.m", "sara.s", WEEK, "maja.m")).isPresent();
        assertThat(rules().againstOrder("maja.m", "sara.s", WEEK, "nils.n")).isEmpty();
    }

    @Test
    void givenAStandingDelegation_whenAnOrderIsGiven_thenItPointsToTheDelegate() {
        Away open = new Away(List.of(), List.of(Park.standing("per.p", "tove.t")), List.of(), List.of(), Park.ZONE);

        assertThat(rules(open, NOW).againstOrder("per.p", "sara.s", WEEK, "maja.m"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("tove.t", "no order is needed"));
    }

    @Test
    void givenHalfAYear_whenAnOrderAsksForIt_thenItIsRefused() {
        assertThat(rules().againstOrder("per.p", "sara.s", days("2026-03-02", "2026-09-01"), "maja.m"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("three months"));
    }

    @Test
    void givenAnOrder_whenTheManagersManagerApproves_thenNothingStandsAgainstIt() {
        assertThat(rules().againstApproval(order("maja.m", Optional.empty(), Optional.empty()), "nils.n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"maja.m", "per.p", "sara.s", "ivan.i", "rita.r", "nobody.at.all"})
    void givenAnOrder_whenAnybodyElseApproves_thenTheSecondManagerIsNamed(String by) {
        assertThat(rules().againstApproval(order("maja.m", Optional.empty(), Optional.empty()), by))
                .hasValueSatisfying(reason -> assertThat(reason).contains("nils.n"));
    }

    @Test
    void givenAnApprovedOrder_whenItIsApprovedAgain_thenItIsRefused() {
        assertThat(rules().againstApproval(order("maja.m", Optional.of("nils.n"), Optional.empty()), "nils.n"))
                .isPresent();
    }

    @Test
    void givenTwoManagers_whenItExecutes_thenNothingStandsAgainstIt() {
        assertThat(rules().againstExecution(order("maja.m", Optional.of("nils.n"), Optional.empty()), "ivan.i"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"maja.m", "nils.n", "per.p", "sara.s", "rita.r"})
    void givenTwoManagers_whenSomebodyWhoIsNotItExecutes_thenItIsRefused(String by) {
        assertThat(rules().againstExecution(order("maja.m", Optional.of("nils.n"), Optional.empty()), by))
                .hasValueSatisfying(reason -> assertThat(reason).contains("for IT"));
    }

    @Test
    void givenOneManager_whenItExecutes_thenItIsRefused() {
        assertThat(rules().againstExecution(order("maja.m", Optional.empty(), Optional.empty()), "ivan.i"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("not approved", "nils.n"));
    }

    @Test
    void givenAnExecutedOrder_whenItExecutesAgain_thenItIsRefused() {
        assertThat(rules().againstExecution(order("maja.m", Optional.of("nils.n"), Optional.of("ivan.i")), "ivan.i"))
                .isPresent();
    }

    @Test
    void givenRowsThatSomebodyWroteByHand_whenItExecutes_thenTheChainOfCommandIsAskedAgain() {
        assertThat(rules().againstExecution(order("tove.t", Optional.of("nils.n"), Optional.empty()), "ivan.i"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("order does not hold"));
        assertThat(rules().againstExecution(order("maja.m", Optional.of("tove.t"), Optional.empty()), "ivan.i"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("approval does not hold"));
        assertThat(rules().againstExecution(order("maja.m", Optional.of("maja.m"), Optional.empty()), "ivan.i"))
                .isPresent();
    }

    @Test
    void givenAPeriodThatIsOver_whenAStepIsTaken_thenItIsRefused() {
        EmergencyRules late = rules(Park.away(), at("2026-03-07T00:00"));

        assertThat(late.againstApproval(order("maja.m", Optional.empty(), Optional.empty()), "nils.n"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("ended on 2026-03-06"));
        assertThat(late.againstExecution(order("maja.m", Optional.of("nils.n"), Optional.empty()), "ivan.i"))
                .isPresent();
    }

    @Test
    void givenAnOrderInTheMaking_whenTheDelegateLooks_thenNothingIsOpenBeforeItsExecution() {
        Away approved = new Away(
                List.of(),
                List.of(),
                List.of(order("maja.m", Optional.of("nils.n"), Optional.empty())),
                List.of(),
                Park.ZONE);
        Away executed = new Away(
                List.of(),
                List.of(),
                List.of(order("maja.m", Optional.of("nils.n"), Optional.of("ivan.i"))),
                List.of(),
                Park.ZONE);

        assertThat(approved.openTo("sara.s", NOW, Park.organisation())).isEmpty();
        assertThat(executed.openTo("sara.s", NOW, Park.organisation())).hasSize(1);
        assertThat(executed.openTo("sara.s", at("2026-03-07T00:00"), Park.organisation()))
                .isEmpty();
    }
}
