package brevvakt.casework.store;

import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Item;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.Disclosure.State;
import brevvakt.casework.records.Masking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Requests for records, the records in them, and a log of what was done, which is only ever added to. */
public final class DisclosureRegister {

    public long open(Handle handle, String about, Optional<String> contact, Instant at, String by, LocalDate dueOn) {
        return handle.createUpdate("INSERT INTO disclosure (about, contact, opened_at, opened_by, due_on, state)"
                        + " VALUES (:about, :contact, :at, :by, :due, 'OPEN')")
                .bind("about", about)
                .bind("contact", contact)
                .bind("at", at)
                .bind("by", by)
                .bind("due", dueOn)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public void add(Handle handle, long id, long recordId, String recordNo) {
        handle.execute(
                "INSERT INTO disclosure_record (disclosure_id, record_id, record_no, masked) VALUES (?, ?, ?, '')",
                id,
                recordId,
                recordNo);
    }

    public void decide(Handle handle, long id, Item item) {
        handle.createUpdate("UPDATE disclosure_record SET outcome = :outcome, provision = :provision, masked = :masked,"
                        + " decided_by = :by, decided_at = :at WHERE disclosure_id = :id AND record_id = :record")
                .bind("outcome", item.outcome().map(Outcome::name))
                .bind("provision", item.provision())
                .bind("masked", String.join("\n", item.masking().words()))
                .bind("by", item.decidedBy())
                .bind("at", item.decidedAt())
                .bind("id", id)
                .bind("record", item.recordId())
                .execute();
    }

    /** Ends an open request; false when somebody else has ended it before. */
    public boolean deliver(Handle handle, long id, State outcome, Instant at, String packed) {
        return handle.execute(
                        "UPDATE disclosure SET state = ?, delivered_at = ?, package = ? WHERE id = ? AND state = 'OPEN'",
                        outcome.name(),
                        at,
                        packed,
                        id)
                == 1;
    }

    public void log(Handle handle, long id, Instant at, String actor, String type, String about) {
        handle.execute(
                "INSERT INTO disclosure_event (disclosure_id, happened_at, actor, event_type, about) VALUES (?, ?, ?, ?, ?)",
                id,
                at,
                actor,
                type,
                about);
    }

    /** The log of a request, in order: who did what. */
    public List<String> logOf(Handle handle, long id) {
        return handle.select(
                        "SELECT actor, event_type, about FROM disclosure_event WHERE disclosure_id = ? ORDER BY id", id)
                .map((row, context) ->
                        row.getString("actor") + " " + row.getString("event_type") + " " + row.getString("about"))
                .list();
    }

    public Optional<Disclosure> find(Handle handle, long id) {
        return handle.select("SELECT * FROM disclosure WHERE id = ?", id)
                .map((row, context) -> disclosure(handle, row))
                .findFirst();
    }

    /** All requests, newest first. */
    public List<Disclosure> all(Handle handle, int limit) {
        return handle.select("SELECT * FROM disclosure ORDER BY id DESC LIMIT " + limit)
                .map((row, context) -> disclosure(handle, row))
                .list();
    }

    /** The open requests that hold a record from disposal (LAW-37). */
    public List<Long> holdsOn(Handle handle, long recordId) {
        return handle.select(
                        "SELECT d.id FROM disclosure d JOIN disclosure_record r ON r.disclosure_id = d.id"
                                + " WHERE r.record_id = ? AND d.state = 'OPEN' ORDER BY d.id",
                        recordId)
                .mapTo(Long.class)
                .list();
    }

    private static Disclosure disclosure(Handle handle, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Disclosure(
                id,
                row.getString("about"),
                Optional.ofNullable(row.getString("contact")),
                RecordRegister.instant(row, "opened_at"),
                row.getString("opened_by"),
                row.getObject("due_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                RecordRegister.instantIfAny(row, "delivered_at"),
                Optional.ofNullable(row.getString("package")),
                handle.select("SELECT * FROM disclosure_record WHERE disclosure_id = ? ORDER BY record_id", id)
                        .map(DisclosureRegister::item)
                        .list());
    }

    private static Item item(ResultSet row, StatementContext context) throws SQLException {
        return new Item(
                row.getLong("record_id"),
                row.getString("record_no"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                Optional.ofNullable(row.getString("provision")),
                Masking.written(row.getString("masked")),
                Optional.ofNullable(row.getString("decided_by")),
                RecordRegister.instantIfAny(row, "decided_at"));
    }
}
