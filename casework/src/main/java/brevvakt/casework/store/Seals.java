package brevvakt.casework.store;

import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nightly seal: a hash over everything written since the last one, chained to it. A row that is changed, added or
 * removed afterwards breaks the seal of its day, and a seal that is made anew breaks all that follow (LAW-22). The hash
 * is told in the log each night, so that it also lies outside of the database.
 */
public final class Seals {
    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);
    private static final String NO_HASH = "0".repeat(64);

    private final Database database;

    public Seals(Database database) {
        this.database = database;
    }

    /** One night's seal. */
    public record Seal(LocalDate day, String previous, String hash) {}

    /** Seals what has been written up to now under a day; a day that is sealed stays as it is. */
    public void seal(LocalDate day, Instant at) {
        Optional<Seal> made = database.inTransaction(handle -> {
            Optional<Seal> last = last(handle);
            if (last.filter(seal -> !seal.day().isBefore(day)).isPresent()) {
                return Optional.empty();
            }
            String previous = last.map(Seal::hash).orElse(NO_HASH);
            SealedBook.ALL.forEach(book -> write(handle, book, day));
            Seal seal = new Seal(day, previous, hash(previous, day, counts(handle, day)));
            handle.execute(
                    "INSERT INTO seal (sealed_on, sealed_at, previous_hash, hash) VALUES (?, ?, ?, ?)",
                    day,
                    at,
                    previous,
                    seal.hash());
            return Optional.of(seal);
        });
        made.ifPresent(seal -> LOG.info("the seal of {} is {}", seal.day(), seal.hash()));
    }

    private static void write(Handle handle, SealedBook book, LocalDate day) {
        book.take(handle, day);
        SealedBook.Count count = book.of(handle, day);
        handle.execute(
                "INSERT INTO seal_book (sealed_on, book, row_count, digest) VALUES (?, ?, ?, ?)",
                day,
                book.table(),
                count.rows(),
                count.digest().hex());
    }

    /** The newest seal. */
    public Optional<Seal> last(Handle handle) {
        List<Seal> all = all(handle);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static List<Seal> all(Handle handle) {
        return handle.select("SELECT sealed_on, previous_hash, hash FROM seal ORDER BY sealed_on")
                .map((row, context) -> new Seal(
                        row.getObject("sealed_on", LocalDate.class),
                        row.getString("previous_hash"),
                        row.getString("hash")))
                .list();
    }

    private static List<String> counts(Handle handle, LocalDate day) {
        return handle.select("SELECT book, row_count, digest FROM seal_book WHERE sealed_on = ? ORDER BY book", day)
                .map((row, context) ->
                        row.getString("book") + " " + row.getLong("row_count") + " " + row.getString("digest"))
                .list();
    }

    private static String hash(String previous, LocalDate day, List<String> counts) {
        String link = previous + "\n" + day + "\n" + String.join("\n", counts);
        return Sha256.of(link.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Where the chain of seals is broken, the first link first; empty when all is as it was. */
    List<String> flaws(Handle handle) {
        List<String> flaws = new ArrayList<>();
        List<Seal> all = all(handle);
        String previous = NO_HASH;
        for (Seal seal : all) {
            if (!seal.previous().equals(previous)
                    || !seal.hash().equals(hash(previous, seal.day(), counts(handle, seal.day())))) {
                flaws.add("the seal of " + seal.day() + ", or the one before, was changed or removed");
            }
            SealedBook.ALL.forEach(book -> broken(handle, book, seal.day()).ifPresent(flaws::add));
            previous = seal.hash();
        }
        List<LocalDate> days = all.stream().map(Seal::day).toList();
        SealedBook.ALL.forEach(book -> book.days(handle).stream()
                .filter(day -> !days.contains(day))
                .forEach(day ->
                        flaws.add("rows of " + book.table() + " were sealed on " + day + ", but that seal is gone")));
        return flaws;
    }

    private static Optional<String> broken(Handle handle, SealedBook book, LocalDate day) {
        SealedBook.Count now = book.of(handle, day);
        Optional<SealedBook.Count> then = handle.select(
                        "SELECT row_count, digest FROM seal_book WHERE sealed_on = ? AND book = ?", day, book.table())
                .map((row, context) ->
                        new SealedBook.Count(row.getLong("row_count"), new Sha256(row.getString("digest"))))
                .findFirst();
        boolean unknownThen = then.isEmpty() && now.rows() == 0;
        if (unknownThen || then.equals(Optional.of(now))) {
            return Optional.empty();
        }
        long sealed = then.map(SealedBook.Count::rows).orElse(0L);
        return Optional.of("the seal of " + day + " does not fit " + book.table() + ": "
                + (sealed == now.rows()
                        ? "a row was changed"
                        : sealed + " rows were sealed, " + now.rows() + " are there"));
    }
}
