package brevvakt.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuartzRoundsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final Clock CLOCK = Clock.system(ZONE);

    @TempDir
    Path folder;

    @Test
    void givenASchedule_whenItsTimeComes_thenTheJobIsDoneWithTheTimeOfTheHouse() {
        List<Instant> done = new CopyOnWriteArrayList<>();
        try (Database database = Database.embedded(folder);
                QuartzRounds rounds = QuartzRounds.start(
                        "each-second", jobs("* * * * * ?", done), database.dataSource(), true, CLOCK, ZONE)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> done.size() >= 2);
            assertThat(rounds).isNotNull();
        }

        assertThat(done.get(0)).isBeforeOrEqualTo(CLOCK.instant());
    }

    @Test
    void givenDaysOfStandingStill_whenTheScheduleStartsAgain_thenWhatWasMissedIsDoneOnce() {
        List<Instant> done = new CopyOnWriteArrayList<>();
        List<Job> yearly = jobs("0 30 7 * * ?", done);
        try (Database database = Database.embedded(folder)) {
            QuartzRounds.start("missed", yearly, database.dataSource(), true, CLOCK, ZONE)
                    .close();
            long fiveDaysAgo = CLOCK.instant().minus(Duration.ofDays(5)).toEpochMilli();
            database.inTransaction(
                    handle -> handle.execute("UPDATE qrtz_triggers SET next_fire_time = ?", fiveDaysAgo));

            try (QuartzRounds rounds = QuartzRounds.start("missed", yearly, database.dataSource(), true, CLOCK, ZONE)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> !done.isEmpty());
                assertThat(rounds).isNotNull();
            }
        }

        assertThat(done).hasSize(1);
    }

    private static List<Job> jobs(String cron, List<Instant> done) {
        return List.of(Job.at("digest", cron, ZONE, done::add));
    }
}
