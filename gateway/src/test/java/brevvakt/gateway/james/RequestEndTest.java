package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.apache.james.core.Username;
import org.apache.james.mailbox.jpa.mail.model.JPAMailbox;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.UidValidity;
import org.apache.openjpa.persistence.InvalidStateException;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;

class RequestEndTest {
    private static final int ROUNDS = 2_000;
    private static final String ENDED = "the request has ended";

    @Test
    void givenARequestThatEndsWhileAMailboxIsRead_whenBothGoOn_thenNeitherWaitsForTheOther() throws Exception {
        EntityManagerFactory tables = tables();
        long id = oneMailbox(tables);
        ExecutorService hands = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        for (int round = 0; round < ROUNDS; round++) {
            EntityManager request = tables.createEntityManager();
            JPAMailbox row = request.find(JPAMailbox.class, id);
            Phaser start = new Phaser(2);
            CompletableFuture<String> read = CompletableFuture.supplyAsync(
                    () -> {
                        start.arriveAndAwaitAdvance();
                        return nameIn(row);
                    },
                    hands);
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> {
                        start.arriveAndAwaitAdvance();
                        request.close();
                    },
                    hands);

            assertThat(read.get(30, TimeUnit.SECONDS)).isIn("INBOX", ENDED);
            end.get(30, TimeUnit.SECONDS);
        }
        hands.shutdown();
        tables.close();
    }

    /** A reader may be told that his request has ended; he is not kept. */
    private static String nameIn(JPAMailbox row) {
        try {
            return row.toMailbox().getName();
        } catch (InvalidStateException e) {
            return ENDED;
        }
    }

    private static EntityManagerFactory tables() throws SQLException {
        JDBCDataSource database = new JDBCDataSource();
        database.setUrl("jdbc:hsqldb:mem:request-end");
        return MailboxModule.tablesIn(database);
    }

    private static long oneMailbox(EntityManagerFactory tables) {
        EntityManager manager = tables.createEntityManager();
        JPAMailbox made = new JPAMailbox(MailboxPath.inbox(Username.of("miljo@kommun.example")), UidValidity.of(1));
        manager.getTransaction().begin();
        manager.persist(made);
        manager.getTransaction().commit();
        manager.close();
        return made.getMailboxId().getRawId();
    }
}
