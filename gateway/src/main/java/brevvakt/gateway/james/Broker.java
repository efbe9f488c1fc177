package brevvakt.gateway.james;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQPrefetchPolicy;
import org.apache.activemq.RedeliveryPolicy;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.activemq.store.kahadb.disk.journal.Journal.JournalDiskSyncStrategy;
import org.apache.activemq.util.IOExceptionHandler;
import org.apache.james.queue.api.MailQueueName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The message broker inside our process. It listens on no port, and what it has taken over is on the disk before it
 * says so. After a disk that was full it goes on by itself.
 */
final class Broker {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

    /** Where mail for the outside waits, as mailetcontainer.xml names it. */
    static final MailQueueName OUTGOING = MailQueueName.of("outgoing");

    private static final int JOURNAL_FILE = 32 * 1024 * 1024;

    private static final long MEND_EVERY_SECONDS = 2;

    private final Path folder;
    private final String name = "brevvakt-" + UUID.randomUUID();
    private final ActiveMQConnectionFactory connections = connections(name);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private BrokerService service;

    @SuppressWarnings("IllegalCatch") // BrokerService throws bare Exception
    private Broker(Path folder) {
        this.folder = folder;
        try {
            this.service = opened();
        } catch (Exception e) {
            throw new IllegalStateException("the queue in " + folder + " cannot be opened", e);
        }
    }

    /** Starts the broker on its folder; what was left there is found again. */
    static Broker start(Path folder) {
        return new Broker(folder);
    }

    private BrokerService opened() throws Exception {
        BrokerService opening = new BrokerService();
        opening.setBrokerName(name);
        opening.setUseJmx(false);
        opening.setUseShutdownHook(false);
        opening.setAdvisorySupport(false);
        opening.setDataDirectoryFile(folder.toFile());
        opening.setSchedulerDirectoryFile(folder.resolve("scheduler").toFile());
        opening.setSchedulerSupport(true);
        opening.setPersistenceAdapter(store(folder));
        opening.setDestinationPolicy(policies());
        opening.setIoExceptionHandler(new Mending());
        boolean isOpen = false;
        try {
            opening.start();
            opening.waitUntilStarted();
            isOpen = true;
        } finally {
            if (!isOpen) {
                stop(opening);
            }
        }
        return opening;
    }

    /** A journal that could not be written once takes nothing more until it is opened anew. */
    private final class Mending implements IOExceptionHandler {

        @Override
        public void handle(IOException trouble) {
            broke(trouble);
        }

        @Override
        public void setBrokerService(BrokerService ignored) {
            LOG.trace("one handler serves every opening");
        }
    }

    void broke(IOException trouble) {
        if (broken.compareAndSet(false, true)) {
            LOG.error("the queue cannot write its journal; it is opened anew as soon as the disk takes it", trouble);
            Thread mender = new Thread(this::mend, "queue-mender");
            mender.setDaemon(true);
            mender.start();
        }
    }

    private void mend() {
        try {
            while (!closing.await(MEND_EVERY_SECONDS, TimeUnit.SECONDS) && broken.get()) {
                if (hasRoom() && isOpenedAnew()) {
                    LOG.info("the queue is open again");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasRoom() {
        return folder.toFile().getUsableSpace() > 2L * JOURNAL_FILE;
    }

    @SuppressWarnings("IllegalCatch") // BrokerService throws bare Exception; whatever it is, another try follows
    private synchronized boolean isOpenedAnew() {
        if (closing.getCount() == 0 || !broken.get()) {
            return false;
        }
        stop(service);
        broken.set(false);
        try {
            service = opened();
            return true;
        } catch (Exception e) {
            broken.set(true);
            LOG.warn("the queue does not open yet", e);
            return false;
        }
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

    synchronized void stop() {
        closing.countDown();
        stop(service);
    }

    @SuppressWarnings("IllegalCatch") // BrokerService throws bare Exception
    private static void stop(BrokerService closed) {
        try {
            closed.stop();
            closed.waitUntilStopped();
        } catch (Exception e) {
            LOG.warn("the queue did not close in order; it is recovered when it is opened next", e);
        }
    }
}
