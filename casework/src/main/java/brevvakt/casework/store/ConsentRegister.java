package brevvakt.casework.store;

import brevvakt.casework.absence.Consent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who has agreed that an employee needs no personal mailbox (SEED-114). */
public final class ConsentRegister {
    private static final String SELECT =
            "SELECT employee, part, given_by, given_at, withdrawn_at FROM mailbox_consent ";

    /** The agreements of an employee's mailbox that stand. */
    public List<Consent> standing(Handle handle, String employee) {
        return handle.select(SELECT + "WHERE employee = ? AND withdrawn_at IS NULL ORDER BY id", employee)
                .map((row, context) -> new Consent(
                        row.getString("employee"),
                        Consent.Part.valueOf(row.getString("part")),
                        row.getString("given_by"),
                        RecordRegister.instant(row, "given_at"),
                        Optional.empty()))
                .list();
    }

    /** Those for whom employee and manager have both agreed. */
    public Set<String> agreed(Handle handle) {
        return Set.copyOf(handle.createQuery("SELECT employee FROM mailbox_consent WHERE withdrawn_at IS NULL"
                        + " GROUP BY employee HAVING COUNT(DISTINCT part) = 2")
                .mapTo(String.class)
                .list());
    }

    /** All that were given, the latest first. */
    public List<Consent> all(Handle handle, int limit) {
        return handle.select(SELECT + "ORDER BY id DESC LIMIT " + limit)
                .map((row, context) -> new Consent(
                        row.getString("employee"),
                        Consent.Part.valueOf(row.getString("part")),
                        row.getString("given_by"),
                        RecordRegister.instant(row, "given_at"),
                        RecordRegister.instantIfAny(row, "withdrawn_at")))
                .list();
    }

    public void give(Handle handle, Consent consent) {
        handle.execute(
                "INSERT INTO mailbox_consent (employee, part, given_by, given_at) VALUES (?, ?, ?, ?)",
                consent.employee(),
                consent.part().name(),
                consent.givenBy(),
                consent.givenAt());
    }

    public void withdraw(Handle handle, String employee, String by, Instant at) {
        handle.execute(
                "UPDATE mailbox_consent SET withdrawn_at = ?, withdrawn_by = ?"
                        + " WHERE employee = ? AND withdrawn_at IS NULL",
                at,
                by,
                employee);
    }
}
