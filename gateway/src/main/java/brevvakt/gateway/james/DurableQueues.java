package brevvakt.gateway.james;

import brevvakt.casework.outbox.LeavesOnce;
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
    private final LeavesOnce leavings;
    private final Map<MailQueueName, DurableQueue> queues = new ConcurrentHashMap<>();

    DurableQueues(Broker broker, Originals originals, LeavesOnce leavings) {
        this.broker = broker;
        this.form = new QueuedMail(originals);
        this.leavings = leavings;
    }

    @Override
    public Optional<DurableQueue> getQueue(MailQueueName name, PrefetchCount ignored) {
        return Optional.ofNullable(queues.get(name));
    }

    @Override
    public DurableQueue createQueue(MailQueueName name, PrefetchCount ignored) {
        return queues.computeIfAbsent(name, made -> new DurableQueue(broker, made, form, leavings));
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        return Set.copyOf(queues.keySet());
    }

    void close() {
        queues.values().forEach(DurableQueue::closeLanes);
    }
}
