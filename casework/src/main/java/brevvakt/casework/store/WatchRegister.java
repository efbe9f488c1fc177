package brevvakt.casework.store;

import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the watch knows: which delivered copies nobody has opened, what each day showed, which promises were broken. */
public final class WatchRegister {
    private static final String LETTERS =
            "SELECT d.mailbox AS mailbox, COUNT(*) AS letters, MIN(a.received_at) AS oldest"
                    + " FROM delivery d JOIN arrival a ON a.arrival_id = d.arrival_id";
    private static final String UNOPENED =
            LETTERS + " WHERE d.seen_at IS NULL AND d.done = TRUE AND d.folder = 'INBOX' AND a.received_at <= :before";

    /** Letters in a mailbox that nobody has opened. */
    public record Unopened(int count, Instant oldest) {}

    /**
     * What a working day showed at its end.
     *
     * @param state a word of DESIGN 5
     */
    public record Day(EmailAddress mailbox, LocalDate day, String state, int unopened, Optional<Instant> oldestAt) {}

    /** Notes that copies were made seen; how many of them nobody had seen before. */
    public int seen(Handle handle, EmailAddress mailbox, String folder, Collection<Long> uids, Instant at) {
        return handle.createUpdate("UPDATE delivery SET seen_at = :at WHERE seen_at IS NULL AND mailbox = :mailbox"
                        + " AND folder = :folder AND uid IN (<uids>)")
                .bind("at", at)
                .bind("mailbox", mailbox.toString())
                .bind("folder", folder)
                .bindList("uids", List.copyOf(uids))
                .execute();
    }

    /** Nothing lies unseen in the folder: so every copy in it has been seen, also one whose number we do not know. */
    public void allSeen(Handle handle, EmailAddress mailbox, String folder, Instant at) {
        handle.createUpdate("UPDATE delivery SET seen_at = :at WHERE seen_at IS NULL AND done = TRUE"
                        + " AND mailbox = :mailbox AND folder = :folder")
                .bind("at", at)
                .bind("mailbox", mailbox.toString())
                .bind("folder", folder)
                .execute();
    }

    /** A person said that everything in the mailbox has been looked through. */
    public void checked(Handle handle, EmailAddress mailbox, Instant at) {
        handle.createUpdate(
                        "UPDATE delivery SET seen_at = :at WHERE seen_at IS NULL AND done = TRUE AND mailbox = :mailbox")
                .bind("at", at)
                .bind("mailbox", mailbox.toString())
                .execute();
    }

    /** What lies unopened in a mailbox of the mail received up to an instant; empty where nothing does. */
    public Optional<Unopened> unopened(Handle handle, EmailAddress mailbox, Instant before) {
        return handle.createQuery(UNOPENED + " AND d.mailbox = :mailbox GROUP BY d.mailbox")
                .bind("before", before)
                .bind("mailbox", mailbox.toString())
                .map((row, context) -> new Unopened(row.getInt("letters"), RecordRegister.instant(row, "oldest")))
                .findFirst();
    }

