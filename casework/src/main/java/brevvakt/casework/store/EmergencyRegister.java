package brevvakt.casework.store;

import brevvakt.casework.absence.Emergency;
import brevvakt.casework.absence.Emergency.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The emergency orders and who took which step (SEED-105). */
public final class EmergencyRegister {
    private static final String SELECT =
            "SELECT id, holder, delegate, reason, first_day, last_day, ordered_by, ordered_at,"
                    + " approved_by, approved_at, executed_by, executed_at FROM emergency ";

    /** Writes a new order down; its number. */
    public long add(Handle handle, Emergency order) {
        return handle.createUpdate("INSERT INTO emergency (holder, delegate, reason, first_day, last_day, ordered_by,"
                        + " ordered_at) VALUES (:holder, :delegate, :reason, :from, :until, :by, :at)")
                .bind("holder", order.holder())
                .bind("delegate", order.delegate())
                .bind("reason", order.reason())
                .bind("from", order.period().from())
                .bind("until", order.period().until())
                .bind("by", order.ordered().by())
                .bind("at", order.ordered().at())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public void approve(Handle handle, long id, Step step) {
        handle.createUpdate(
                        "UPDATE emergency SET approved_by = :by, approved_at = :at WHERE id = :id AND approved_at IS NULL")
                .bind("by", step.by())
                .bind("at", step.at())
                .bind("id", id)
                .execute();
    }

    public void execute(Handle handle, long id, Step step) {
        handle.createUpdate("UPDATE emergency SET executed_by = :by, executed_at = :at"
                        + " WHERE id = :id AND approved_at IS NOT NULL AND executed_at IS NULL")
                .bind("by", step.by())
                .bind("at", step.at())
                .bind("id", id)
                .execute();
    }

    public Optional<Emergency> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map(EmergencyRegister::emergency)
                .findFirst();
    }

    /** Those that have been carried out and are not over on a day. */
    public List<Emergency> running(Handle handle, LocalDate day) {
        return handle.select(SELECT + "WHERE executed_at IS NOT NULL AND last_day >= ? ORDER BY id", day)
                .map(EmergencyRegister::emergency)
                .list();
    }

    /** The latest first. */
    public List<Emergency> all(Handle handle, int limit) {
        return handle.select(SELECT + "ORDER BY id DESC LIMIT " + limit)
                .map(EmergencyRegister::emergency)
                .list();
    }

    private static Emergency emergency(ResultSet row, StatementContext context) throws SQLException {
        return new Emergency(
                row.getLong("id"),
                row.getString("holder"),
                row.getString("delegate"),
                row.getString("reason"),
                AbsenceRegister.period(row),
                step(row, "ordered").orElseThrow(),
                step(row, "approved"),
                step(row, "executed"));
    }

    private static Optional<Step> step(ResultSet row, String name) throws SQLException {
        Optional<String> by = Optional.ofNullable(row.getString(name + "_by"));
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step(by.get(), RecordRegister.instant(row, name + "_at")));
    }
}
