package brevvakt.gateway;

import brevvakt.gateway.demo.Stage;
import brevvakt.gateway.home.Home;
import brevvakt.portal.api.Verbs;
import java.nio.file.Path;

/** The running house as the demo's stage. */
record DemoStage(String host, int portBase, Home place, Verbs verbs, Runnable waiting) implements Stage {

    @Override
    public int smtpPort() {
        return portBase + 25;
    }

    @Override
    public int submissionPort() {
        return portBase + 587;
    }

    @Override
    public int imapPort() {
        return portBase + 143;
    }

    @Override
    public String portalAddress() {
        return "http://" + host + ":" + (portBase + 80);
    }

    @Override
    public Path outgoing() {
        return place.var().resolve("outgoing");
    }

    @Override
    public Path home() {
        return place.directory();
    }

    @Override
    public void awaitEnd() {
        waiting.run();
    }
}