    /** The mailboxes in which mail received up to an instant lies unopened. */
    public Map<EmailAddress, Unopened> unopened(Handle handle, Instant before) {
        Map<EmailAddress, Unopened> all = new LinkedHashMap<>();
        handle.createQuery(UNOPENED + " GROUP BY d.mailbox ORDER BY d.mailbox")
                .bind("before", before)
                .map((row, context) -> Map.entry(
                        EmailAddress.of(row.getString("mailbox")),
                        new Unopened(row.getInt("letters"), RecordRegister.instant(row, "oldest"))))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /**
     * The same as it was at an instant that has passed: what was opened later lay unopened then. Costs what lies unopened
     * and what was opened since.
     */
    public Map<EmailAddress, Unopened> unopenedAt(Handle handle, Instant before, Instant then) {
        Map<EmailAddress, Unopened> all = unopened(handle, before);
        handle.createQuery(LETTERS
                        + " WHERE d.seen_at > :then AND d.done = TRUE AND d.folder = 'INBOX' AND a.received_at <= :before"
                        + " GROUP BY d.mailbox")
                .bind("then", then)
                .bind("before", before)
                .map((row, context) -> Map.entry(
                        EmailAddress.of(row.getString("mailbox")),
                        new Unopened(row.getInt("letters"), RecordRegister.instant(row, "oldest"))))
                .forEach(entry -> all.merge(
                        entry.getKey(),
                        entry.getValue(),
                        (one, other) -> new Unopened(
                                one.count() + other.count(),
                                one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest())));
        return all;
    }

    /** Somebody has seen a copy of the arrival. */
    public boolean isSeen(Handle handle, String arrivalId) {
        return handle.select("SELECT COUNT(*) FROM delivery WHERE arrival_id = ? AND seen_at IS NOT NULL", arrivalId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** How many letters came to each mailbox after one instant and up to another. */
    public Map<EmailAddress, Integer> came(Handle handle, Instant after, Instant until) {
        Map<EmailAddress, Integer> all = new LinkedHashMap<>();
        handle.createQuery("SELECT d.mailbox AS mailbox, COUNT(*) AS letters FROM arrival a"
                        + " JOIN delivery d ON a.arrival_id = d.arrival_id"
                        + " WHERE a.received_at > :after AND a.received_at <= :until GROUP BY d.mailbox")
                .bind("after", after)
                .bind("until", until)
                .map((row, context) -> Map.entry(EmailAddress.of(row.getString("mailbox")), row.getInt("letters")))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** Writes down what a day showed, unless it has been written down before. */
    public void note(Handle handle, Day day, Instant at) {
        if (of(handle, day.mailbox(), day.day()).isEmpty()) {
            handle.createUpdate("INSERT INTO mailbox_day (mailbox, on_day, state, unopened, oldest_at, noted_at)"
                            + " VALUES (:mailbox, :day, :state, :unopened, :oldest, :at)")
                    .bind("mailbox", day.mailbox().toString())
                    .bind("day", day.day())
                    .bind("state", day.state())
                    .bind("unopened", day.unopened())
                    .bind("oldest", day.oldestAt())
                    .bind("at", at)
                    .execute();
        }
    }

    public Optional<Day> of(Handle handle, EmailAddress mailbox, LocalDate day) {
        return handle.select(
                        "SELECT state, unopened, oldest_at FROM mailbox_day WHERE mailbox = ? AND on_day = ?",
                        mailbox.toString(),
                        day)
                .map((row, context) -> new Day(
                        mailbox,
                        day,
                        row.getString("state"),
                        row.getInt("unopened"),
                        RecordRegister.instantIfAny(row, "oldest_at")))
                .findFirst();
    }

    /** The last day that has been written down; empty before the first. */
    public Optional<LocalDate> lastDay(Handle handle) {
        return Optional.ofNullable(handle.select("SELECT MAX(on_day) FROM mailbox_day")
                .mapTo(LocalDate.class)
                .one());
    }

    /** How many mailboxes were not opened in time on a day. */
    public int breachedOn(Handle handle, LocalDate day) {
        return handle.select("SELECT COUNT(*) FROM mailbox_day WHERE on_day = ? AND state = 'BREACHED'", day)
                .mapTo(Integer.class)
                .one();
    }

    /** Writes down that a promise was not kept; false where that stands there already. */
    public boolean breach(Handle handle, String subject, String promise, LocalDate due, Instant at) {
        int known = handle.select(
                        "SELECT COUNT(*) FROM breach WHERE subject = ? AND promise = ? AND due_on = ?",
                        subject,
                        promise,
                        due)
                .mapTo(Integer.class)
                .one();
        if (known > 0) {
            return false;
        }
        handle.execute(
                "INSERT INTO breach (subject, promise, due_on, noted_at) VALUES (?, ?, ?, ?)",
                subject,
                promise,
                due,
                at);
        return true;
    }
}
