package brevvakt.casework.store;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** When cases began to wait for the service centre and when they left it, and where the routing table would send them. */
public final class QueueRegister {

    /** Where a case might belong; ids only, no words of the letter. */
    public record Proposal(Optional<String> unit, Optional<String> reason, Optional<String> authority) {}

    /**
     * A case that waited.
     *
     * @param left empty while it waits
     * @param passed it left to a unit manager
     */
    public record Stay(CaseNumber number, Instant came, Optional<Instant> left, boolean passed) {}

    static void came(Handle handle, Case file, Instant at) {
        if (file.isWaiting()) {
            handle.execute(
                    "DELETE FROM queue_stay WHERE case_number = ?",
                    file.number().toString());
            handle.createUpdate("INSERT INTO queue_stay (case_number, came_at, passed) VALUES (:number, :at, FALSE)")
                    .bind("number", file.number().toString())
                    .bind("at", at)
                    .execute();
        }
    }

    static void moved(Handle handle, Case before, Case after, List<CaseEvent> events, Instant at) {
        if (!before.isWaiting() && after.isWaiting()) {
            came(handle, after, at);
        }
        boolean passed = events.stream().anyMatch(CaseEvent.Passed.class::isInstance);
        if (before.isWaiting() && !after.isWaiting() || passed) {
            handle.createUpdate("UPDATE queue_stay SET left_at = COALESCE(left_at, :at), passed = :passed"
                            + " WHERE case_number = :number")
                    .bind("at", at)
                    .bind("passed", passed)
                    .bind("number", after.number().toString())
                    .execute();
        }
    }

    /** Writes where a case might belong; nothing where the table says nothing. */
    public void propose(Handle handle, CaseNumber number, Proposal proposal) {
        if (proposal.unit().isPresent() || proposal.authority().isPresent()) {
            handle.createUpdate("INSERT INTO case_proposal (case_number, unit, reason, authority)"
                            + " VALUES (:number, :unit, :reason, :authority)")
                    .bind("number", number.toString())
                    .bind("unit", proposal.unit())
                    .bind("reason", proposal.reason())
                    .bind("authority", proposal.authority())
                    .execute();
        }
    }

    public Optional<Proposal> proposalOf(Handle handle, CaseNumber number) {
        return Optional.ofNullable(proposals(handle, List.of(number)).get(number));
    }

    /** The proposals of some cases, read at once. */
    public Map<CaseNumber, Proposal> proposals(Handle handle, List<CaseNumber> numbers) {
        Map<CaseNumber, Proposal> found = new HashMap<>();
        for (int from = 0; from < numbers.size(); from += 500) {
            List<String> some = new ArrayList<>();
            numbers.subList(from, Math.min(numbers.size(), from + 500)).forEach(number -> some.add(number.toString()));
            handle.createQuery(
                            "SELECT case_number, unit, reason, authority FROM case_proposal WHERE case_number IN (<some>)")
                    .bindList("some", some)
                    .map((row, context) -> Map.entry(
                            CaseNumber.parse(row.getString("case_number")).orElseThrow(),
                            new Proposal(
                                    Optional.ofNullable(row.getString("unit")),
                                    Optional.ofNullable(row.getString("reason")),
                                    Optional.ofNullable(row.getString("authority")))))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    /** What came or left between two instants, the first included. */
    public List<Stay> between(Handle handle, Instant from, Instant until) {
        return handle.createQuery("SELECT case_number, came_at, left_at, passed FROM queue_stay"
                        + " WHERE (came_at >= :from AND came_at < :until) OR (left_at >= :from AND left_at < :until)"
                        + " ORDER BY came_at, case_number")
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> new Stay(
                        CaseNumber.parse(row.getString("case_number")).orElseThrow(),
                        RecordRegister.instant(row, "came_at"),
                        row.getObject("left_at") == null
                                ? Optional.empty()
                                : Optional.of(RecordRegister.instant(row, "left_at")),
                        row.getBoolean("passed")))
                .list();
    }
}
