package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day of mail that a newcomer sees first. */
class DemoDayTest {
    @Test
    void givenAFreshMachine_whenTheDemoIsPlayedOnce_thenEveryLetterBecomesWhatItShould(@TempDir Path folder)
            throws IOException {
        Town town = Town.unsettled(folder.resolve("home"));

        Town.Said said = town.run("demo", "--once", "--home", town.home.toString(), "--port-base", "" + town.base);

        assertThat(said.out()).contains("✓ 25/25").doesNotContain("✗");
        assertThat(said.code()).as(said.err()).isZero();
    }
}
