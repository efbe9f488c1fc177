package brevvakt.gateway.james;

import brevvakt.casework.outbox.LeavesOnce;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.jms.BytesMessage;
import javax.jms.DeliveryMode;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.Queue;
import javax.mail.MessagingException;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQSession;
import org.apache.activemq.ScheduledMessage;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRetriesHelper;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A queue of mails on the embedded broker. Taking over returns when the mail is on the disk; a mail that was taken out
 * comes back unless it is told to be done, also after a crash, so that whatever is done with it must bear being done
 * twice. Every user has a lane of his own, since senders that share one wait for each other's disk writes.
 */
final class DurableQueue implements MailQueue {
    private static final Logger LOG = LoggerFactory.getLogger(DurableQueue.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Broker broker;
    private final MailQueueName name;
    private final QueuedMail form;
    private final LeavesOnce leavings;
    private final Deque<Lane> senders = new ConcurrentLinkedDeque<>();
    private final Deque<Lane> takers = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    DurableQueue(Broker broker, MailQueueName name, QueuedMail form, LeavesOnce leavings) {
        this.broker = broker;
        this.name = name;
        this.form = form;
        this.leavings = leavings;
    }

    /** One connection with its session, used by one thread at a time. */
    private static final class Lane {
        private final ActiveMQConnection connection;
        private final ActiveMQSession session;
        private final Queue queue;
        private final MessageProducer producer;
        private final Optional<MessageConsumer> consumer;

        Lane(Broker broker, String name, boolean takes) throws JMSException {
            connection = (ActiveMQConnection) broker.connections().createConnection();
            connection.start();
            session = (ActiveMQSession) connection.createSession(false, ActiveMQSession.INDIVIDUAL_ACKNOWLEDGE);
            queue = session.createQueue(name);
            producer = session.createProducer(queue);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            consumer = takes ? Optional.of(session.createConsumer(queue)) : Optional.empty();
        }

        void close() {
            try {
                connection.close();
            } catch (JMSException e) {
                LOG.debug("a lane did not close in order", e);
            }
        }
    }

    @Override
    public MailQueueName getName() {
        return name;
    }

    @Override
    public void enQueue(Mail mail) throws MailQueueException {
        enQueue(mail, Duration.ZERO);
    }

    @Override
    public void enQueue(Mail mail, Duration delay) throws MailQueueException {
        try {
            send(form.write(mail), delay);
        } catch (IOException | MessagingException | JMSException e) {
            throw new MailQueueException("cannot queue " + mail.getName() + " in " + name.asString(), e);
        }
    }

    private void send(byte[] bytes, Duration delay) throws JMSException {
        Lane lane = lane(senders, false);
        try {
            BytesMessage message = lane.session.createBytesMessage();
            message.writeBytes(bytes);
            if (delay.toMillis() > 0) {
                message.setLongProperty(ScheduledMessage.AMQ_SCHEDULED_DELAY, delay.toMillis());
            }
            lane.producer.send(message);
        } catch (JMSException e) {
            lane.close();
            throw e;
        }
        senders.push(lane);
    }

    private Lane lane(Deque<Lane> free, boolean takes) throws JMSException {
        Lane lane = free.poll();
        return lane == null ? new Lane(broker, name.asString(), takes) : lane;
    }

    @Override
    public Publisher<Void> enqueueReactive(Mail mail) {
        return Mono.fromCallable(() -> {
                    enQueue(mail);
                    return mail;
                })
                .then();
    }

    /** Goes on whatever happens: who takes from it does not ask again when it has once ended. */
    @Override
    public Publisher<MailQueueItem> deQueue() {
        return Flux.from(Mono.fromCallable(() -> take(PATIENCE))
                        .flatMap(Mono::justOrEmpty)
                        .onErrorResume(this::later))
                .repeat();
    }

    private Mono<MailQueueItem> later(Throwable e) {
        if (closed) {
            return Mono.never();
        }
        LOG.warn("the queue {} does not answer; it is asked again in a second", name.asString(), e);
        return Mono.delay(PAUSE).then(Mono.empty());
    }

    /** The next mail, if one comes within the time given. */
    Optional<MailQueueItem> take(Duration patience) throws MailQueueException {
        try {
            Lane lane = lane(takers, true);
            boolean whole = false;
            try {
                Message message = lane.consumer.orElseThrow().receive(patience.toMillis());
                Optional<MailQueueItem> taken =
                        message instanceof BytesMessage bytes ? read(lane, bytes) : Optional.empty();
                if (taken.isEmpty()) {
                    takers.push(lane);
                }
                whole = true;
                return taken;
            } finally {
                if (!whole) {
                    lane.close();
                }
            }
        } catch (JMSException e) {
            throw new MailQueueException("cannot take from " + name.asString(), e);
        }
    }

    private Optional<MailQueueItem> read(Lane lane, BytesMessage message) throws JMSException {
        byte[] bytes = new byte[(int) message.getBodyLength()];
        message.readBytes(bytes);
        try {
            Item item = new Item(lane, message, form.read(bytes));
            if (!mayLeave(item.mail)) {
                LOG.warn("{} has perhaps left before; it is not sent again", item.mail.getName());
                LifecycleUtil.dispose(item.mail);
                message.acknowledge();
                return Optional.empty();
            }
            return Optional.of(item);
        } catch (IOException | MessagingException | IllegalArgumentException e) {
            LOG.error(
                    "an entry of the queue {} cannot be read; it is kept in the queue {}", name.asString(), lost(), e);
            BytesMessage aside = lane.session.createBytesMessage();
            aside.writeBytes(bytes);
            try (MessageProducer shelf = lane.session.createProducer(lane.session.createQueue(lost()))) {
                shelf.send(aside);
            }
            message.acknowledge();
            return Optional.empty();
        }
    }

    /** Each try of an automatic answer towards the outside is handed out once: twice would feed a robot (ADR 006). */
    private boolean mayLeave(MailImpl mail) {
        return !name.equals(Broker.OUTGOING)
                || !mail.getMaybeSender().isNullSender()
                || leavings.mayLeave(mail.getName() + " try " + DeliveryRetriesHelper.retrieveRetries(mail));
    }

    private String lost() {
        return name.asString() + ".unreadable";
    }

    private final class Item implements MailQueueItem {
        private final Lane lane;
        private final Message message;
        private final MailImpl mail;

        Item(Lane lane, Message message, MailImpl mail) {
            this.lane = lane;
            this.message = message;
            this.mail = mail;
        }

        @Override
        public Mail getMail() {
            return mail;
        }

        @Override
        public void done(CompletionStatus status) throws MailQueueException {
            LifecycleUtil.dispose(mail);
            try {
                if (status == CompletionStatus.SUCCESS) {
                    message.acknowledge();
                } else {
                    lane.session.recover();
                }
                takers.push(lane);
            } catch (JMSException e) {
                lane.close();
                throw new MailQueueException("cannot tick off " + mail.getName() + " in " + name.asString(), e);
            }
        }
    }

    /** James closes a queue that others still use; {@link #closeLanes} closes it for good. */
    @Override
    public void close() {
        LOG.debug("the queue {} stays open", name.asString());
    }

    void closeLanes() {
        closed = true;
        senders.forEach(Lane::close);
        takers.forEach(Lane::close);
    }
}
