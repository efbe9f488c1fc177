package brevvakt.casework.store;

import brevvakt.casework.outbox.OutboxMail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which hand-overs the diary systems have acknowledged. */
public final class AcknowledgementRegister {

    /** How an acknowledgement came. */
    public enum Way {
        MAIL,
        FOLDER
    }

    /** Notes an acknowledgement; the first one stands. False where it was known. */
    public boolean note(Handle handle, long outboxId, Instant at, Way way, Optional<String> foreign) {
        boolean known = handle.select("SELECT outbox_id FROM handover_acknowledgement WHERE outbox_id = ?", outboxId)
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
        if (!known) {
            handle.createUpdate("INSERT INTO handover_acknowledgement (outbox_id, acknowledged_at, way, foreign_number)"
                            + " VALUES (:id, :at, :way, :number)")
                    .bind("id", outboxId)
                    .bind("at", at)
                    .bind("way", way.name())
                    .bind("number", foreign)
                    .execute();
        }
        return !known;
    }

    /** What was handed over to diary systems before an instant and is not acknowledged, oldest first. */
    public List<OutboxMail> missing(Handle handle, String prefix, Instant sentBefore, int limit) {
        return handle.createQuery(OutboxRegister.SELECT
                        + "WHERE kind = 'HANDOVER' AND state = 'SENT' AND sent_at < :before AND once_key LIKE :prefix"
                        + " AND NOT EXISTS (SELECT 1 FROM handover_acknowledgement a WHERE a.outbox_id = outbox.id)"
                        + " ORDER BY id LIMIT " + limit)
                .bind("before", sentBefore)
                .bind("prefix", prefix + "%")
                .map(OutboxRegister::mail)
                .list();
    }

    /** Hands it over once more, under the same name and Message-ID. */
    public void again(Handle handle, long outboxId, Instant at) {
        handle.execute(
                "UPDATE outbox SET state = 'DUE', due_at = ?, reason = 'not acknowledged, handed over again'"
                        + " WHERE id = ? AND state = 'SENT'",
                at,
                outboxId);
    }

    /** When each of these was acknowledged. */
    public Map<Long, Instant> of(Handle handle) {
        return handle
                .select("SELECT outbox_id, acknowledged_at FROM handover_acknowledgement ORDER BY outbox_id DESC")
                .map((row, context) ->
                        Map.entry(row.getLong("outbox_id"), RecordRegister.instant(row, "acknowledged_at")))
                .stream()
                .limit(100_000)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
