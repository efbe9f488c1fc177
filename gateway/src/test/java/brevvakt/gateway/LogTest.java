package brevvakt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private final LoggerContext context = new LoggerContext();

    @TempDir
    private Path folder;

    @BeforeEach
    void configured() throws JoranException {
        URL configuration = Objects.requireNonNull(LogTest.class.getResource("/logback.xml"));
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("brevvakt.log", folder.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(configuration);
    }

    @AfterEach
    void closed() {
        context.stop();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("brevvakt.log"));
    }

    @Test
    void givenAMailAddress_whenItIsLogged_thenItIsMasked() throws IOException {
        context.getLogger("brevvakt.gateway").info("mail {} from <Eva.Ek+x@medborgare.example> kept", "a1b2");

        assertThat(log()).contains("mail a1b2 from <<address>> kept").doesNotContainIgnoringCase("eva");
    }

    @Test
    void givenAnExceptionThatNamesACitizen_whenItIsLogged_thenItIsMaskedThereToo() throws IOException {
        IllegalStateException trouble = new IllegalStateException("550 eva@medborgare.example unknown");

        context.getLogger("org.apache.james.x").warn("not delivered", trouble);

        assertThat(log())
                .contains(
                        "not delivered", "IllegalStateException: 550 <address> unknown", "at brevvakt.gateway.LogTest")
                .doesNotContain("eva@")
                .containsOnlyOnce("IllegalStateException");
    }

    @Test
    void givenTheMailServersDailyTalk_whenItIsLogged_thenItIsLeftOut() throws IOException {
        context.getLogger("org.apache.james.transport.mailets.delivery.SimpleMailStore")
                .info("delivered");
        context.getLogger("org.apache.activemq.broker").info("started");

        assertThat(log()).isEmpty();
    }

    @Test
    void givenALine_whenItIsLogged_thenItBearsAnInstantInUtc() throws IOException {
        context.getLogger("brevvakt.gateway").info("x");

        assertThat(log())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  \\[.*] brevvakt.gateway x\\n");
    }
}
