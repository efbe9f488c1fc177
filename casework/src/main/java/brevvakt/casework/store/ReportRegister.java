package brevvakt.casework.store;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.RecordEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What reports ask of the registers; it reads and never writes. */
public final class ReportRegister {

    /** Cases that were received in a period and count, neither cancelled nor merged, oldest first (DOMAIN 7). */
    public List<Case> received(Handle handle, Instant from, Instant until) {
        return handle.select(
                        "SELECT state, counterpart, contact_name, contact, hash FROM case_file"
                                + " WHERE received_at >= ? AND received_at < ? AND status NOT IN ('CANCELLED', 'MERGED')"
                                + " ORDER BY received_at, case_number",
                        from,
                        until)
                .map((row, context) -> CaseRegister.row(row, context).file())
                .list();
    }

    /** When each case of a period was written into the register. */
    public Map<CaseNumber, Instant> registeredAt(Handle handle, Instant from, Instant until) {
        return handle.select(
                        "SELECT e.case_number, e.happened_at FROM case_event e JOIN case_file f ON f.case_number = e.case_number"
                                + " WHERE e.seq = 1 AND f.received_at >= ? AND f.received_at < ?",
                        from,
                        until)
                .map((row, context) -> Map.entry(
                        CaseNumber.parse(row.getString("case_number")).orElseThrow(),
                        RecordRegister.instant(row, "happened_at")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Mail that came to a mailbox or left from it in a period, oldest first (LAW-08b). */
    public List<RecordEntry> mail(Handle handle, EmailAddress mailbox, Instant from, Instant until, int most) {
        return handle
                .createQuery(RecordRegister.SELECT
                        + "WHERE received_at >= :from AND received_at < :until AND ((direction = 'OUT' AND sender = :mailbox)"
                        + " OR (label = 'SPAM' AND recipients LIKE :like) OR EXISTS (SELECT 1 FROM arrival a JOIN delivery d ON d.arrival_id = a.arrival_id"
                        + " WHERE a.record_id = record_entry.id AND d.mailbox = :mailbox))"
                        + " ORDER BY received_at, id LIMIT " + most)
                .bind("from", from)
                .bind("until", until)
                .bind("mailbox", mailbox.toString())
                .bind("like", "%" + mailbox + "%")
                .map(RecordRegister::entry)
                .stream()
                .toList();
    }

    /** The words of the latest request to close a case: what was done about it. */
    public Optional<String> measures(Handle handle, CaseNumber number) {
        Optional<Sha256> note = new CaseRegister()
                .events(handle, number).stream()
                        .map(event -> event.event())
                        .filter(CaseEvent.CloseRequested.class::isInstance)
                        .map(event -> ((CaseEvent.CloseRequested) event).measures())
                        .reduce((first, second) -> second);
        return note.flatMap(digest -> new NoteRegister().read(handle, digest));
    }
}
