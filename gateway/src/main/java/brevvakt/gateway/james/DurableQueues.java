package brevvakt.gateway.james;

import brevvakt.casework.records.Originals;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;

/** The queues of the server, each made once. */
final class DurableQueues implements MailQueueFactory<DurableQueue> {
    private final Broker broker;
    private final QueuedMail form;
    private final Map<MailQueueName, DurableQueue> queues = new ConcurrentHashMap<>();

    DurableQueues(Broker broker, Originals originals) {
        this.broker = broker;
        this.form = new QueuedMail(originals);
    }

    @Override
    public Optional<DurableQueue> getQueue(MailQueueName name, PrefetchCount ignored) {
        return Optional.ofNullable(queues.get(name));
    }

    @Override
    public DurableQueue createQueue(MailQueueName name, PrefetchCount ignored) {
        return queues.computeIfAbsent(name, made -> new DurableQueue(broker, made, form));
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        return Set.copyOf(queues.keySet());
    }

    void close() {
        queues.values().forEach(DurableQueue::closeLanes);
    }
}
