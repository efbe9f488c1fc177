package brevvakt.gateway.james;

import brevvakt.mailets.reading.PoisonException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/** Fails on mail whose subject says so, as a mailet in trouble would. */
public final class StumblingMailet extends GenericMailet {

    /** What the mailet has met, seen by the test. */
    static final class Seen {
        final List<String> processed = new CopyOnWriteArrayList<>();
        final List<String> passed = new CopyOnWriteArrayList<>();
        final List<String> setAside = new CopyOnWriteArrayList<>();
        final AtomicInteger worldIsAway = new AtomicInteger();
    }

    private final Seen seen;

    @Inject
    StumblingMailet(Seen seen) {
        this.seen = seen;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        String subject = mail.getMessage().getSubject();
        if (mail.getState().equals("setaside")) {
            seen.setAside.add(subject);
            return;
        }
        seen.processed.add(subject);
        switch (subject) {
            case "world" -> throwWhileAway();
            case "poison" -> throw new PoisonException("not to be mended");
            case "bug" -> throw new IllegalStateException("our own mistake");
            case "overflow" -> throw new StackOverflowError();
            default -> seen.passed.add(subject);
        }
    }

    private void throwWhileAway() throws MessagingException {
        if (seen.worldIsAway.getAndDecrement() > 0) {
            throw new MessagingException("the database is away", new IOException("connection refused"));
        }
    }
}
