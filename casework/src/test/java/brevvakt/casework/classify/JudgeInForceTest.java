package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.classify.JudgeInForce.Look;
import brevvakt.casework.letter.IncomingLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeInForceTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T07:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final IncomingLetter LETTER = Letters.plain()
            .text("Grävlingen har flyttat in under kolonistugan igen, hälsar Maj.")
            .letter();
    private static final String OWN_RULE =
            "- {id: own.badger, human: true, any: [\"grävling*\"], reason_sv: grävling, reason_en: badger}\n";

    @TempDir
    private Path folder;

    private JudgeInForce judge;

    @BeforeEach
    void houseWithRules() throws IOException {
        Letters.copyRules(folder);
        judge = JudgeInForce.open(folder, MORNING);
    }

    private List<String> reasons() {
        return judge.judge(LETTER, Circumstances.unknown()).reasons();
    }

    @Test
    void givenNothingChanged_whenLookedAt_thenAllIsAsItWas() {
        assertThat(judge.look(NOON)).isEqualTo(Look.UNCHANGED);
        assertThat(judge.standing().since()).isEqualTo(MORNING);
        assertThat(judge.standing().refused()).isEmpty();
    }

    @Test
    void givenARuleIsAdded_whenItStandsStill_thenItJudgesFromThenOn() throws IOException {
        Files.writeString(folder.resolve("rules/99-own.yaml"), OWN_RULE);

        assertThat(judge.look(NOON)).isEqualTo(Look.CHANGING);
        assertThat(reasons()).noneMatch(reason -> reason.contains("grävling ("));
        assertThat(judge.look(NOON)).isEqualTo(Look.TAKEN_UP);
        assertThat(reasons()).anyMatch(reason -> reason.startsWith("grävling"));
        assertThat(judge.standing().since()).isEqualTo(NOON);
        assertThat(judge.look(NOON)).isEqualTo(Look.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {id: own.a, label: VEIW, weight: 1, any: [hej], reason_sv: s, reason_en: e}|VEIW|one of",
                "- {id: own.a, label: VIEW, weight: 1, any: [hej], reason_en: e}|own.a|reason_sv",
                "- {id: own.a, label: VIEW, weight: 1, any: ['hej ...'], reason_sv: s, reason_en: e}|hej ...|words may stand",
                "- {id: own.a, label: VIEW, wieght: 1, any: [hej], reason_sv: s, reason_en: e}|wieght|known are",
                "- {id: own.a, label: [VIEW|line 3|no YAML"
            })
    void givenABrokenRule_whenItStandsStill_thenItIsNamedAndTheOldRulesStayInForce(String rule, String what, String how)
            throws IOException {
        List<String> before = reasons();
        Files.writeString(folder.resolve("rules/99-own.yaml"), "# Our own.\n\n" + rule + "\n");
        judge.look(NOON);

        assertThat(judge.look(NOON)).isEqualTo(Look.REFUSED);
        assertThat(judge.standing().refused()).hasValueSatisfying(told -> assertThat(told)
                .contains("99-own.yaml", "line 3")
                .contains(what)
                .contains(how));
        assertThat(judge.standing().since()).isEqualTo(MORNING);
        assertThat(reasons()).isEqualTo(before);
        assertThat(judge.look(NOON)).isEqualTo(Look.UNCHANGED);
    }

    @Test
    void givenABrokenRule_whenItIsMended_thenNothingIsRefusedAnyMore() throws IOException {
        Path file = folder.resolve("rules/99-own.yaml");
        Files.writeString(file, "- {id: own.badger}\n");
        judge.look(NOON);
        judge.look(NOON);

        Files.writeString(file, OWN_RULE);
        judge.look(NOON);

        assertThat(judge.look(NOON)).isEqualTo(Look.TAKEN_UP);
        assertThat(judge.standing().refused()).isEmpty();
        assertThat(judge.standing().rules()).isEqualTo(RuleCheck.count(folder));
    }

    @Test
    void givenHalfAModel_whenItStandsStill_thenTheOldOneJudgesOn() throws IOException {
        String model = judge.standing().model();
        Files.write(folder.resolve("model.bin"), new byte[] {1, 2, 3});
        judge.look(NOON);

        assertThat(judge.look(NOON)).isEqualTo(Look.REFUSED);
        assertThat(judge.standing().model()).isEqualTo(model);
        assertThat(judge.standing().refused())
                .hasValueSatisfying(told -> assertThat(told).contains("model.bin"));
    }

    @Test
    void givenAnotherSignOfRobots_whenTakenUp_thenTheSameRobotRulesKnowIt() throws IOException {
        RobotRules robots = judge.robots();
        IncomingLetter machine =
                Letters.plain().header("X-Coffee-Machine", "empty").letter();
        assertThat(robots.judge(machine, Optional.empty())).isEmpty();
        Path file = folder.resolve("robots.yaml");

        Files.writeString(
                file,
                Files.readString(file)
                        + "\n- {id: own.coffee, kind: NEWSLETTER, header: x-coffee-machine, strength: 3, reason: r}\n");
        judge.takeUp(NOON);

        assertThat(robots.judge(machine, Optional.empty())).contains(AutomaticKind.NEWSLETTER);
    }

    @Test
    void givenSeveralFaults_whenChecked_thenEachIsNamedWithItsLine() throws IOException {
        Files.writeString(
                folder.resolve("rules/99-own.yaml"),
                "- {id: own.a, label: VEIW, weight: 1, any: [hej], reason_sv: s, reason_en: e}\n"
                        + "- id: own.b\n  label: VIEW\n  weight: 1\n  any: [\"<cats>\"]\n  reason_sv: s\n  reason_en: e\n"
                        + OWN_RULE);
        Files.writeString(
                folder.resolve("robots.yaml"),
                "- {id: odd, kind: BOUNCE, header: X, subject: [hej], strength: 1, reason: r}\n");

        assertThat(RuleCheck.faults(folder))
                .hasSize(3)
                .anyMatch(fault -> fault.contains("99-own.yaml, line 1, own.a"))
                .anyMatch(fault -> fault.contains("99-own.yaml, line 5, own.b") && fault.contains("<cats>"))
                .anyMatch(fault -> fault.contains("robots.yaml") && fault.contains("odd"));
    }

    @Test
    void givenTheShippedRules_whenChecked_thenNothingIsWrong() {
        assertThat(RuleCheck.faults(Letters.CONF)).isEmpty();
    }
}
