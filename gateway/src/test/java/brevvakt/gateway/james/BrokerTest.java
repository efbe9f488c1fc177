package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.store.FileOriginals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.mail.MessagingException;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueItem.CompletionStatus;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class BrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Broker broker;
    private DurableQueue queue;

    @BeforeEach
    void open() throws IOException {
        broker = Broker.start(folder.resolve("queue"));
        queue = new DurableQueues(broker, new FileOriginals(folder.resolve("originals")), key -> true)
                .createQueue(MailQueueName.of("spool"));
    }

    @AfterEach
    void close() {
        queue.closeLanes();
        broker.stop();
    }

    private void put(String name) throws MessagingException {
        MailImpl mail = MailImpl.builder()
                .name(name)
                .sender("anna@example.org")
                .addRecipient("bo.b@kommun.example")
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder().setText("Hej"))
                .build();
        queue.enQueue(mail);
    }

    private Optional<String> takeOne() throws MailQueueException {
        Optional<MailQueueItem> taken = queue.take(Duration.ofMillis(200));
        if (taken.isPresent()) {
            String name = taken.get().getMail().getName();
            taken.get().done(CompletionStatus.SUCCESS);
            return Optional.of(name);
        }
        return Optional.empty();
    }

    @Test
    void givenSomebodyWhoTakesAsTheyCome_whenTheJournalBreaksAndGoesOn_thenHeGetsWhatComesAfterwards()
            throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        Disposable taking = Flux.from(queue.deQueue())
                .subscribeOn(Schedulers.boundedElastic())
                .subscribe(item -> {
                    try {
                        taken.add(item.getMail().getName());
                        item.done(CompletionStatus.SUCCESS);
                    } catch (MailQueueException e) {
                        taken.add("failed");
                    }
                });
        put("before");
        await().atMost(PATIENCE).until(() -> taken.contains("before"));

        broker.broke(new IOException("No space left on device"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            put("after");
            return true;
        });

        await().atMost(PATIENCE).until(() -> taken.contains("after"));
        taking.dispose();
    }

    @Test
    void givenAJournalThatCannotBeWritten_whenTheDiskTakesItAgain_thenNothingIsLostAndTheQueueGoesOn()
            throws Exception {
        put("before");
        MailQueueItem inHand = queue.take(PATIENCE).orElseThrow();

        broker.broke(new IOException("No space left on device"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            put("after");
            return true;
        });

        List<String> taken = new ArrayList<>();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            takeOne().ifPresent(taken::add);
            return taken.contains("before") && taken.contains("after");
        });
        assertThat(inHand.getMail().getName()).isEqualTo("before");
        assertThat(taken).as("each once").containsExactlyInAnyOrder("before", "after");
    }
}
