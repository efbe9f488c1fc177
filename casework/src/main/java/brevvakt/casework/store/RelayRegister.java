package brevvakt.casework.store;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is known of mailboxes that another mail system keeps: how far we have looked, and which copies lie there unread. */
public final class RelayRegister {

    /**
     * How far the looks into a mailbox have come.
     *
     * @param uidValidity the numbering of its folder; 0 before the first look
     * @param lastUid the highest number seen
     * @param lookedAt the last look that succeeded
     * @param failingSince the first one that failed since
     */
    public record Look(
            EmailAddress mailbox,
            long uidValidity,
            long lastUid,
            Optional<Instant> lookedAt,
            Optional<Instant> failingSince) {}

    public Optional<Look> of(Handle handle, EmailAddress mailbox) {
        return handle.select("SELECT * FROM relay_look WHERE mailbox = ?", mailbox.toString())
                .map((row, context) -> new Look(
                        mailbox,
                        row.getLong("uid_validity"),
                        row.getLong("last_uid"),
                        RecordRegister.instantIfAny(row, "looked_at"),
                        RecordRegister.instantIfAny(row, "failing_since")))
                .findFirst();
    }

    /** Writes down how far the looks have come. */
    public void put(Handle handle, Look look) {
        String set = of(handle, look.mailbox()).isPresent()
                ? "UPDATE relay_look SET uid_validity = :validity, last_uid = :uid, looked_at = :looked,"
                        + " failing_since = :failing WHERE mailbox = :mailbox"
                : "INSERT INTO relay_look (mailbox, uid_validity, last_uid, looked_at, failing_since)"
                        + " VALUES (:mailbox, :validity, :uid, :looked, :failing)";
        handle.createUpdate(set)
                .bind("mailbox", look.mailbox().toString())
                .bind("validity", look.uidValidity())
                .bind("uid", look.lastUid())
                .bind("looked", look.lookedAt())
                .bind("failing", look.failingSince())
                .execute();
    }

    /** The copies handed over that nobody is known to have read, with their number in the folder where it is known. */
    public Map<ArrivalId, Optional<Long>> unread(Handle handle, EmailAddress mailbox) {
        Map<ArrivalId, Optional<Long>> unread = new LinkedHashMap<>();
        handle.select(
                        "SELECT arrival_id, uid FROM delivery WHERE mailbox = ? AND seen_at IS NULL AND done = TRUE"
                                + " ORDER BY arrival_id",
                        mailbox.toString())
                .map((row, context) -> Map.entry(
                        new ArrivalId(row.getString("arrival_id")),
                        Optional.ofNullable(row.getObject("uid", Long.class))))
                .forEach(entry -> unread.put(entry.getKey(), entry.getValue()));
        return unread;
    }

    /** A copy has been found under this number. */
    public void found(Handle handle, EmailAddress mailbox, ArrivalId id, long uid) {
        handle.execute(
                "UPDATE delivery SET uid = ? WHERE mailbox = ? AND arrival_id = ?",
                uid,
                mailbox.toString(),
                id.value());
    }

    /** Copies that somebody has read, or taken out of the folder. */
    public void read(Handle handle, EmailAddress mailbox, List<ArrivalId> ids, Instant at) {
        ids.forEach(id -> handle.execute(
                "UPDATE delivery SET seen_at = ? WHERE mailbox = ? AND arrival_id = ? AND seen_at IS NULL",
                at,
                mailbox.toString(),
                id.value()));
    }
}
