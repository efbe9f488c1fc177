package brevvakt.casework.store;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.letter.ArrivalId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The callbacks that are owed and those that were made. */
public final class CallbackRegister {

    public void add(Handle handle, Callback callback) {
        handle.createUpdate(
                        "INSERT INTO callback (arrival_id, wanted, caller, phone, about, received_at, due_on, attempts)"
                                + " VALUES (:arrival, :wanted, :caller, :phone, :about, :at, :due, 0)")
                .bind("arrival", callback.arrivalId().map(ArrivalId::value))
                .bind("wanted", callback.wanted())
                .bind("caller", callback.caller())
                .bind("phone", callback.phone())
                .bind("about", callback.about())
                .bind("at", callback.receivedAt())
                .bind("due", callback.dueOn())
                .execute();
    }

    public List<Callback> all(Handle handle) {
        return handle.select(
                        "SELECT id, arrival_id, wanted, caller, phone, about, received_at, due_on, outcome, attempts"
                                + " FROM callback ORDER BY due_on, id")
                .map((row, context) -> new Callback(
                        row.getLong("id"),
                        Optional.ofNullable(row.getString("arrival_id")).map(ArrivalId::new),
                        row.getString("wanted"),
                        row.getString("caller"),
                        row.getString("phone"),
                        row.getString("about"),
                        RecordRegister.instant(row, "received_at"),
                        row.getObject("due_on", LocalDate.class),
                        Optional.ofNullable(row.getString("outcome")),
                        row.getInt("attempts")))
                .list();
    }
}
