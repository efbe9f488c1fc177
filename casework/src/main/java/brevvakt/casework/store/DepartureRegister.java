package brevvakt.casework.store;

import brevvakt.casework.absence.Departure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The departures that were ordered; kept for ever, since a closed address is refused by name for ever. */
public final class DepartureRegister {
    private static final String SELECT =
            "SELECT id, employee, addresses, unit, last_day, closes_on, substitute, ordered_by,"
                    + " ordered_at, cancelled_at, settled_at FROM departure ";

    /** Writes a new order down; its number. */
    public long add(Handle handle, Departure departure) {
        return handle.createUpdate("INSERT INTO departure (employee, addresses, unit, last_day, closes_on, substitute,"
                        + " ordered_by, ordered_at) VALUES (:employee, :addresses, :unit, :last, :closes, :substitute,"
                        + " :by, :at)")
                .bind("employee", departure.employee())
                .bind("addresses", RecordRegister.joined(departure.addresses()))
                .bind("unit", departure.unit())
                .bind("last", departure.lastDay())
                .bind("closes", departure.closesOn())
                .bind("substitute", departure.substitute())
                .bind("by", departure.orderedBy())
                .bind("at", departure.orderedAt())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public void cancel(Handle handle, long id, String by, Instant at) {
        handle.createUpdate("UPDATE departure SET cancelled_at = :at, cancelled_by = :by"
                        + " WHERE id = :id AND cancelled_at IS NULL")
                .bind("at", at)
                .bind("by", by)
                .bind("id", id)
                .execute();
    }

    /** Everything that follows from the closing has been done. */
    public void settled(Handle handle, long id, Instant at) {
        handle.createUpdate("UPDATE departure SET settled_at = :at WHERE id = :id AND settled_at IS NULL")
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    public List<Departure> standing(Handle handle) {
        return handle.select(SELECT + "WHERE cancelled_at IS NULL ORDER BY id")
                .map(DepartureRegister::departure)
                .list();
    }

    /** The next to close first. */
    public List<Departure> all(Handle handle, int limit) {
        return handle.select(SELECT + "ORDER BY closes_on, id LIMIT " + limit)
                .map(DepartureRegister::departure)
                .list();
    }

    private static Departure departure(ResultSet row, StatementContext context) throws SQLException {
        return new Departure(
                row.getLong("id"),
                row.getString("employee"),
                RecordRegister.split(row.getString("addresses")),
                row.getString("unit"),
                row.getObject("last_day", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                row.getString("substitute"),
                row.getString("ordered_by"),
                RecordRegister.instant(row, "ordered_at"),
                RecordRegister.instantIfAny(row, "cancelled_at"),
                RecordRegister.instantIfAny(row, "settled_at"));
    }

    /** The number of the departure that stands for somebody, the latest one. */
    public Optional<Departure> standingOf(Handle handle, String employee) {
        return handle.select(SELECT + "WHERE employee = ? AND cancelled_at IS NULL ORDER BY id DESC", employee)
                .map(DepartureRegister::departure)
                .findFirst();
    }
}
