package brevvakt.casework.store;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Carried;
import brevvakt.casework.records.Deliveries;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The deliveries on disk. Within one run of the server an arrival that was registered by this run and never asked for
 * is surely undelivered; everything else may have been delivered by a run that was killed.
 */
public final class DeliveryRegister implements Deliveries {
    private static final int REMEMBERED = 10_000;

    private final Database database;
    private final Set<ArrivalId> fresh = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ArrivalId, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    public DeliveryRegister(Database database) {
        this.database = database;
    }

    /** Writes down where an arrival goes, in the registering transaction. */
    public void owe(Handle handle, ArrivalId id, Collection<Delivery> deliveries) {
        deliveries.forEach(delivery -> handle.execute(
                "INSERT INTO delivery (arrival_id, mailbox, folder, done) VALUES (?, ?, ?, FALSE)",
                id.value(),
                delivery.mailbox().toString(),
                delivery.folder()));
    }

    /** Writes down a further copy, which no mail on its way brings; one that was owed before is owed once. */
    public void oweCarried(Handle handle, ArrivalId id, EmailAddress mailbox) {
        boolean known = handle.select(
                        "SELECT mailbox FROM delivery WHERE arrival_id = ? AND mailbox = ?",
                        id.value(),
                        mailbox.toString())
                .mapTo(String.class)
                .findFirst()
                .isPresent();
        if (!known) {
            handle.execute(
                    "INSERT INTO delivery (arrival_id, mailbox, folder, done, carried) VALUES (?, ?, 'INBOX', FALSE, TRUE)",
                    id.value(),
                    mailbox.toString());
        }
    }

    /** The copies that are still to be carried, with the originals of which they are. */
    public List<Carried> toCarry(Optional<Carried> after, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT d.arrival_id, d.mailbox, d.folder, r.received_at, r.sha256, r.size_bytes FROM delivery d"
                                + " JOIN arrival a ON a.arrival_id = d.arrival_id JOIN record_entry r ON r.id = a.record_id"
                                + " WHERE d.carried = TRUE AND d.done = FALSE"
                                + " AND (d.arrival_id > :id OR d.arrival_id = :id AND d.mailbox > :mailbox)"
                                + " ORDER BY d.arrival_id, d.mailbox LIMIT " + limit)
                .bind("id", after.map(copy -> copy.id().value()).orElse(""))
                .bind("mailbox", after.map(copy -> copy.mailbox().toString()).orElse(""))
                .map((row, context) -> new Carried(
                        new ArrivalId(row.getString("arrival_id")),
                        EmailAddress.of(row.getString("mailbox")),
                        row.getString("folder"),
                        RecordRegister.instant(row, "received_at"),
                        new Sha256(row.getString("sha256")),
                        row.getLong("size_bytes")))
                .list());
    }

    /** Said after the commit: this run registered the arrival, nobody can have delivered it yet. */
    public void isFresh(ArrivalId id) {
        fresh.add(id);
    }

    @Override
    public List<Delivery> due(ArrivalId id) {
        boolean surelyUndone = fresh.remove(id);
        return database.read(handle -> handle.select(
                        "SELECT mailbox, folder FROM delivery WHERE arrival_id = ? AND done = FALSE ORDER BY mailbox",
                        id.value())
                .map((row, context) ->
                        new Delivery(EmailAddress.of(row.getString("mailbox")), row.getString("folder"), !surelyUndone))
                .list());
    }

    /** How many copies are on their way into a mailbox. */
    public int countDue(Handle handle) {
        return handle.select("SELECT COUNT(*) FROM delivery WHERE done = FALSE")
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public String tick() {
        return "UPDATE delivery SET done = TRUE, uid = ? WHERE arrival_id = ? AND mailbox = ?";
    }
}
