package brevvakt.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxIndexTest {
    private static final Set<String> BODY = Set.of("body");

    @TempDir
    Path folder;

    @Test
    void givenSomebodyWhoHungUpWhileItWasWriting_whenAskedAgain_thenItAnswers() throws IOException {
        try (MailboxIndex index = MailboxIndex.open(folder)) {
            index.write("1", 1, Map.of("body", "snön på gatan"));
            assertThat(index.find("1", BODY, "snön")).containsExactly(1L);

            index.write("1", 2, Map.of("body", "isen på gatan"));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> index.find("1", BODY, "isen")).isInstanceOf(Exception.class);
            assertThat(Thread.interrupted()).isTrue();

            index.write("1", 2, Map.of("body", "isen på gatan"));
            assertThat(index.find("1", BODY, "isen")).containsExactly(2L);
        }
    }

    @Test
    void givenAMailboxThatIsGone_whenForgotten_thenOnlyItsWordsAre() throws IOException {
        try (MailboxIndex index = MailboxIndex.open(folder)) {
            index.write("1", 1, Map.of("body", "snön"));
            index.write("2", 1, Map.of("body", "snön"));

            index.forgetAllBut(Set.of("2"));
            index.forgetForGood();

            assertThat(index.written("1")).isEmpty();
            assertThat(index.written("2")).containsExactly(1L);
        }
    }
}
