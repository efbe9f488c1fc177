package brevvakt.gateway.james;

import java.util.List;
import javax.inject.Inject;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;

/**
 * What our way of delivering adds to James' own tables, which James makes itself: one mailbox a name, and the note of
 * what has been delivered where, which must be written in the transaction of the message.
 */
final class MailboxTables {
    private static final List<String> ADDED = List.of(
            "CREATE TABLE IF NOT EXISTS brevvakt_delivered (mailbox_id BIGINT NOT NULL,"
                    + " once_key VARCHAR(200) NOT NULL, PRIMARY KEY (once_key, mailbox_id))",
            "CREATE UNIQUE INDEX IF NOT EXISTS brevvakt_mailbox_name"
                    + " ON JAMES_MAILBOX (USER_NAME, MAILBOX_NAMESPACE, MAILBOX_NAME)");

    private final EntityManagerFactory tables;

    @Inject
    MailboxTables(EntityManagerFactory tables) {
        this.tables = tables;
    }

    /** Makes what is not there yet. */
    void prepare() {
        EntityManager manager = tables.createEntityManager();
        try {
            manager.getTransaction().begin();
            ADDED.forEach(statement -> manager.createNativeQuery(statement).executeUpdate());
            manager.getTransaction().commit();
        } finally {
            manager.close();
        }
    }
}
