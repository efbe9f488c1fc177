package brevvakt.casework.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What registrars have decided about single lines of the mail log (LAW-08b); decisions are only ever added. */
public final class MailLogReviewRegister {

    /**
     * A decision.
     *
     * @param shown other party and subject may be read by everybody
     */
    public record Decision(Instant at, String by, boolean shown, String reason) {}

    public void decide(Handle handle, long record, Decision decision) {
        handle.createUpdate("INSERT INTO mail_log_review (record_id, decided_at, actor, shown, reason)"
                        + " VALUES (:record, :at, :by, :shown, :reason)")
                .bind("record", record)
                .bind("at", decision.at())
                .bind("by", decision.by())
                .bind("shown", decision.shown())
                .bind("reason", decision.reason())
                .execute();
    }

    /** The newest decision about a record; empty where nobody has looked at its line. */
    public Optional<Decision> of(Handle handle, long record) {
        return handle.select(
                        "SELECT decided_at, actor, shown, reason FROM mail_log_review WHERE record_id = ?"
                                + " ORDER BY id DESC LIMIT 1",
                        record)
                .map((row, context) -> new Decision(
                        RecordRegister.instant(row, "decided_at"),
                        row.getString("actor"),
                        row.getBoolean("shown"),
                        row.getString("reason")))
                .findFirst();
    }
}
