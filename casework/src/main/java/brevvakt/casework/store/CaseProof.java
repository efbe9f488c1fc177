package brevvakt.casework.store;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.letter.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Proves cases: the chain of each, its row in the list, and its records. All tables are read side by side in the order of
 * the numbers, some hundred cases at a time, since a question to the database for each of a hundred thousand is most of
 * the work; what was read is judged while the next are read.
 */
final class CaseProof {
    private static final int EVENTS_AT_ONCE = 4_000;
    private static final Duration FINEST = Duration.ofNanos(1_000);

    private final RecordProof records = new RecordProof();
    private final int eventsAtOnce;
    private final Executor judges;

    /** A proof that judges elsewhere what it has read, while it goes on reading. */
    CaseProof(Executor judges) {
        this(EVENTS_AT_ONCE, judges);
    }

    /** A proof that reads so many events at once; a case with more is still read whole. */
    CaseProof(int eventsAtOnce, Executor judges) {
        this.eventsAtOnce = eventsAtOnce;
        this.judges = judges;
    }

    /** An event as it lies there. */
    private record Link(int seq, Instant at, String actor, String body, String previous, String hash) {}

    /** A row of the list as it lies there. */
    private record Listed(
            Optional<String> diaryNumber,
            Map<String, Object> columns,
            String arrivalId,
            Instant receivedAt,
            String state) {}

    /** What the chain of a case says, or what is wrong with it. */
    private record Told(String number, List<CaseEvent> events, Optional<String> flaw) {
        static Told wrong(String number, String what) {
            return new Told(number, List.of(), Optional.of("case " + number + ": " + what));
        }
    }

    /** Finds where the chain of a case is broken, or where its row or its records differ; the first flaw of its chain. */
    void look(Handle handle, Findings findings) {
        String after = "";
        int limit = eventsAtOnce;
        boolean more = true;
        CompletableFuture<Judged> before = CompletableFuture.completedFuture(new Judged(Some.none(), List.of()));
        while (more) {
            LinkedHashMap<String, List<Link>> chains = chains(handle, after, limit);
            more = chains.values().stream().mapToInt(List::size).sum() == limit;
            if (more && chains.size() == 1) {
                limit *= 2;
                continue;
            }
            Optional<String> last = Optional.empty();
            if (more) {
                // The last may not be whole; it is read again with those that follow.
                List<String> numbers = List.copyOf(chains.keySet());
                chains.remove(numbers.get(numbers.size() - 1));
                last = Optional.of(numbers.get(numbers.size() - 2));
            }
            Some some = some(chains, new Range(handle, after, last));
            CompletableFuture<Judged> now = CompletableFuture.supplyAsync(() -> judged(some), judges);
            conclude(handle, before.join(), findings);
            before = now;
            after = last.orElse(after);
            limit = eventsAtOnce;
        }
        conclude(handle, before.join(), findings);
    }

