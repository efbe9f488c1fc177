package brevvakt.casework.store;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.letter.ArrivalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The callbacks that are owed and those that were made. */
public final class CallbackRegister {
    private static final String SELECT =
            "SELECT id, arrival_id, wanted, caller, phone, about, received_at, due_on, outcome, attempts FROM callback ";

    /** Writes a callback down; its id is 0 on the way in. */
    public Callback add(Handle handle, Callback callback) {
        long id = handle.createUpdate(
                        "INSERT INTO callback (arrival_id, wanted, caller, phone, about, received_at, due_on, attempts)"
                                + " VALUES (:arrival, :wanted, :caller, :phone, :about, :at, :due, 0)")
                .bind("arrival", callback.arrivalId().map(ArrivalId::value))
                .bind("wanted", callback.wanted())
                .bind("caller", callback.caller())
                .bind("phone", callback.phone())
                .bind("about", callback.about())
                .bind("at", callback.receivedAt())
                .bind("due", callback.dueOn())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        return find(handle, id).orElseThrow();
    }

    public Optional<Callback> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map((row, context) -> callback(row))
                .findFirst();
    }

    /** Notes a try; one that reached nobody leaves the callback owed. */
    public void tried(Handle handle, long id, Instant at, String actor, String outcome, boolean ends) {
        handle.execute(
                "INSERT INTO callback_attempt (callback_id, tried_at, actor, outcome) VALUES (?, ?, ?, ?)",
                id,
                at,
                actor,
                outcome);
        handle.createUpdate("UPDATE callback SET attempts = attempts + 1, outcome = :outcome WHERE id = :id")
                .bind("outcome", ends ? outcome : null)
                .bind("id", id)
                .execute();
    }

    public List<Callback> all(Handle handle) {
        return handle.select(SELECT + "ORDER BY due_on, id")
                .map((row, context) -> callback(row))
                .list();
    }

    /** Those that nobody has dealt with and that fall due up to a day. */
    public List<Callback> owedUpTo(Handle handle, LocalDate day) {
        return handle.select(SELECT + "WHERE outcome IS NULL AND due_on <= ? ORDER BY due_on, id", day)
                .map((row, context) -> callback(row))
                .list();
    }

    private static Callback callback(ResultSet row) throws SQLException {
        return new Callback(
                row.getLong("id"),
                Optional.ofNullable(row.getString("arrival_id")).map(ArrivalId::new),
                row.getString("wanted"),
                row.getString("caller"),
                row.getString("phone"),
                row.getString("about"),
                RecordRegister.instant(row, "received_at"),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getString("outcome")),
                row.getInt("attempts"));
    }
}
