package brevvakt.gateway.james;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes care of a mail that a mailet could not finish. When the world was away (disk full, database locked) the mail
 * goes back to its processor after a pause that grows; when the mail itself is at fault, a few tries later it is set
 * aside, whole. Changes neither message nor recipients.
 *
 * <pre>{@code
 * <processor state="retry">
 *   <mailet match="All" class="brevvakt.gateway.james.RetryLater"/>
 * </processor>
 * }</pre>
 */
public final class RetryLater extends GenericMailet {
    static final String PROCESSOR = "retry";
    static final String SET_ASIDE = "setaside";
    static final AttributeName RETURN_TO = AttributeName.of("brevvakt.processor");

    private static final Logger LOG = LoggerFactory.getLogger(RetryLater.class);
    private static final AttributeName TRIES = AttributeName.of("brevvakt.tries");
    private static final AttributeName FAULTS = AttributeName.of("brevvakt.faults");
    private static final AttributeName REASON = AttributeName.of("brevvakt.reason");
    private static final int MOST_FAULTS = 3;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));
    // five days of half hours
    private static final int MOST_TRIES = 240;

    private final MailQueue spool;

    @Inject
    RetryLater(MailQueueFactory<?> queues) {
        this.spool = queues.createQueue(MailQueueFactory.SPOOL);
    }

    /** Leaves word for {@link #service} of what went wrong, where James has not done so itself. */
    static void note(Mail mail, String processor, Throwable fault) {
        mail.setAttribute(new Attribute(RETURN_TO, AttributeValue.of(processor)));
        mail.setAttribute(new Attribute(Mail.MAILET_ERROR, AttributeValue.ofUnserializable(fault)));
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Optional<Throwable> thrown = mail.removeAttribute(Mail.MAILET_ERROR)
                .flatMap(attribute -> attribute.getValue().valueAs(Throwable.class));
        String processor = text(mail, RETURN_TO).orElse(Mail.DEFAULT);
        Fault fault = thrown.map(Fault::of).orElse(Fault.OF_THE_WORLD);
        int tries = count(mail, TRIES);
        int faults = fault == Fault.OF_THE_WORLD ? number(mail, FAULTS) : count(mail, FAULTS);
        String reason = thrown.map(Fault::inShort).orElse("unknown");
        mail.setErrorMessage(reason);
        boolean hopeless = fault == Fault.FINAL || faults >= MOST_FAULTS || tries >= MOST_TRIES;
        if (hopeless && !processor.equals(SET_ASIDE)) {
            LOG.warn("{} is set aside from {} after {} tries: {}", mail.getName(), processor, tries, reason);
            mail.setAttribute(new Attribute(REASON, AttributeValue.of(reason)));
            mail.setState(SET_ASIDE);
            return;
        }
        Duration pause = PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
        LOG.warn("{} goes back to {} in {}, try {}: {}", mail.getName(), processor, pause, tries, reason);
        mail.setState(processor);
        spool.enQueue(mail, pause);
        mail.setState(Mail.GHOST);
    }

    private static int count(Mail mail, AttributeName name) {
        int now = number(mail, name) + 1;
        mail.setAttribute(new Attribute(name, AttributeValue.of(now)));
        return now;
    }

    private static int number(Mail mail, AttributeName name) {
        return mail.getAttribute(name)
                .flatMap(attribute -> attribute.getValue().valueAs(Integer.class))
                .orElse(0);
    }

    private static Optional<String> text(Mail mail, AttributeName name) {
        return mail.getAttribute(name).flatMap(attribute -> attribute.getValue().valueAs(String.class));
    }
}