    /** The next events in the order of the database's numbers. */
    private static LinkedHashMap<String, List<Link>> chains(Handle handle, String after, int limit) {
        return handle.createQuery(
                        "SELECT case_number, seq, happened_at, actor, body, previous_hash, hash FROM case_event"
                                + " WHERE case_number > :after ORDER BY case_number, seq LIMIT " + limit)
                .bind("after", after)
                .map((row, context) -> Map.entry(row.getString("case_number"), link(row)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Some cases as they lie there, by number. */
    private record Some(
            Map<String, List<Link>> chains, Map<String, List<Listed>> rows, Map<String, List<RecordProof.Kept>> kept) {

        static Some none() {
            return new Some(Map.of(), Map.of(), Map.of());
        }

        SortedSet<String> numbers() {
            SortedSet<String> numbers = new TreeSet<>(chains.keySet());
            numbers.addAll(rows.keySet());
            return numbers;
        }
    }

    /** The same with what their chains say. */
    private record Judged(Some some, List<Told> told) {}

    private static Some some(Map<String, List<Link>> chains, Range range) {
        return new Some(
                chains,
                range.read("SELECT t.* FROM case_file t", CaseProof::listed),
                range.read(RecordProof.KEPT, RecordProof::kept));
    }

    private static Judged judged(Some some) {
        return new Judged(
                some,
                some.numbers().stream()
                        .map(number -> told(
                                number,
                                some.chains().getOrDefault(number, List.of()),
                                some.rows().getOrDefault(number, List.of())))
                        .toList());
    }

    private void conclude(Handle handle, Judged judged, Findings findings) {
        Some some = judged.some();
        findings.looked(
                judged.told().size(),
                some.chains().values().stream().mapToInt(List::size).sum());
        Set<Sha256> notes = records.notes(handle, judged.told().stream().flatMap(one -> one.events().stream()));
        for (Told one : judged.told()) {
            one.flaw().ifPresent(findings::wrong);
            if (one.flaw().isEmpty()) {
                records.ofCase(one.number(), one.events(), some.kept().getOrDefault(one.number(), List.of()), notes)
                        .forEach(findings::wrong);
            }
        }
        some.rows().forEach((number, rows) -> used(number, rows).forEach(findings::used));
        some.kept()
                .forEach((number, kept) -> kept.forEach(
                        record -> records.look(record, some.chains().containsKey(number), findings)));
    }

    /** The number of a case, and that which it has in the diary where it began elsewhere. */
    private static Stream<CaseNumber> used(String number, List<Listed> rows) {
        return Stream.concat(Stream.of(number), rows.stream().flatMap(row -> row.diaryNumber().stream()))
                .distinct()
                .flatMap(text -> CaseNumber.parse(text).stream());
    }

    /** What belongs to the cases after a number and up to another, or to the end, in the order of the database. */
    private record Range(Handle handle, String after, Optional<String> last) {
        <T> Map<String, List<T>> read(String select, RowMapper<T> mapper) {
            try (Stream<Map.Entry<String, T>> all = handle
                    .createQuery(select + " WHERE t.case_number > :after"
                            + (last.isPresent() ? " AND t.case_number <= :last" : ""))
                    .bindMap(last.isPresent() ? Map.of("after", after, "last", last.get()) : Map.of("after", after))
                    .map((row, context) -> Map.entry(row.getString("case_number"), mapper.map(row, context)))
                    .stream()) {
                return all.collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
            }
        }
    }

    private static Told told(String text, List<Link> chain, List<Listed> rows) {
        Optional<CaseNumber> number = CaseNumber.parse(text);
        if (number.isEmpty()) {
            return Told.wrong(text, "no such number is ever given");
        }
        String previous = CaseRegister.NO_HASH;
        for (int i = 0; i < chain.size(); i++) {
            Link link = chain.get(i);
            String hash = CaseRegister.hash(previous, number.get(), link.seq(), link.at(), link.actor(), link.body());
            if (link.seq() != i + 1
                    || !link.previous().equals(previous)
                    || !link.hash().equals(hash)) {
                return Told.wrong(text, "event " + (i + 1) + " was changed, removed or moved");
            }
            previous = hash;
        }
        if (chain.isEmpty() || rows.isEmpty()) {
            return Told.wrong(text, chain.isEmpty() ? "no events" : "missing in the list of cases");
        }
        List<RecordedEvent> events = chain.stream()
                .map(link ->
                        new RecordedEvent(link.seq(), link.at(), link.actor(), Json.read(link.body(), CaseEvent.class)))
                .toList();
        return isListed(Case.after(events), previous, rows.get(0))
                ? new Told(text, events.stream().map(RecordedEvent::event).toList(), Optional.empty())
                : Told.wrong(text, "the list of cases says other than its events");
    }

    /** An instant may be finer in an event than in a column; how the last of it is rounded is the database's matter. */
    private static boolean isListed(Case file, String hash, Listed row) {
        Map<String, Object> columns = CaseRegister.columns(new CaseRow(file, Optional.empty(), Optional.empty(), hash));
        return columns.entrySet().containsAll(row.columns().entrySet())
                && row.arrivalId().equals(file.arrivalId().value())
                && Duration.between(row.receivedAt(), file.receivedAt()).abs().compareTo(FINEST) < 0
                && (row.state().equals(columns.get("state")) || isWritten(file, row.state()));
    }

    /** What an earlier version wrote in other letters is compared by what it says. */
    private static boolean isWritten(Case file, String state) {
        try {
            return Json.read(state, Case.class).equals(file);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getInt("seq"),
                RecordRegister.instant(row, "happened_at"),
                row.getString("actor"),
                row.getString("body"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    /** The columns by which cases are listed, under the names of {@link CaseRegister#columns}. */
    private static Listed listed(ResultSet row, Object context) throws SQLException {
        Optional<String> diaryNumber = Optional.ofNullable(row.getString("diary_number"));
        return new Listed(
                diaryNumber,
                Map.ofEntries(
                        Map.entry("diary", diaryNumber),
                        Map.entry("register", row.getString("register")),
                        Map.entry("kind", row.getString("kind")),
                        Map.entry("scope", row.getString("scope")),
                        Map.entry("sensitivity", row.getString("sensitivity")),
                        Map.entry("status", row.getString("status")),
                        Map.entry("needsHuman", row.getBoolean("needs_human")),
                        Map.entry("mailbox", row.getString("mailbox")),
                        Map.entry("unit", row.getString("unit")),
                        Map.entry("officer", Optional.ofNullable(row.getString("officer"))),
                        Map.entry("manager", Optional.ofNullable(row.getString("manager"))),
                        Map.entry("due", Optional.ofNullable(row.getObject("due_on", LocalDate.class))),
                        Map.entry("waiting", row.getBoolean("waiting")),
                        Map.entry("seq", row.getInt("seq")),
                        Map.entry("hash", row.getString("hash"))),
                row.getString("arrival_id"),
                RecordRegister.instant(row, "received_at"),
                row.getString("state"));
    }
}
