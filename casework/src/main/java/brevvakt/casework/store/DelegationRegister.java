package brevvakt.casework.store;

import brevvakt.casework.absence.Delegation;
import brevvakt.casework.absence.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The recorded authorisations of holders (LAW-27); one is ended, never taken out. */
public final class DelegationRegister {
    private static final String SELECT =
            "SELECT id, holder, delegate, first_day, last_day, made_at, ended_at FROM delegation ";

    /** Writes a new one down; its number. */
    public long add(Handle handle, Delegation delegation) {
        return handle.createUpdate("INSERT INTO delegation (holder, delegate, first_day, last_day, made_at)"
                        + " VALUES (:holder, :delegate, :from, :until, :at)")
                .bind("holder", delegation.holder())
                .bind("delegate", delegation.delegate())
                .bind("from", delegation.period().map(Period::from))
                .bind("until", delegation.period().map(Period::until))
                .bind("at", delegation.madeAt())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public void end(Handle handle, long id, String by, Instant at) {
        handle.createUpdate("UPDATE delegation SET ended_at = :at, ended_by = :by WHERE id = :id AND ended_at IS NULL")
                .bind("at", at)
                .bind("by", by)
                .bind("id", id)
                .execute();
    }

    public Optional<Delegation> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map(DelegationRegister::delegation)
                .findFirst();
    }

    /** Those that are not over on a day and were not ended. */
    public List<Delegation> running(Handle handle, LocalDate day) {
        return handle.select(SELECT + "WHERE ended_at IS NULL AND (last_day IS NULL OR last_day >= ?) ORDER BY id", day)
                .map(DelegationRegister::delegation)
                .list();
    }

    private static Delegation delegation(ResultSet row, StatementContext context) throws SQLException {
        Optional<LocalDate> from = Optional.ofNullable(row.getObject("first_day", LocalDate.class));
        Optional<LocalDate> until = Optional.ofNullable(row.getObject("last_day", LocalDate.class));
        return new Delegation(
                row.getLong("id"),
                row.getString("holder"),
                row.getString("delegate"),
                from.flatMap(first -> until.map(last -> new Period(first, last))),
                RecordRegister.instant(row, "made_at"),
                RecordRegister.instantIfAny(row, "ended_at"));
    }
}
