package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.Label;
import brevvakt.casework.learning.UnitExample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The units' own examples. */
public final class ExampleRegister {
    private static final String SELECT =
            "SELECT id, case_number, unit, label, words, state, proposed_by, proposed_at, decided_by FROM unit_example ";

    /** Writes a proposal; its id. */
    public long propose(
            Handle handle, CaseNumber number, String unit, Label label, String words, String by, Instant at) {
        return handle.createUpdate("INSERT INTO unit_example (case_number, unit, label, words, state, proposed_by,"
                        + " proposed_at) VALUES (:case, :unit, :label, :words, :state, :by, :at)")
                .bind("case", number.toString())
                .bind("unit", unit)
                .bind("label", label.name())
                .bind("words", words)
                .bind("state", UnitExample.State.PROPOSED.name())
                .bind("by", by)
                .bind("at", at)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public void approve(Handle handle, long id, String by, Instant at) {
        decide(handle, id, UnitExample.State.APPROVED, "words", by, at);
    }

    /** Takes an example back; its words are gone, that there was one stays. */
    public void withdraw(Handle handle, long id, String by, Instant at) {
        decide(handle, id, UnitExample.State.WITHDRAWN, "''", by, at);
    }

    private static void decide(Handle handle, long id, UnitExample.State state, String words, String by, Instant at) {
        handle.createUpdate("UPDATE unit_example SET state = :state, words = " + words
                        + ", decided_by = :by, decided_at = :at WHERE id = :id")
                .bind("state", state.name())
                .bind("by", by)
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    public Optional<UnitExample> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map(ExampleRegister::example)
                .findFirst();
    }

    /** All that stand at one state, the oldest first. */
    public List<UnitExample> all(Handle handle, UnitExample.State state) {
        return handle.select(SELECT + "WHERE state = ? ORDER BY id", state.name())
                .map(ExampleRegister::example)
                .list();
    }

    private static UnitExample example(ResultSet row, StatementContext context) throws SQLException {
        return new UnitExample(
                row.getLong("id"),
                CaseNumber.parse(row.getString("case_number")).orElseThrow(),
                row.getString("unit"),
                Label.valueOf(row.getString("label")),
                row.getString("words"),
                UnitExample.State.valueOf(row.getString("state")),
                row.getString("proposed_by"),
                RecordRegister.instant(row, "proposed_at"),
                Optional.ofNullable(row.getString("decided_by")));
    }
}
