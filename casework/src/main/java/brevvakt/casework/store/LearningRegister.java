package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Causes, measures and improvements. */
public final class LearningRegister {
    private static final String SELECT =
            "SELECT id, case_number, unit, kind, words, owner, due_on, state, effect, made_by,"
                    + " made_at, changed_by, changed_at FROM measure ";

    /** Says why a matter came up; said again, the newest stands. */
    public void cause(Handle handle, CaseNumber number, Cause cause, String by, Instant at) {
        handle.execute("DELETE FROM case_cause WHERE case_number = ?", number.toString());
        handle.execute(
                "INSERT INTO case_cause (case_number, cause, actor, noted_at) VALUES (?, ?, ?, ?)",
                number.toString(),
                cause.name(),
                by,
                at);
    }

    public Optional<Cause> causeOf(Handle handle, CaseNumber number) {
        return handle.select("SELECT cause FROM case_cause WHERE case_number = ?", number.toString())
                .mapTo(String.class)
                .findFirst()
                .map(Cause::valueOf);
    }

    /** Writes a measure or an improvement; its id. */
    public long add(Handle handle, Measure measure) {
        return handle.createUpdate("INSERT INTO measure (case_number, unit, kind, words, owner, due_on, state, effect,"
                        + " made_by, made_at, changed_by, changed_at) VALUES (:case, :unit, :kind, :words, :owner, :due,"
                        + " :state, :effect, :madeBy, :madeAt, :madeBy, :madeAt)")
                .bind("case", measure.number().map(CaseNumber::toString))
                .bind("unit", measure.unit())
                .bind("kind", measure.kind().name())
                .bind("words", measure.words())
                .bind("owner", measure.owner())
                .bind("due", measure.dueOn())
                .bind("state", measure.state().name())
                .bind("effect", measure.effect())
                .bind("madeBy", measure.madeBy())
                .bind("madeAt", measure.madeAt())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public void change(Handle handle, long id, Measure.State state, Optional<String> effect, String by, Instant at) {
        handle.createUpdate("UPDATE measure SET state = :state, effect = COALESCE(:effect, effect), changed_by = :by,"
                        + " changed_at = :at WHERE id = :id")
                .bind("state", state.name())
                .bind("effect", effect)
                .bind("by", by)
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    public Optional<Measure> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map(LearningRegister::measure)
                .findFirst();
    }

    /** What was decided because of a case, the earliest due first. */
    public List<Measure> ofCase(Handle handle, CaseNumber number) {
        return handle.select(SELECT + "WHERE case_number = ? ORDER BY due_on, id", number.toString())
                .map(LearningRegister::measure)
                .list();
    }

    /** All of one kind, the earliest due first. */
    public List<Measure> all(Handle handle, Measure.Kind kind) {
        return handle.select(SELECT + "WHERE kind = ? ORDER BY due_on, id", kind.name())
                .map(LearningRegister::measure)
                .list();
    }

    /** What is planned or under way and is due on a day or before it. */
    public List<Measure> dueUpTo(Handle handle, LocalDate day) {
        return handle.select(SELECT + "WHERE state IN ('PLANNED', 'DOING') AND due_on <= ? ORDER BY due_on, id", day)
                .map(LearningRegister::measure)
                .list();
    }

    private static Measure measure(ResultSet row, StatementContext context) throws SQLException {
        return new Measure(
                row.getLong("id"),
                Optional.ofNullable(row.getString("case_number")).flatMap(CaseNumber::parse),
                row.getString("unit"),
                Measure.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getString("owner"),
                row.getObject("due_on", LocalDate.class),
                Measure.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("effect")),
                row.getString("made_by"),
                RecordRegister.instant(row, "made_at"),
                RecordRegister.instant(row, "changed_at"));
    }
}
