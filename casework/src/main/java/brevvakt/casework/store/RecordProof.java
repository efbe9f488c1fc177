package brevvakt.casework.store;

import brevvakt.casework.cases.CaseEvent;
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

    private record Pointed(String arrival, String sha256) {}

    /** What an event points at and is not there, or is there and no event points at it. */
    List<String> flaws(Handle handle) {
        List<String> flaws = new ArrayList<>();
        Map<String, Pointed> told = new HashMap<>();
        Set<String> notes = new HashSet<>();
        handle.select("SELECT case_number, body FROM case_event ORDER BY case_number, seq")
                .map((row, context) ->
                        Map.entry(row.getString("case_number"), Json.read(row.getString("body"), CaseEvent.class)))
                .forEach(event -> {
                    if (event.getValue() instanceof CaseEvent.RecordAdded added) {
                        told.put(
                                event.getKey() + "-" + added.no(),
                                new Pointed(
                                        added.arrivalId().map(Object::toString).orElse(""),
                                        added.original().hex()));
                    }
                    notesOf(event.getValue()).ifPresent(note -> notes.add(note.hex()));
                });
        records(handle, told, flaws);
        notes(handle, notes, flaws);
        arrivals(handle, flaws);
        return flaws;
    }

    private static void records(Handle handle, Map<String, Pointed> told, List<String> flaws) {
        Set<String> found = new HashSet<>();
        handle.select(
                        "SELECT case_number, no_in_case, arrival_id, sha256 FROM record_entry WHERE case_number IS NOT NULL")
                .map((row, context) -> Map.entry(
                        row.getString("case_number") + "-" + row.getInt("no_in_case"),
                        new Pointed(row.getString("arrival_id"), row.getString("sha256"))))
                .forEach(record -> {
                    found.add(record.getKey());
                    if (!record.getValue().equals(told.get(record.getKey()))) {
                        flaws.add("record " + record.getKey() + ": its case says other than the list of records");
                    }
                });
        told.keySet().stream()
                .filter(number -> !found.contains(number))
                .sorted()
                .forEach(number -> flaws.add("record " + number + " is missing in the list of records"));
    }

    private static void notes(Handle handle, Set<String> told, List<String> flaws) {
        Set<String> found = new HashSet<>();
        handle.select("SELECT sha256, words FROM note")
                .map((row, context) -> Map.entry(row.getString("sha256"), row.getString("words")))
                .forEach(note -> {
                    found.add(note.getKey());
                    if (!Sha256.of(note.getValue().getBytes(StandardCharsets.UTF_8))
                            .hex()
                            .equals(note.getKey())) {
                        flaws.add("note " + note.getKey() + " was changed");
                    }
                });
        told.stream()
                .filter(digest -> !found.contains(digest))
                .sorted()
                .forEach(digest -> flaws.add("note " + digest + " is missing"));
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

    private static Optional<Sha256> notesOf(CaseEvent event) {
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
