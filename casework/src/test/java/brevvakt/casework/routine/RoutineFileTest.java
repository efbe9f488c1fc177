package brevvakt.casework.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutineFileTest {
    private static final String FIRST =
            "  - {validFrom: 2015-10-30, name: Den första, reply: 5, review: 5, callback: 2, reaction: 10}\n";

    @TempDir
    private Path folder;

    private Routine read(String rows) throws IOException {
        return RoutineFile.read(Files.writeString(folder.resolve("routine.yaml"), "versions:\n" + rows));
    }

    private void assertRefused(String rows, String... words) {
        assertThatThrownBy(() -> read(rows)).isInstanceOf(IOException.class).hasMessageContainingAll(words);
    }

    @Test
    void the_file_that_comes_with_the_house_promises_what_the_seed_promises() throws Exception {
        RoutineVersion ours = RoutineFile.read(Path.of("..", "conf", "routine.yaml"))
                .versions()
                .get(0);
        RoutineVersion seed = Routine.ofTheSeed().versions().get(0);

        assertThat(ours).usingRecursiveComparison().ignoringFields("name").isEqualTo(seed);
        assertThat(RoutineFile.read(folder.resolve("none.yaml"))).isEqualTo(Routine.ofTheSeed());
    }

    @Test
    void a_version_holds_from_its_first_day_until_the_next_and_the_first_one_also_before() throws Exception {
        Routine routine = read("  - {validFrom: 2026-04-01, reply: 3, review: 4, callback: 1, reaction: 15}\n" + FIRST);

        assertThat(routine.on(LocalDate.of(2010, 1, 1)).name()).isEqualTo("Den första");
        assertThat(routine.on(LocalDate.of(2026, 3, 31)).reply().count()).isEqualTo(5);
        assertThat(routine.on(LocalDate.of(2026, 4, 1)).reply().count()).isEqualTo(3);
        assertThat(routine.on(LocalDate.of(2026, 4, 1)).name()).isEqualTo("2026-04-01");
    }

    @Test
    void what_is_wrong_is_named_with_its_place_all_of_it_at_once() {
        assertRefused(
                "  - {validFrom: nyss, reply: 0, review: 61, callback: 2}\n",
                "routine.yaml",
                "versions[0].validFrom is \"nyss\"",
                "versions[0].reply is 0",
                "versions[0].review is 61",
                "versions[0].reaction is missing");
        assertRefused(FIRST + FIRST, "versions[1].validFrom is 2015-10-30 again");
        assertRefused(FIRST + "  - {validFrom: 2026-01-01, replay: 5}\n", "line 3", "replay");
        assertRefused(FIRST + "  -\n", "versions[1] is empty");
        assertRefused("  []\n", "versions is empty");
        assertRefused("  - {validFrom: 2026-01-01, reply: fem}\n", "line 2");
    }
}
