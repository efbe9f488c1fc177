package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over a process that says back what it is told, and is otherwise silent. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchdogTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int NOTHING_MORE = -1;

    private Process process;
    private Watchdog dog;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("cat").start();
        dog = Watchdog.over(process);
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private int answer() throws IOException {
        return process.getInputStream().read();
    }

    private void ask() throws IOException {
        process.getOutputStream().write("a".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    @Test
    void givenAProcessThatDoesNotAnswer_whenItsTimeIsOver_thenItIsKilledAndTheWaitingEnds() throws IOException {
        dog.begin(SHORT);

        assertThat(answer()).isEqualTo(NOTHING_MORE);
        assertThat(dog.isLate()).isTrue();
        assertThat(dog.hasKilled()).isTrue();
    }

    @Test
    void givenAnAnswer_whenItsTimeIsOverAfterwards_thenTheProcessLives() throws IOException {
        Watchdog looksWhenTold = new Watchdog(process);
        looksWhenTold.begin(Duration.ZERO);
        looksWhenTold.end();

        looksWhenTold.look();

        assertThat(looksWhenTold.hasKilled()).isFalse();
        ask();
        assertThat(answer()).isEqualTo('a');
    }

    @Test
    void givenWhoWaitsIsInterrupted_whenThereIsNoAnswer_thenTheProcessIsKilledButWasNotLate() throws IOException {
        dog.begin(LONG);
        Thread.currentThread().interrupt();

        assertThat(answer()).isEqualTo(NOTHING_MORE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(dog.hasKilled()).isTrue();
        assertThat(dog.isLate()).isFalse();
    }
}
