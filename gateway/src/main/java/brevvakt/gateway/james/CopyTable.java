package brevvakt.gateway.james;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.ModSeq;
import org.jspecify.annotations.Nullable;

/**
 * James' table of messages, written through one connection whose statements stay prepared: the whole way of a copy
 * into a mailbox is four short statements. Used by one hand at a time.
 */
final class CopyTable {
    private static final String ONCE = "INSERT INTO brevvakt_delivered (mailbox_id, once_key) VALUES (?, ?)";
    private static final String COUNT = "UPDATE JAMES_MAILBOX SET MAILBOX_LAST_UID = MAILBOX_LAST_UID + 1,"
            + " MAILBOX_HIGHEST_MODSEQ = MAILBOX_HIGHEST_MODSEQ + 1 WHERE MAILBOX_ID = ?";
    private static final String COUNTED =
            "SELECT MAILBOX_LAST_UID, MAILBOX_HIGHEST_MODSEQ FROM JAMES_MAILBOX WHERE MAILBOX_ID = ?";
    private static final String MESSAGE = "INSERT INTO JAMES_MAIL (MAILBOX_ID, MAIL_UID, MAIL_MODSEQ, MAIL_DATE,"
            + " MAIL_IS_ANSWERED, MAIL_IS_DELETED, MAIL_IS_DRAFT, MAIL_IS_FLAGGED, MAIL_IS_RECENT, MAIL_IS_SEEN,"
            + " MAIL_BODY_START_OCTET, MAIL_CONTENT_OCTETS_COUNT, MAIL_MIME_TYPE, MAIL_MIME_SUBTYPE,"
            + " MAIL_TEXTUAL_LINE_COUNT, HEADER_BYTES,"
            + " MAIL_BYTES) VALUES (?, ?, ?, ?, FALSE, FALSE, FALSE, FALSE, TRUE, FALSE, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** The numbers that a message got. */
    record Numbers(MessageUid uid, ModSeq modSeq) {}

    private CopyTable(Connection connection) {
        this.connection = connection;
    }

    static CopyTable open(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return new CopyTable(connection);
    }

    private PreparedStatement prepared(String statement, @Nullable Object... parameters) throws SQLException {
        PreparedStatement ready = prepared.get(statement);
        if (ready == null) {
            ready = connection.prepareStatement(statement);
            prepared.put(statement, ready);
        }
        for (int i = 0; i < parameters.length; i++) {
            ready.setObject(i + 1, parameters[i]);
        }
        return ready;
    }

    int run(String statement, @Nullable Object... parameters) throws SQLException {
        return prepared(statement, parameters).executeUpdate();
    }

    /** The same mail lies in the mailbox already. */
    static final class DeliveredBefore extends SQLException {
        private static final long serialVersionUID = 1L;

        DeliveredBefore(String key, SQLException cause) {
            super(key + " has been delivered before", cause);
        }
    }

    /** The mailbox has been deleted since its number was looked up. */
    static final class MailboxGone extends SQLException {
        private static final long serialVersionUID = 1L;

        MailboxGone(long mailbox) {
            super("the mailbox " + mailbox + " has gone");
        }
    }

    /** Notes that this mail is delivered to the mailbox; a second time the database refuses it (SQLState 23xxx). */
    void once(long mailbox, String key) throws SQLException {
        try {
            run(ONCE, mailbox, key);
        } catch (SQLException e) {
            boolean taken = e.getSQLState() != null && e.getSQLState().startsWith("23");
            throw taken ? new DeliveredBefore(key, e) : e;
        }
    }

    /** The next numbers of a mailbox, by one statement that no other writer can come between. */
    Numbers count(long mailbox) throws SQLException {
        if (run(COUNT, mailbox) == 0) {
            throw new MailboxGone(mailbox);
        }
        try (ResultSet numbers = prepared(COUNTED, mailbox).executeQuery()) {
            numbers.next();
            return new Numbers(MessageUid.of(numbers.getLong(1)), ModSeq.of(numbers.getLong(2)));
        }
    }

    void insert(long mailbox, Numbers numbers, Mailboxes.Copy copy) throws SQLException {
        MailBytes bytes = copy.bytes();
        run(
                MESSAGE,
                mailbox,
                numbers.uid().asLong(),
                numbers.modSeq().asLong(),
                new Timestamp(copy.receivedAt().getTime()),
                bytes.header().length,
                bytes.octets(),
                bytes.mediaType(),
                bytes.subType(),
                bytes.lines(),
                bytes.header(),
                bytes.body());
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    void close() throws SQLException {
        connection.close();
    }
}
