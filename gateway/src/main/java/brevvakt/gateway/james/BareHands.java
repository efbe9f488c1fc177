package brevvakt.gateway.james;

import javax.inject.Inject;
import org.apache.james.mailetcontainer.impl.JamesMailSpooler;
import org.apache.james.mailrepository.api.MailRepositoryUrl;

/** James' own spooler, for the yardstick. */
final class BareHands implements Hands {
    private static final int COUNT = 20;

    private final JamesMailSpooler spooler;

    @Inject
    BareHands(JamesMailSpooler spooler) {
        this.spooler = spooler;
    }

    @Override
    public void start() {
        spooler.configure(new JamesMailSpooler.Configuration(COUNT, MailRepositoryUrl.from("memory://var/mail/error")));
        spooler.init();
    }

    @Override
    public void stop() {
        spooler.dispose();
    }
}
