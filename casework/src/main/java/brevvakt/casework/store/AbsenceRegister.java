package brevvakt.casework.store;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.CalendarKey;
import brevvakt.casework.absence.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The absences; one is ended, never taken out. */
public final class AbsenceRegister {
    private static final String SELECT = "SELECT id, employee, code, first_day, last_day, choice, delegates, source,"
            + " calendar_uid, calendar_sequence, made_by, made_at, ended_at FROM absence ";

    /** Writes a new one down; its number. */
    public long add(Handle handle, Absence absence) {
        return handle.createUpdate(
                        "INSERT INTO absence (employee, code, first_day, last_day, choice, delegates, source,"
                                + " calendar_uid, calendar_sequence, made_by, made_at) VALUES (:employee, :code, :from, :until,"
                                + " :choice, :delegates, :source, :uid, :sequence, :by, :at)")
                .bind("employee", absence.employee())
                .bind("code", absence.code())
                .bind("from", absence.period().from())
                .bind("until", absence.period().until())
                .bind("choice", absence.choice().name())
                .bind("delegates", String.join(",", absence.delegates()))
                .bind("source", absence.source().name())
                .bind("uid", absence.calendar().map(CalendarKey::uid))
                .bind("sequence", absence.calendar().map(CalendarKey::sequence))
                .bind("by", absence.madeBy())
                .bind("at", absence.madeAt())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public void end(Handle handle, long id, String by, Instant at) {
        handle.createUpdate("UPDATE absence SET ended_at = :at, ended_by = :by WHERE id = :id AND ended_at IS NULL")
                .bind("at", at)
                .bind("by", by)
                .bind("id", id)
                .execute();
    }

    public Optional<Absence> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map(AbsenceRegister::absence)
                .findFirst();
    }

    /** Those that are not over on a day and were not ended. */
    public List<Absence> running(Handle handle, LocalDate day) {
        return handle.select(SELECT + "WHERE last_day >= ? AND ended_at IS NULL", day)
                .map(AbsenceRegister::absence)
                .list();
    }

    /** Those that were ended before their time, at an instant or after it. */
    public List<Absence> endedSince(Handle handle, Instant since) {
        return handle.select(SELECT + "WHERE ended_at >= ?", since)
                .map(AbsenceRegister::absence)
                .list();
    }

    /** Those that somebody's calendar entry has made, ended ones too. */
    public List<Absence> ofEntry(Handle handle, String employee, String uid) {
        return handle.select(SELECT + "WHERE employee = ? AND calendar_uid = ? ORDER BY id", employee, uid)
                .map(AbsenceRegister::absence)
                .list();
    }

    /** The latest first. */
    public List<Absence> all(Handle handle, int limit) {
        return handle.select(SELECT + "ORDER BY id DESC LIMIT " + limit)
                .map(AbsenceRegister::absence)
                .list();
    }

    private static Absence absence(ResultSet row, StatementContext context) throws SQLException {
        int sequence = row.getInt("calendar_sequence");
        return new Absence(
                row.getLong("id"),
                row.getString("employee"),
                Optional.ofNullable(row.getString("code")),
                period(row),
                Absence.Choice.valueOf(row.getString("choice")),
                Arrays.stream(row.getString("delegates").split(","))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                Absence.Source.valueOf(row.getString("source")),
                Optional.ofNullable(row.getString("calendar_uid")).map(uid -> new CalendarKey(uid, sequence)),
                row.getString("made_by"),
                RecordRegister.instant(row, "made_at"),
                RecordRegister.instantIfAny(row, "ended_at"));
    }

    static Period period(ResultSet row) throws SQLException {
        return new Period(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class));
    }
}
