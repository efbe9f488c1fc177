package brevvakt.casework.store;

import brevvakt.casework.letter.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The figures of the morning and weekly letters: each costs what is new or due, not what is kept. */
public final class MorningRegister {

    /** Whose letter of a day has been seen to, also where there was nothing to say. */
    public Set<String> seenTo(Handle handle, LocalDate day) {
        return handle.select("SELECT username FROM digest_done WHERE on_day = ?", day)
                .mapTo(String.class)
                .set();
    }

    /** Somebody's letter of a day is seen to; false where that was said before. */
    public boolean seeTo(Handle handle, LocalDate day, String username) {
        boolean known = handle.select("SELECT 1 FROM digest_done WHERE on_day = ? AND username = ?", day, username)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
        if (known) {
            return false;
        }
        handle.execute("INSERT INTO digest_done (on_day, username) VALUES (?, ?)", day, username);
        return true;
    }

    /** Forgets who was seen to before a day. */
    public void forgetBefore(Handle handle, LocalDate day) {
        handle.execute("DELETE FROM digest_done WHERE on_day < ?", day);
    }

    /** Cases that wait for a human to confirm them, by mailbox; those of the restricted series are left out. */
    public Map<EmailAddress, Integer> unconfirmed(Handle handle) {
        return byMailbox(handle.createQuery("SELECT mailbox, COUNT(*) AS figure FROM case_file"
                + " WHERE status = 'PROPOSED' AND register <> 'RESTRICTED' GROUP BY mailbox"));
    }

    /** Private mail laid aside after an instant, by mailbox: a count and nothing more. */
    public Map<EmailAddress, Integer> laidAside(Handle handle, Instant after) {
        return byMailbox(handle.createQuery("SELECT h.mailbox AS mailbox, COUNT(*) AS figure FROM arrival a"
                        + " JOIN held_letter h ON h.arrival_id = a.arrival_id"
                        + " WHERE a.received_at > :after AND h.opened_at IS NULL GROUP BY h.mailbox")
                .bind("after", after));
    }

    /** Suspected spam kept in quarantine after an instant, by each address that it was sent to. */
    public Map<EmailAddress, Integer> quarantined(Handle handle, Instant after) {
        Map<EmailAddress, Integer> all = new LinkedHashMap<>();
        handle.select("SELECT recipients FROM record_entry WHERE label = 'SPAM' AND received_at > ?", after)
                .mapTo(String.class)
                .forEach(recipients ->
                        RecordRegister.split(recipients).forEach(address -> all.merge(address, 1, Integer::sum)));
        return all;
    }

    /** Cases that came after an instant, by unit. */
    public Map<String, Integer> cameTo(Handle handle, Instant after) {
        return byWord(handle.createQuery(
                        "SELECT unit AS word, COUNT(*) AS figure FROM case_file WHERE received_at > :after GROUP BY unit")
                .bind("after", after));
    }

    /** Promises to citizens that were found broken after an instant, by unit. */
    public Map<String, Integer> broken(Handle handle, Instant after) {
        return byWord(handle.createQuery("SELECT c.unit AS word, COUNT(*) AS figure FROM breach b"
                        + " JOIN case_file c ON c.case_number = b.subject WHERE b.noted_at > :after GROUP BY c.unit")
                .bind("after", after));
    }

    /** Working days from one on, on which a mailbox was not opened in time, by mailbox. */
    public Map<EmailAddress, Integer> notOpened(Handle handle, LocalDate from) {
        return byMailbox(handle.createQuery("SELECT mailbox, COUNT(*) AS figure FROM mailbox_day"
                        + " WHERE on_day >= :from AND state = 'BREACHED' GROUP BY mailbox")
                .bind("from", from));
    }

    /** When the last mail came; empty before the first. */
    public Optional<Instant> lastArrival(Handle handle) {
        return handle.select("SELECT received_at FROM arrival ORDER BY received_at DESC LIMIT 1")
                .map((row, context) -> RecordRegister.instant(row, "received_at"))
                .findFirst();
    }

    /** Copies received before an instant that are not in their mailbox yet. */
    public int undelivered(Handle handle, Instant before) {
        return handle.select(
                        "SELECT COUNT(*) FROM delivery d JOIN arrival a ON a.arrival_id = d.arrival_id"
                                + " WHERE d.done = FALSE AND a.received_at < ?",
                        before)
                .mapTo(Integer.class)
                .one();
    }

    /** Mail set aside after an instant. */
    public int setAside(Handle handle, Instant after) {
        return handle.select("SELECT COUNT(*) FROM set_aside WHERE set_aside_at > ?", after)
                .mapTo(Integer.class)
                .one();
    }

    /** Mail of our own that fell due after an instant and was given up. */
    public int failed(Handle handle, Instant after) {
        return handle.select("SELECT COUNT(*) FROM outbox WHERE state = 'FAILED' AND due_at > ?", after)
                .mapTo(Integer.class)
                .one();
    }

    private static Map<EmailAddress, Integer> byMailbox(Query query) {
        Map<EmailAddress, Integer> all = new LinkedHashMap<>();
        query.map((row, context) -> Map.entry(EmailAddress.of(row.getString("mailbox")), figure(row)))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private static Map<String, Integer> byWord(Query query) {
        Map<String, Integer> all = new LinkedHashMap<>();
        query.map((row, context) -> Map.entry(row.getString("word"), figure(row)))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private static int figure(ResultSet row) throws SQLException {
        return row.getInt("figure");
    }
}
