package brevvakt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.gateway.home.Home;
import brevvakt.gateway.jobs.Job;
import brevvakt.gateway.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenHouseTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    @TempDir
    Path folder;

    @Test
    void givenNoOrganisation_whenAJobsTimeComes_thenItIsNotWantedAndNothingIsAskedOfAnybody() throws Exception {
        Home home = new Home(folder);
        home.make(Path.of("..", "conf"));
        Settings settings = Settings.read(home.conf().resolve("brevvakt.yaml"), Map.of());
        List<Instant> done = new ArrayList<>();
        try (OpenHouse open =
                new OpenHouse(home, settings, HouseClock.simulated(home.var().resolve("clock"), NOON))) {
            Job job = open.job("noon", "0 0 12 * * ?", done::add)
                    .where(at -> !open.house.organisation().people().isEmpty());

            job.work().accept(NOON);

            assertThat(job.wanted().test(NOON)).isFalse();
            assertThat(done).isEmpty();
        }
    }
}
