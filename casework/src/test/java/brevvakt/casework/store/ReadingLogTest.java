package brevvakt.casework.store;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.store.ReadingLog.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class ReadingLogTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00.123456Z");

    @TempDir
    Path folder;

    private Database database;
    private ReadingLog log;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh(folder);
        log = new ReadingLog(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Reading reading(String asked) {
        return new Reading(AT, "rita.r", "search", asked, "3 found");
    }

    private List<String> flaws() {
        return database.read(log::flaws);
    }

    @Test
    void givenSearches_whenRead_thenTheyStandInOrderAndProven() {
        log.write(reading("parken"));
        log.write(reading("vägen"));

        assertThat(database.read(log::all)).containsExactly(reading("parken"), reading("vägen"));
        assertThat(flaws()).isEmpty();
    }

    @Test
    void givenSearches_whenThoseOfATimeAreAskedFor_thenTheyComeNewestFirstOfWhomIsAskedFor() {
        Reading before = new Reading(AT.minusSeconds(60), "rita.r", "search", "bron", "1 found");
        Reading other = new Reading(AT, "bo.b", "case", "Ks 1/2026", "shown");
        List.of(before, reading("parken"), other, reading("vägen")).forEach(log::write);

        assertThat(between(Optional.empty(), AT, AT.plusSeconds(1)))
                .containsExactly(reading("vägen"), other, reading("parken"));
        assertThat(between(Optional.of("bo.b"), AT.minusSeconds(60), AT.plusSeconds(1)))
                .containsExactly(other);
        assertThat(between(Optional.empty(), AT.minusSeconds(60), AT)).containsExactly(before);
    }

    private List<Reading> between(Optional<String> reader, Instant from, Instant until) {
        return database.read(handle -> log.between(handle, reader, from, until, 10));
    }

    @Test
    void givenARowTakenOut_whenProven_thenItIsNoticed() {
        log.write(reading("parken"));
        log.write(reading("vägen"));
        log.write(reading("gatan"));

        database.inTransaction(handle -> handle.execute("DELETE FROM archive_reading WHERE asked = 'vägen'"));

        assertThat(flaws()).singleElement().asString().contains("was changed");
    }

    @Test
    void givenARowChanged_whenProven_thenItIsNoticed() {
        log.write(reading("parken"));

        database.inTransaction(handle -> handle.execute("UPDATE archive_reading SET reader = 'somebody'"));

        assertThat(flaws()).hasSize(1);
    }

    @Test
    void givenManyWhoReadAtOnce_whenProven_thenEachIsInTheChain() throws InterruptedException {
        ExecutorService readers = Executors.newFixedThreadPool(4);

        IntStream.range(0, 40).forEach(i -> readers.execute(() -> log.write(reading("nr " + i))));
        readers.shutdown();

        assertThat(readers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(database.read(log::all)).hasSize(40);
        assertThat(flaws()).isEmpty();
    }
}
