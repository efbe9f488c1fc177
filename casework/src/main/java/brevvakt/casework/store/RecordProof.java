package brevvakt.casework.store;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Holds the events against what they point at: records, arrivals, notes. */
final class RecordProof {

    /** A record, and how it was disposed of; the records are {@code t}. */
    static final String KEPT =
            "SELECT t.id, t.case_number, t.no_in_case, t.arrival_id, t.direction, t.sha256, t.received_at,"
                    + " d.sha256 AS disposed FROM record_entry t LEFT JOIN disposal d ON d.record_id = t.id";

    record Pointed(String arrival, String sha256) {}

    /** A record as the list has it, and the original that was disposed of. */
    record Kept(long id, int no, Pointed pointed, boolean in, Instant receivedAt, Optional<String> disposed) {}

    static Kept kept(ResultSet row, Object context) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getInt("no_in_case"),
                new Pointed(row.getString("arrival_id"), row.getString("sha256")),
                row.getString("direction").equals(Direction.IN.name()),
                RecordRegister.instant(row, "received_at"),
                Optional.ofNullable(row.getString("disposed")));
    }

    /** Which of the notes that events point at are there. */
    Set<Sha256> notes(Handle handle, Stream<CaseEvent> events) {
        List<String> asked = events.flatMap(event -> noteOf(event).stream())
                .map(Sha256::hex)
                .distinct()
                .toList();
        Set<Sha256> there = new HashSet<>();
        for (int from = 0; from < asked.size(); from += Pages.ROWS) {
            handle.createQuery("SELECT sha256 FROM note WHERE sha256 IN (<asked>)")
                    .bindList("asked", asked.subList(from, Math.min(from + Pages.ROWS, asked.size())))
                    .mapTo(String.class)
                    .forEach(found -> there.add(new Sha256(found)));
        }
        return there;
    }

    /** What the events of a case point at and is not there, or is there and no event points at it. */
    List<String> ofCase(String number, List<CaseEvent> events, List<Kept> kept, Set<Sha256> notes) {
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
                flaws.add("record " + number + "-" + record.no() + ": its case says other than the list of records");
            }
        }
        told.keySet().stream()
                .filter(no -> !found.contains(no))
                .sorted()
                .forEach(no -> flaws.add("record " + number + "-" + no + " is missing in the list of records"));
        return flaws;
    }

    /**
     * Looks at a record by itself: what arrival it must have, and whether its original must be there.
     *
     * @param hasEvents whether the case that it stands in has any
     */
    void look(Kept record, boolean hasEvents, Findings findings) {
        findings.arrivals().expect(record);
        if (!hasEvents) {
            findings.wrong("the case of record entry " + record.id() + " is missing");
        }
        if (record.disposed().isEmpty()) {
            findings.mustBeThere(record.pointed().sha256());
        } else if (!record.disposed().get().equals(record.pointed().sha256())) {
            findings.wrong("the disposal of record entry " + record.id() + " names another original");
        }
    }

    /** What belongs to no case: records kept without one, notes whose words are not theirs, arrivals without a record. */
    void lookOutsideOfCases(Handle handle, Findings findings) {
        Pages.forEach(
                -1L,
                last -> handle.createQuery(KEPT + " WHERE t.id > :last AND t.case_number IS NULL ORDER BY t.id LIMIT "
                                + Pages.ROWS)
                        .bind("last", last)
                        .map(RecordProof::kept)
                        .list(),
                Kept::id,
                record -> look(record, true, findings));
        notes(handle, findings);
        findings.arrivals().look(handle, findings);
    }

    private static void notes(Handle handle, Findings findings) {
        Pages.forEach(
                "",
                last -> handle.select(
                                "SELECT sha256, words FROM note WHERE sha256 > ? ORDER BY sha256 LIMIT " + Pages.ROWS,
                                last)
                        .map((row, context) -> Map.entry(row.getString("sha256"), row.getString("words")))
                        .list(),
                Map.Entry::getKey,
                note -> {
                    if (!Sha256.of(note.getValue().getBytes(StandardCharsets.UTF_8))
                            .hex()
                            .equals(note.getKey())) {
                        findings.wrong("note " + note.getKey() + " was changed");
                    }
                });
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
