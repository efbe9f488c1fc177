package brevvakt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.gateway.home.Home;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Caller;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"export, Ks 1/2026", "report, 2026"})
    void givenNoOrganisation_whenAskedWithoutAServer_thenItIsRefusedWithWhatToDo(String verb, String word)
            throws Exception {
        Home home = new Home(folder);
        home.make(Path.of("..", "conf"));

        Answer answer = new Wiring()
                .offline(
                        new Call(
                                verb,
                                Map.of("year", List.of(word)),
                                List.of(word),
                                Caller.administrator(Optional.empty()),
                                Optional.empty()),
                        home);

        assertThat(answer).isEqualTo(new Answer.Refused("there is no organisation yet; run brevvakt import first"));
    }
}
