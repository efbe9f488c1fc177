package brevvakt.casework.store;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Holds the events against what they point at: records, arrivals, notes. */
final class RecordProof {

    private static final int NOTES_AT_ONCE = 5_000;

    private record Pointed(String arrival, String sha256) {}

    /** What the events of a case point at and is not there, or is there and no event points at it. */
    List<String> ofCase(Handle handle, CaseNumber number, List<CaseEvent> events) {
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
                    .filter(note -> new NoteRegister().read(handle, note).isEmpty())
                    .ifPresent(note -> flaws.add("note " + note + " is missing"));
        }
        Set<Integer> found = new HashSet<>();
        handle.select(
                        "SELECT no_in_case, arrival_id, sha256 FROM record_entry WHERE case_number = ?",
                        number.toString())
                .map((row, context) -> Map.entry(
                        row.getInt("no_in_case"), new Pointed(row.getString("arrival_id"), row.getString("sha256"))))
                .forEach(record -> {
                    found.add(record.getKey());
                    if (!record.getValue().equals(told.get(record.getKey()))) {
                        flaws.add("record " + number.record(record.getKey())
                                + ": its case says other than the list of records");
                    }
                });
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
