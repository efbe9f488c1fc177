package brevvakt.casework.store;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.letter.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Proves cases: the chain of each, its row in the list, and what its events point at. They are read many at once, since a
 * question to the database for each of a hundred thousand is most of the time, and judged on all processors.
 */
final class CaseProof {
    private static final int AT_ONCE = 500;

    private final RecordProof records = new RecordProof();

    /** An event as it lies there. */
    private record Link(int seq, Instant at, String actor, String body, String previous, String hash) {}

    /** A row of the list as it lies there. */
    private record Listed(List<Object> columns, String state) {}

    /** What the chain of a case says, or what is wrong with it. */
    private record Told(CaseNumber number, List<CaseEvent> events, Optional<String> flaw) {
        static Told wrong(CaseNumber number, String what) {
            return new Told(number, List.of(), Optional.of("case " + number + ": " + what));
        }
    }

    /**
     * Where the chain of a case is broken, or where its row or its records differ; the first flaw of each case, or all
     * those of its records.
     *
     * @param numbers in the order of the database
     */
    List<String> flaws(Handle handle, List<CaseNumber> numbers) {
        List<String> flaws = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            flaws.addAll(ofSome(handle, numbers.subList(from, Math.min(from + AT_ONCE, numbers.size()))));
        }
        return flaws;
    }

    private List<String> ofSome(Handle handle, List<CaseNumber> numbers) {
        Range range = new Range(handle, numbers.get(0), numbers.get(numbers.size() - 1));
        Map<String, List<Link>> chains = range.read(
                "SELECT case_number, seq, happened_at, actor, body, previous_hash, hash FROM case_event",
                CaseProof::link);
        Map<String, List<Listed>> rows = range.read("SELECT * FROM case_file", CaseProof::listed);
        Map<String, List<RecordProof.Kept>> kept =
                range.read("SELECT case_number, no_in_case, arrival_id, sha256 FROM record_entry", RecordProof::kept);
        List<Told> told = numbers.parallelStream()
                .map(number -> told(
                        number,
                        chains.getOrDefault(number.toString(), List.of()),
                        rows.getOrDefault(number.toString(), List.of())))
                .toList();
        Set<Sha256> notes = records.notes(handle, told.stream().flatMap(one -> one.events().stream()));
        return told.stream()
                .flatMap(one -> one.flaw().isPresent()
                        ? one.flaw().stream()
                        : records
                                .ofCase(
                                        one.number(),
                                        one.events(),
                                        kept.getOrDefault(one.number().toString(), List.of()),
                                        notes)
                                .stream())
                .toList();
    }

    /** What belongs to the cases from one number to another. */
    private record Range(Handle handle, CaseNumber first, CaseNumber last) {
        <T> Map<String, List<T>> read(String select, RowMapper<T> mapper) {
            return handle
                    .createQuery(select + " WHERE case_number BETWEEN :first AND :last")
                    .bind("first", first.toString())
                    .bind("last", last.toString())
                    .map((row, context) -> Map.entry(row.getString("case_number"), mapper.map(row, context)))
                    .stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        }
    }

    private static Told told(CaseNumber number, List<Link> links, List<Listed> rows) {
        String previous = CaseRegister.NO_HASH;
        List<Link> chain =
                links.stream().sorted(Comparator.comparing(Link::seq)).toList();
        for (int i = 0; i < chain.size(); i++) {
            Link link = chain.get(i);
            String hash = CaseRegister.hash(previous, number, link.seq(), link.at(), link.actor(), link.body());
            if (link.seq() != i + 1
                    || !link.previous().equals(previous)
                    || !link.hash().equals(hash)) {
                return Told.wrong(number, "event " + (i + 1) + " was changed, removed or moved");
            }
            previous = hash;
        }
        if (chain.isEmpty() || rows.isEmpty()) {
            return Told.wrong(number, chain.isEmpty() ? "no events" : "missing in the list of cases");
        }
        List<RecordedEvent> events = chain.stream()
                .map(link ->
                        new RecordedEvent(link.seq(), link.at(), link.actor(), Json.read(link.body(), CaseEvent.class)))
                .toList();
        Case file = Case.after(events);
        return rows.get(0).columns().equals(columns(file, previous))
                        && isWritten(file, rows.get(0).state())
                ? new Told(number, events.stream().map(RecordedEvent::event).toList(), Optional.empty())
                : Told.wrong(number, "the list of cases says other than its events");
    }

    private static boolean isWritten(Case file, String state) {
        try {
            return Json.read(state, Case.class).equals(file);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static Link link(ResultSet row, Object context) throws SQLException {
        return new Link(
                row.getInt("seq"),
                RecordRegister.instant(row, "happened_at"),
                row.getString("actor"),
                row.getString("body"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    /** The columns by which cases are listed, as {@link #columns} has them. */
    private static Listed listed(ResultSet row, Object context) throws SQLException {
        return new Listed(
                List.of(
                        row.getString("register"),
                        row.getString("kind"),
                        row.getString("scope"),
                        row.getString("sensitivity"),
                        row.getString("status"),
                        row.getBoolean("needs_human"),
                        row.getString("mailbox"),
                        row.getString("unit"),
                        row.getBoolean("waiting"),
                        row.getInt("seq"),
                        Optional.ofNullable(row.getString("diary_number")),
                        Optional.ofNullable(row.getString("officer")),
                        Optional.ofNullable(row.getString("manager")),
                        Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                        row.getString("arrival_id"),
                        RecordRegister.instant(row, "received_at"),
                        row.getString("hash")),
                row.getString("state"));
    }

    private static List<Object> columns(Case file, String hash) {
        return List.of(
                file.register().name(),
                file.judged().label().name(),
                file.judged().scope().word(),
                file.judged().sensitivity().word(),
                file.status().name(),
                file.judged().needsHuman(),
                file.mailbox().toString(),
                file.unit(),
                file.isWaiting(),
                file.seq(),
                file.diaryNumber().map(CaseNumber::toString),
                file.officer(),
                file.manager(),
                file.dueDate(),
                file.arrivalId().value(),
                file.receivedAt(),
                hash);
    }
}
