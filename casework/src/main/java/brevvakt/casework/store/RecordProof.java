package brevvakt.casework.store;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Holds the events against what they point at: records, arrivals, notes. */
final class RecordProof {

    private static final int NOTES_AT_ONCE = 5_000;

    private record Pointed(String arrival, String sha256) {}

    /** A record as the list has it. */
    record Kept(int no, Pointed pointed) {}

    static Kept kept(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(row.getInt("no_in_case"), new Pointed(row.getString("arrival_id"), row.getString("sha256")));
    }

    /** Which of the notes that events point at are there. */
    Set<Sha256> notes(Handle handle, Stream<CaseEvent> events) {
        Set<String> asked =
                events.flatMap(event -> noteOf(event).stream()).map(Sha256::hex).collect(Collectors.toSet());
        return asked.isEmpty()
                ? Set.of()
                : handle
                        .createQuery("SELECT sha256 FROM note WHERE sha256 IN (<asked>)")
                        .bindList("asked", asked)
                        .mapTo(String.class)
                        .stream()
                        .map(Sha256::new)
                        .collect(Collectors.toSet());
    }

    /** What the events of a case point at and is not there, or is there and no event points at it. */
    List<String> ofCase(CaseNumber number, List<CaseEvent> events, List<Kept> kept, Set<Sha256> notes) {
        List<String> flaws = new ArrayList<>();
        Map<Integer, Pointed> told = new HashMap<>();
        for (CaseEvent event : events) {
            if (event instanceof CaseEvent.RecordAdded added) {
                told.put(
                        added.no(),
                        new Pointed(
                                added.arrivalId().map(Object::toString).orElse(""),
                                added.original().hex()));
            }
            noteOf(event)
                    .filter(note -> !notes.contains(note))
                    .ifPresent(note -> flaws.add("note " + note + " is missing"));
        }
        Set<Integer> found = new HashSet<>();
        for (Kept record : kept) {
            found.add(record.no());
            if (!record.pointed().equals(told.get(record.no()))) {
                flaws.add("record " + number.record(record.no()) + ": its case says other than the list of records");
            }
        }
        told.keySet().stream()
                .filter(no -> !found.contains(no))
                .sorted()
                .forEach(no -> flaws.add("record " + number.record(no) + " is missing in the list of records"));
        return flaws;
    }

    /** What belongs to no case: notes whose words are not theirs, arrivals without a record, records without a case. */
    List<String> flaws(Handle handle) {
        List<String> flaws = new ArrayList<>();
        notes(handle, flaws);
        arrivals(handle, flaws);
        handle.select("SELECT r.id FROM record_entry r WHERE r.case_number IS NOT NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM case_event e WHERE e.case_number = r.case_number)")
                .mapTo(Long.class)
                .forEach(id -> flaws.add("the case of record entry " + id + " is missing"));
        return flaws;
    }

    private static void notes(Handle handle, List<String> flaws) {
        String last = "";
        List<Map.Entry<String, String>> page;
        do {
            page = handle.select(
                            "SELECT sha256, words FROM note WHERE sha256 > ? ORDER BY sha256 LIMIT " + NOTES_AT_ONCE,
                            last)
                    .map((row, context) -> Map.entry(row.getString("sha256"), row.getString("words")))
                    .list();
            for (Map.Entry<String, String> note : page) {
                last = note.getKey();
                if (!Sha256.of(note.getValue().getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .equals(last)) {
                    flaws.add("note " + last + " was changed");
                }
            }
        } while (page.size() == NOTES_AT_ONCE);
    }

    private static void arrivals(Handle handle, List<String> flaws) {
        handle.select(
                        "SELECT r.id, r.arrival_id FROM record_entry r WHERE r.direction = 'IN' AND NOT EXISTS"
                                + " (SELECT 1 FROM arrival a WHERE a.arrival_id = r.arrival_id AND a.received_at = r.received_at)")
                .map((row, context) -> row.getString("arrival_id"))
                .forEach(id -> flaws.add("arrival " + id + " was changed or removed"));
        handle.select("SELECT a.arrival_id FROM arrival a WHERE a.record_id IS NOT NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM record_entry r WHERE r.id = a.record_id)")
                .mapTo(String.class)
                .forEach(id -> flaws.add("the record of arrival " + id + " is missing"));
    }

    private static Optional<Sha256> noteOf(CaseEvent event) {
        if (event instanceof CaseEvent.Corrected corrected) {
            return Optional.of(corrected.reason());
        } else if (event instanceof CaseEvent.InterimGiven interim) {
            return Optional.of(interim.note());
        } else if (event instanceof CaseEvent.Answered answered) {
            return answered.note();
        } else if (event instanceof CaseEvent.CloseRequested asked) {
            return Optional.of(asked.measures());
        } else if (event instanceof CaseEvent.Cancelled cancelled) {
            return Optional.of(cancelled.reason());
        } else if (event instanceof CaseEvent.Rerouted rerouted) {
            return Optional.of(rerouted.reason());
        } else if (event instanceof CaseEvent.HandedOver handed) {
            return Optional.of(handed.reason());
        }
        return Optional.empty();
    }
}
