package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What has changed since, for everything that is built from the registers. Ids ascend, but two transactions may commit
 * in the other order than they took them, so a follower keeps the ids that it did not see and asks for them again.
 */
public final class ChangeFeed {
    private static final String SELECT = "SELECT id, record_id, case_number FROM record_change ";

    /** One change: of a record, or of a case and thereby of all its records. */
    public record Change(long id, Optional<Long> record, Optional<CaseNumber> caseNumber) {}

    static void recordChanged(Handle handle, long record) {
        handle.execute("INSERT INTO record_change (record_id) VALUES (?)", record);
    }

    static void caseChanged(Handle handle, CaseNumber number) {
        handle.execute("INSERT INTO record_change (case_number) VALUES (?)", number.toString());
    }

    /** The changes that follow an id, in order. */
    public List<Change> after(Handle handle, long id, int limit) {
        return handle.select(SELECT + "WHERE id > ? ORDER BY id LIMIT " + limit, id)
                .map(ChangeFeed::change)
                .list();
    }

    /** Those of these ids that are there by now. */
    public List<Change> among(Handle handle, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery(SELECT + "WHERE id IN (<ids>) ORDER BY id")
                        .bindList("ids", List.copyOf(ids))
                        .map(ChangeFeed::change)
                        .list();
    }

    /** The highest id there is; minus one where there is none. */
    public long last(Handle handle) {
        return handle.select("SELECT id FROM record_change ORDER BY id DESC LIMIT 1")
                .mapTo(Long.class)
                .findFirst()
                .orElse(-1L);
    }

    private static Change change(ResultSet row, StatementContext context) throws SQLException {
        long record = row.getLong("record_id");
        Optional<Long> changed = row.wasNull() ? Optional.empty() : Optional.of(record);
        return new Change(
                row.getLong("id"),
                changed,
                Optional.ofNullable(row.getString("case_number")).flatMap(CaseNumber::parse));
    }
}
