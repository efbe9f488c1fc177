package brevvakt.casework.store;

import brevvakt.casework.directory.Column;
import brevvakt.casework.directory.Directory;
import brevvakt.casework.directory.Entry;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The directory as it was last taken in, and how each try went. */
public final class DirectoryRegister {
    private static final TypeReference<Map<Column, String>> VALUES = new TypeReference<>() {};

    /** How a try went. */
    public enum Outcome {
        TAKEN,
        UNCHANGED,
        REFUSED
    }

    /**
     * A try.
     *
     * @param reason why it was refused
     */
    public record Run(
            Instant at,
            String source,
            Outcome outcome,
            Set<Column> told,
            int people,
            int differences,
            int doubts,
            Optional<String> reason) {}

    /** The last directory; empty before the first. */
    public Optional<Directory> last(Handle handle) {
        return handle.select("SELECT told FROM directory_run WHERE outcome <> 'REFUSED' ORDER BY id DESC LIMIT 1")
                .mapTo(String.class)
                .findFirst()
                .map(told -> new Directory(columns(told), entries(handle), List.of()));
    }

    private static List<Entry> entries(Handle handle) {
        return handle.select("SELECT place, body FROM directory_entry ORDER BY username")
                .map((row, context) -> new Entry(row.getString("place"), Json.read(row.getString("body"), VALUES)))
                .list();
    }

    /** Makes the kept directory this one; only what differs is written. */
    public void keep(Handle handle, Map<String, Entry> present) {
        Map<String, String> before = new HashMap<>();
        handle.select("SELECT username, body FROM directory_entry")
                .map((row, context) -> Map.entry(row.getString("username"), row.getString("body")))
                .forEach(row -> before.put(row.getKey(), row.getValue()));
        PreparedBatch removed = handle.prepareBatch("DELETE FROM directory_entry WHERE username = ?");
        PreparedBatch added =
                handle.prepareBatch("INSERT INTO directory_entry (username, place, body) VALUES (?, ?, ?)");
        present.forEach((username, entry) -> {
            String body = Json.write(entry.values(), VALUES);
            String old = before.remove(username);
            if (!body.equals(old)) {
                if (old != null) {
                    removed.add(username);
                }
                added.add(username, entry.place(), body);
            }
        });
        before.keySet().forEach(removed::add);
        if (removed.size() > 0) {
            removed.execute();
        }
        if (added.size() > 0) {
            added.execute();
        }
    }

    public void note(Handle handle, Run run) {
        handle.createUpdate(
                        "INSERT INTO directory_run (ran_at, source, outcome, told, people, differences, doubts, reason)"
                                + " VALUES (:at, :source, :outcome, :told, :people, :differences, :doubts, :reason)")
                .bind("at", run.at())
                .bind("source", run.source())
                .bind("outcome", run.outcome().name())
                .bind("told", run.told().stream().map(Column::name).sorted().collect(Collectors.joining(",")))
                .bind("people", run.people())
                .bind("differences", run.differences())
                .bind("doubts", run.doubts())
                .bind("reason", run.reason())
                .execute();
    }

    /** The latest tries, the newest first. */
    public List<Run> runs(Handle handle, int limit) {
        return handle.select(
                        "SELECT ran_at, source, outcome, told, people, differences, doubts, reason FROM directory_run"
                                + " ORDER BY id DESC LIMIT " + limit)
                .map((row, context) -> new Run(
                        row.getObject("ran_at", java.time.OffsetDateTime.class).toInstant(),
                        row.getString("source"),
                        Outcome.valueOf(row.getString("outcome")),
                        columns(row.getString("told")),
                        row.getInt("people"),
                        row.getInt("differences"),
                        row.getInt("doubts"),
                        Optional.ofNullable(row.getString("reason"))))
                .list();
    }

    /** How many cases of a unit wait for something. */
    public int openCases(Handle handle, String unit) {
        return handle.select(
                        "SELECT COUNT(*) FROM case_file WHERE unit = ?"
                                + " AND status NOT IN ('CLOSED', 'HANDED_OVER', 'MERGED', 'CANCELLED')",
                        unit)
                .mapTo(Integer.class)
                .one();
    }

    private static Set<Column> columns(String told) {
        return Arrays.stream(told.split(","))
                .filter(name -> !name.isEmpty())
                .map(Column::valueOf)
                .collect(Collectors.toSet());
    }
}
