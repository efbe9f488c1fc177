package brevvakt.casework.store;

import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who searched for what and who opened what (LAW-33). Rows are only ever added, each chained to the one before it, so
 * that one that was changed or taken out is noticed.
 */
public final class ReadingLog {
    private static final String NO_HASH = "0".repeat(64);
    private static final String COLUMNS =
            "SELECT read_at, reader, verb, asked, outcome, previous_hash, hash FROM archive_reading";

    private final Database database;

    public ReadingLog(Database database) {
        this.database = database;
    }

    /**
     * One search or opening.
     *
     * @param verb what was done, such as {@code search} or {@code case}
     * @param asked the question, or what was opened
     * @param outcome how many were found, or whether it was shown
     */
    public record Reading(Instant at, String reader, String verb, String asked, String outcome) {}

    /** One at a time here; two gateways that meet in the chain are told apart by its key, and the second does it again. */
    public synchronized void write(Reading reading) {
        database.inTransaction(handle -> {
            Reading kept = new Reading(
                    reading.at().truncatedTo(ChronoUnit.MICROS),
                    reading.reader(),
                    reading.verb(),
                    reading.asked(),
                    reading.outcome());
            String previous = lastHash(handle);
            return handle.createUpdate(
                            "INSERT INTO archive_reading (read_at, reader, verb, asked, outcome, previous_hash, hash)"
                                    + " VALUES (:at, :reader, :verb, :asked, :outcome, :previous, :hash)")
                    .bind("at", kept.at())
                    .bind("reader", kept.reader())
                    .bind("verb", kept.verb())
                    .bind("asked", kept.asked())
                    .bind("outcome", kept.outcome())
                    .bind("previous", previous)
                    .bind("hash", hash(previous, kept))
                    .execute();
        });
    }

    private static String lastHash(Handle handle) {
        return handle.select("SELECT hash FROM archive_reading ORDER BY id DESC LIMIT 1")
                .mapTo(String.class)
                .findFirst()
                .orElse(NO_HASH);
    }

    /** The readings in order, from the first. */
    public List<Reading> all(Handle handle) {
        return stored(handle).stream().map(Stored::reading).toList();
    }

    /**
     * What was read from one instant to before another, the newest first.
     *
     * @param reader of whom; of everybody where none is named
     */
    public List<Reading> between(Handle handle, Optional<String> reader, Instant from, Instant until, int most) {
        return handle.select(
                        COLUMNS + " WHERE read_at >= ? AND read_at < ? AND (reader = ? OR ? = '')"
                                + " ORDER BY id DESC LIMIT ?",
                        from,
                        until,
                        reader.orElse(""),
                        reader.orElse(""),
                        most)
                .map((row, context) -> reading(row))
                .list();
    }

    /** Where the chain is broken, in words; empty when nothing was changed or taken out. */
    public List<String> flaws(Handle handle) {
        List<String> flaws = new ArrayList<>();
        String previous = NO_HASH;
        for (Stored row : stored(handle)) {
            if (!row.previous().equals(previous) || !row.hash().equals(hash(previous, row.reading()))) {
                flaws.add("the log of readings: the row of " + row.reading().at() + ", or the one before, was changed");
                return flaws;
            }
            previous = row.hash();
        }
        return flaws;
    }

    private record Stored(Reading reading, String previous, String hash) {}

    private static List<Stored> stored(Handle handle) {
        return handle.select(COLUMNS + " ORDER BY id")
                .map((row, context) -> new Stored(reading(row), row.getString("previous_hash"), row.getString("hash")))
                .list();
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                RecordRegister.instant(row, "read_at"),
                row.getString("reader"),
                row.getString("verb"),
                row.getString("asked"),
                row.getString("outcome"));
    }

    private static String hash(String previous, Reading reading) {
        String link = previous + "\n" + reading.at() + "\n" + reading.reader() + "\n" + reading.verb() + "\n"
                + reading.asked() + "\n" + reading.outcome();
        return Sha256.of(link.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
