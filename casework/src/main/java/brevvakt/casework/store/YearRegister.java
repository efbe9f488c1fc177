package brevvakt.casework.store;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.records.Disclosure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the report of a year asks of the registers beside its cases; it reads and never writes. */
public final class YearRegister {

    /** Why cases that were received in a period came up, as far as it was said. */
    public Map<CaseNumber, Cause> causes(Handle handle, Instant from, Instant until) {
        return handle.select(
                        "SELECT c.case_number, c.cause FROM case_cause c JOIN case_file f ON f.case_number = c.case_number"
                                + " WHERE f.received_at >= ? AND f.received_at < ?",
                        from,
                        until)
                .map((row, context) -> Map.entry(
                        CaseNumber.parse(row.getString("case_number")).orElseThrow(),
                        Cause.valueOf(row.getString("cause"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How cases that were received in a period ended: the types of the events after an answer, in their order. */
    public Map<CaseNumber, List<String>> endings(Handle handle, Instant from, Instant until) {
        Map<CaseNumber, List<String>> all = new HashMap<>();
        handle.select(
                        "SELECT e.case_number, e.event_type FROM case_event e JOIN case_file f ON f.case_number = e.case_number"
                                + " WHERE f.received_at >= ? AND f.received_at < ? AND e.event_type IN ('SATISFIED',"
                                + " 'DISSATISFIED', 'NO_REACTION', 'SUPPLEMENTED', 'CLOSE_REQUESTED', 'CLOSED')"
                                + " ORDER BY e.case_number, e.seq",
                        from,
                        until)
                .map((row, context) -> Map.entry(
                        CaseNumber.parse(row.getString("case_number")).orElseThrow(), row.getString("event_type")))
                .forEach(entry -> all.computeIfAbsent(entry.getKey(), number -> new ArrayList<>())
                        .add(entry.getValue()));
        return all;
    }

    /** The restricted cases about which measures were decided. */
    public Set<CaseNumber> restrictedWithMeasures(Handle handle) {
        Set<CaseNumber> all = new HashSet<>();
        handle.select("SELECT DISTINCT m.case_number FROM measure m JOIN case_file f ON f.case_number = m.case_number"
                        + " WHERE f.register = 'RESTRICTED'")
                .mapTo(String.class)
                .forEach(number -> CaseNumber.parse(number).ifPresent(all::add));
        return all;
    }

    /**
     * What became of a request for records.
     *
     * @param outcome what it came to when it was delivered
     * @param decided the authority has decided in writing on what was withheld
     */
    public record Request(
            Optional<CaseNumber> number, Optional<Disclosure.State> outcome, boolean decided, boolean appealed) {}

    /** The requests for records that were opened in a period. */
    public List<Request> requests(Handle handle, Instant from, Instant until) {
        return handle.select(
                        "SELECT d.case_number, d.outcome, d.decided_on, CASE WHEN EXISTS (SELECT 1 FROM disclosure_event e"
                                + " WHERE e.disclosure_id = d.id AND e.event_type = 'APPEALED') THEN 1 ELSE 0 END AS appealed"
                                + " FROM disclosure d WHERE d.opened_at >= ? AND d.opened_at < ? ORDER BY d.id",
                        from,
                        until)
                .map((row, context) -> new Request(
                        Optional.ofNullable(row.getString("case_number")).flatMap(CaseNumber::parse),
                        Optional.ofNullable(row.getString("outcome")).map(Disclosure.State::valueOf),
                        row.getObject("decided_on", LocalDate.class) != null,
                        row.getInt("appealed") == 1))
                .list();
    }

    /** Somebody's absence, by what was chosen for the mail. */
    public record Away(String employee, Absence.Choice choice) {}

    /** The absences that began in a period and were not taken back before they began. */
    public List<Away> absences(Handle handle, LocalDate first, LocalDate last) {
        return handle.select(
                        "SELECT employee, choice FROM absence WHERE first_day >= ? AND first_day <= ?"
                                + " AND (ended_at IS NULL OR CAST(ended_at AS DATE) >= first_day) ORDER BY id",
                        first,
                        last)
                .map((row, context) ->
                        new Away(row.getString("employee"), Absence.Choice.valueOf(row.getString("choice"))))
                .list();
    }

    /** A day on which a mailbox was watched, and whether it was a lapse. */
    public record Watched(EmailAddress mailbox, LocalDate day, boolean lapsed) {}

    /** The watched days of a period, by mailbox and in order. */
    public List<Watched> watched(Handle handle, LocalDate first, LocalDate last) {
        return handle.select(
                        "SELECT mailbox, on_day, state FROM mailbox_day WHERE on_day >= ? AND on_day <= ?"
                                + " ORDER BY mailbox, on_day",
                        first,
                        last)
                .map((row, context) -> new Watched(
                        EmailAddress.of(row.getString("mailbox")),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("state").equals("BREACHED")))
                .list();
    }

    /** A callback asked for, and whether it came too late. */
    public record Call(String wanted, boolean late) {}

    /** The callbacks asked for in a period. */
    public List<Call> calls(Handle handle, Instant from, Instant until) {
        return handle.select(
                        "SELECT c.wanted, CASE WHEN EXISTS (SELECT 1 FROM breach b"
                                + " WHERE b.subject = 'callback:' || CAST(c.id AS VARCHAR(20))) THEN 1 ELSE 0 END AS late"
                                + " FROM callback c WHERE c.received_at >= ? AND c.received_at < ? ORDER BY c.id",
                        from,
                        until)
                .map((row, context) -> new Call(row.getString("wanted"), row.getInt("late") == 1))
                .list();
    }

    private record Place(long version, Instant from) {}

    /** Is shown an organisation and the last instant at which it was in force, one after the other. */
    public interface Visitor {
        void visit(Organisation organisation, Instant until);
    }

    /** Shows each organisation that was in force in a period, one at a time, since there may be hundreds. */
    public void organisations(Handle handle, Instant from, Instant until, Visitor visitor) {
        List<Place> places = handle.select(
                        "SELECT version, imported_at FROM organisation_version WHERE imported_at < ? ORDER BY version",
                        until)
                .map((row, context) -> new Place(row.getLong("version"), RecordRegister.instant(row, "imported_at")))
                .list();
        for (int i = 0; i < places.size(); i++) {
            Instant end = i + 1 < places.size() ? places.get(i + 1).from() : until;
            if (end.isAfter(from)) {
                new OrganisationRegister()
                        .version(handle, places.get(i).version())
                        .ifPresent(version -> visitor.visit(version.organisation(), end));
            }
        }
    }
}
