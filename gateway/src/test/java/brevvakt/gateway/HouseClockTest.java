package brevvakt.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseClockTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    @TempDir
    private Path var;

    private HouseClock clock(Instant start) throws IOException {
        return HouseClock.simulated(var.resolve("clock"), start);
    }

    @Test
    void givenSimulatedTime_whenNobodyMovesIt_thenItStandsStill() throws IOException {
        HouseClock clock = clock(MONDAY);

        assertThat(clock.instant()).isEqualTo(MONDAY);
        assertThat(clock.isSimulated()).isTrue();
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
    }

    @Test
    void givenSimulatedTime_whenItIsAdvanced_thenEveryViewOfItMoves() throws IOException {
        HouseClock clock = clock(MONDAY);
        Clock utc = clock.withZone(ZoneOffset.UTC);

        boolean moved = clock.advanceTo(TUESDAY);

        assertThat(moved).isTrue();
        assertThat(utc.instant()).isEqualTo(TUESDAY);
    }

    @Test
    void givenSimulatedTime_whenItIsToGoBackwards_thenItStaysWhereItIs() throws IOException {
        HouseClock clock = clock(TUESDAY);

        boolean moved = clock.advanceTo(MONDAY);

        assertThat(moved).isFalse();
        assertThat(clock.instant()).isEqualTo(TUESDAY);
    }

    @Test
    void givenAdvancedTime_whenTheHouseStartsAgain_thenItGoesOnFromThere() throws IOException {
        clock(MONDAY).advanceTo(TUESDAY);

        assertThat(clock(MONDAY).instant()).isEqualTo(TUESDAY);
    }

    @Test
    void givenKeptTime_whenTheHouseStartsLater_thenTheLaterInstantCounts() throws IOException {
        clock(MONDAY);

        assertThat(clock(TUESDAY).instant()).isEqualTo(TUESDAY);
        assertThat(clock(MONDAY).instant()).isEqualTo(TUESDAY);
    }

    @Test
    void givenABrokenFile_whenTheHouseStarts_thenTheStartCounts() throws IOException {
        Files.writeString(var.resolve("clock"), "2026-03-");

        assertThat(clock(MONDAY).instant()).isEqualTo(MONDAY);
    }

    @Test
    void givenTheWorldsTime_whenItIsToBeAdvanced_thenThatIsAMistake() {
        HouseClock clock = HouseClock.system();

        assertThat(clock.instant()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        assertThatThrownBy(() -> clock.advanceTo(TUESDAY)).isInstanceOf(IllegalStateException.class);
    }
}
