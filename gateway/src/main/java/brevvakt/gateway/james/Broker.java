package brevvakt.gateway.james;

import java.nio.file.Path;
import java.util.UUID;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQPrefetchPolicy;
import org.apache.activemq.RedeliveryPolicy;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.activemq.store.kahadb.disk.journal.Journal.JournalDiskSyncStrategy;
import org.apache.james.queue.api.MailQueueName;

/**
 * The message broker inside our process. It listens on no port, and what it has taken over is on the disk before it
 * says so.
 */
final class Broker {
    /** Where mail for the outside waits, as mailetcontainer.xml names it. */
    static final MailQueueName OUTGOING = MailQueueName.of("outgoing");

    private static final int JOURNAL_FILE = 32 * 1024 * 1024;

    private final BrokerService service;
    private final ActiveMQConnectionFactory connections;

    private Broker(BrokerService service, ActiveMQConnectionFactory connections) {
        this.service = service;
        this.connections = connections;
    }

    /** Starts the broker on its folder; what was left there is found again. */
    @SuppressWarnings("IllegalCatch") // BrokerService throws bare Exception
    static Broker start(Path folder) {
        String name = "brevvakt-" + UUID.randomUUID();
        BrokerService service = new BrokerService();
        try {
            service.setBrokerName(name);
            service.setUseJmx(false);
            service.setUseShutdownHook(false);
            service.setAdvisorySupport(false);
            service.setDataDirectoryFile(folder.toFile());
            service.setSchedulerDirectoryFile(folder.resolve("scheduler").toFile());
            service.setSchedulerSupport(true);
            service.setPersistenceAdapter(store(folder));
            service.setDestinationPolicy(policies());
            service.start();
            service.waitUntilStarted();
        } catch (Exception e) {
            throw new IllegalStateException("the queue in " + folder + " cannot be opened", e);
        }
        return new Broker(service, connections(name));
    }

    private static KahaDBPersistenceAdapter store(Path folder) {
        KahaDBPersistenceAdapter store = new KahaDBPersistenceAdapter();
        store.setDirectory(folder.resolve("journal").toFile());
        store.setJournalDiskSyncStrategy(JournalDiskSyncStrategy.ALWAYS.name());
        store.setJournalMaxFileLength(JOURNAL_FILE);
        return store;
    }

    /** A full memory never stops a sender: the queue then lives on the disk alone. */
    private static PolicyMap policies() {
        PolicyEntry every = new PolicyEntry();
        every.setQueue(">");
        every.setProducerFlowControl(false);
        every.setExpireMessagesPeriod(0);
        PolicyMap policies = new PolicyMap();
        policies.setDefaultEntry(every);
        return policies;
    }

    private static ActiveMQConnectionFactory connections(String name) {
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://" + name + "?create=false");
        ActiveMQPrefetchPolicy oneAtATime = new ActiveMQPrefetchPolicy();
        oneAtATime.setAll(0);
        connections.setPrefetchPolicy(oneAtATime);
        RedeliveryPolicy forEver = new RedeliveryPolicy();
        forEver.setMaximumRedeliveries(RedeliveryPolicy.NO_MAXIMUM_REDELIVERIES);
        forEver.setInitialRedeliveryDelay(1000);
        forEver.setRedeliveryDelay(1000);
        connections.setRedeliveryPolicy(forEver);
        connections.setWatchTopicAdvisories(false);
        connections.setCopyMessageOnSend(false);
        return connections;
    }

    ActiveMQConnectionFactory connections() {
        return connections;
    }

    @SuppressWarnings("IllegalCatch") // BrokerService throws bare Exception
    void stop() {
        try {
            service.stop();
            service.waitUntilStopped();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the queue did not close in order; it will be recovered at the next start", e);
        }
    }
}
