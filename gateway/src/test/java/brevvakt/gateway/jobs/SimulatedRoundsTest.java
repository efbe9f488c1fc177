package brevvakt.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedRoundsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private final List<String> heard = new ArrayList<>();

    private Job job(String name, String cron) {
        return Job.at(name, cron, ZONE, at -> heard.add(name + " " + at));
    }

    private SimulatedRounds rounds(Job... jobs) {
        return new SimulatedRounds(List.of(jobs), at -> heard.add("clock " + at), () -> heard.add("settled"));
    }

    @Test
    void givenTwoJobs_whenADayIsWalked_thenEachRunsAtItsInstantInOrderAndAllIsSettledBetween() {
        rounds(job("late", "0 0 13 ? * MON-FRI"), job("early", "0 30 7 ? * MON-FRI"))
                .walk(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T20:00:00Z"));

        assertThat(heard)
                .containsExactly(
                        "settled",
                        "clock 2026-03-02T06:30:00Z",
                        "early 2026-03-02T06:30:00Z",
                        "settled",
                        "clock 2026-03-02T12:00:00Z",
                        "late 2026-03-02T12:00:00Z",
                        "settled",
                        "clock 2026-03-02T20:00:00Z",
                        "settled");
    }

    @Test
    void givenAJobAtTheStart_whenTheWalkGoesOnFromThere_thenItIsNotDoneAgain() {
        rounds(job("noon", "0 0 12 * * ?"))
                .walk(Instant.parse("2026-03-02T11:00:00Z"), Instant.parse("2026-03-03T11:00:00Z"));

        assertThat(heard).filteredOn(word -> word.startsWith("noon")).containsExactly("noon 2026-03-03T11:00:00Z");
    }

    @Test
    void givenTheNightOfSummerTime_whenItIsWalked_thenTheMorningsAreThoseOfTheWallClock() {
        rounds(job("digest", "0 30 7 * * ?"))
                .walk(Instant.parse("2026-03-27T12:00:00Z"), Instant.parse("2026-03-30T12:00:00Z"));

        assertThat(heard)
                .filteredOn(word -> word.startsWith("digest"))
                .containsExactly(
                        "digest 2026-03-28T06:30:00Z", "digest 2026-03-29T05:30:00Z", "digest 2026-03-30T05:30:00Z");
    }

    @Test
    void givenAJobWithNothingToDo_whenItsTimesAreWalked_thenTheClockDoesNotStopThere() {
        Instant wanted = Instant.parse("2026-03-02T08:15:00Z");

        rounds(job("own", "0 0/5 7-16 ? * MON-FRI").where(wanted::equals))
                .walk(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T20:00:00Z"));

        assertThat(heard)
                .containsExactly(
                        "settled",
                        "clock 2026-03-02T08:15:00Z",
                        "own 2026-03-02T08:15:00Z",
                        "settled",
                        "clock 2026-03-02T20:00:00Z",
                        "settled");
    }
}
