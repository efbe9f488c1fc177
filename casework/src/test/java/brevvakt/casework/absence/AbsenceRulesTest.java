package brevvakt.casework.absence;

import static brevvakt.casework.absence.Absence.Choice.DELEGATE;
import static brevvakt.casework.absence.Absence.Choice.SELF;
import static brevvakt.casework.absence.Absence.Choice.UNDECIDED;
import static brevvakt.casework.absence.Park.absence;
import static brevvakt.casework.absence.Park.at;
import static brevvakt.casework.absence.Park.away;
import static brevvakt.casework.absence.Park.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsenceRulesTest {
    private static final Period WEEK = days("2026-03-09", "2026-03-13");

    private static AbsenceRules rules(Away away) {
        return new AbsenceRules(Park.organisation(), away, at("2026-03-02T09:00"), Park.ZONE);
    }

    private static Optional<String> against(Absence wanted, String by) {
        return rules(away()).against(wanted, by);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-13, 2026-03-09, before it begins",
        "2026-02-02, 2026-02-27, would have ended",
        "2026-03-09, 2426-03-09, three years",
        "2029-03-09, 2029-03-13, two years from now"
    })
    void givenDaysThatCannotBe_whenTheyAreAsked_thenTheReasonNamesThem(String from, String until, String reason) {
        assertThat(rules(away()).against(LocalDate.parse(from), LocalDate.parse(until)))
                .hasValueSatisfying(said -> assertThat(said).contains(reason));
    }

    @Test
    void givenAnIllnessThatBeganYesterday_whenItIsRecorded_thenNothingStandsAgainstIt() {
        assertThat(rules(away()).against(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-04")))
                .isEmpty();
        assertThat(against(absence("per.p", days("2026-03-01", "2026-03-04"), UNDECIDED), "maja.m"))
                .isEmpty();
    }

    @Test
    void givenAnAbsenceOnRecord_whenAnotherOverlapsIt_thenItIsRefusedAndTheFirstIsNamed() {
        AbsenceRules rules = rules(away(absence("per.p", WEEK, DELEGATE, "sara.s")));

        assertThat(rules.against(absence("per.p", days("2026-03-13", "2026-03-20"), UNDECIDED), "per.p"))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("absence 1").contains("2026-03-09 to 2026-03-13"));
    }

    @ParameterizedTest
    @CsvSource({"sara.s", "rita.r", "nils.n", "ivan.i"})
    void givenSomebodyElse_whenHeRecordsAnAbsence_thenItIsRefused(String by) {
        assertThat(against(absence("per.p", WEEK, UNDECIDED), by))
                .hasValueSatisfying(reason -> assertThat(reason).contains("employee or the manager"));
    }

    @Test
    void givenTheManager_whenSheChoosesForHim_thenOnlyWhatThePlanSaysIsTaken() {
        assertThat(against(absence("per.p", WEEK, UNDECIDED), "maja.m")).isEmpty();
        assertThat(against(absence("per.p", WEEK, DELEGATE, "sara.s"), "maja.m"))
                .isEmpty();
        assertThat(against(absence("per.p", WEEK, DELEGATE, "tove.t"), "maja.m"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("only the holder can"));
        assertThat(against(absence("per.p", WEEK, SELF), "maja.m"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("record UNDECIDED"));
        assertThat(against(absence("sara.s", WEEK, SELF), "maja.m")).isEmpty();
    }

    @Test
    void givenNoDelegate_whenTheChoiceIsDelegate_thenItIsRefusedAndThePlanIsNamed() {
        assertThat(against(absence("per.p", WEEK, DELEGATE), "per.p"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("sara.s"));
    }

    @Test
    void givenADelegateWhoCannot_whenHeIsNamed_thenItIsRefused() {
        AbsenceRules rules = rules(new Away(
                List.of(absence("sara.s", days("2026-03-01", "2026-03-31"), UNDECIDED)),
                List.of(),
                List.of(),
                List.of(Park.departure("tove.t", "2026-03-05", "2026-04-07", "sara.s")),
                Park.ZONE));

        assertThat(rules.against(absence("per.p", WEEK, DELEGATE, "sara.s"), "per.p"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("away the whole time"));
        assertThat(rules.against(absence("per.p", WEEK, DELEGATE, "tove.t"), "per.p"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("not employed on 2026-03-09"));
        assertThat(rules.against(absence("per.p", WEEK, DELEGATE, "rita.r", "rita.r"), "per.p"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("twice"));
    }

    @Test
    void givenAMailbox_whenAnybodyButTheHolderOpensIt_thenItIsRefused() {
        AbsenceRules rules = rules(away());

        assertThat(rules.againstDelegation("per.p", "sara.s", Optional.empty(), "per.p"))
                .isEmpty();
        assertThat(rules.againstDelegation("per.p", "sara.s", Optional.empty(), "maja.m"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("only the holder can"));
        assertThat(rules.againstDelegation("per.p", "sara.s", Optional.empty(), "sara.s"))
                .isPresent();
    }
}
