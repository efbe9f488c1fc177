package brevvakt.casework.store;

import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.RecordEntry;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Every mail kept, one row each, and every arrival that led to it. */
public final class RecordRegister {
    private static final TypeReference<List<RecordEntry.Enclosure>> ENCLOSURES = new TypeReference<>() {};
    static final String SELECT = "SELECT id, arrival_id, case_number, no_in_case, direction, label, message_id, sender,"
            + " recipients, received_at, title, sha256, size_bytes, attachments, automatic, thread_how, counterpart,"
            + " authenticity FROM record_entry ";

    private static final String KEPT_SINCE =
            "WHERE label IN (<labels>) AND received_at < :before AND (case_number IS NULL OR case_number IN"
                    + " (SELECT case_number FROM case_file WHERE status IN ('CLOSED', 'CANCELLED')))"
                    + " AND NOT EXISTS (SELECT 1 FROM disposal WHERE disposal.record_id = record_entry.id)";

    /** What an arrival came to, once it has been registered. */
    public record ArrivalOutcome(ArrivalId arrivalId, String outcome, Optional<Long> recordId) {}

    /** The outcome of an arrival that has been here before. */
    public Optional<ArrivalOutcome> outcomeOf(Handle handle, ArrivalId id) {
        return handle.select("SELECT arrival_id, outcome, record_id FROM arrival WHERE arrival_id = ?", id.value())
                .map((row, context) -> {
                    long record = row.getLong("record_id");
                    return new ArrivalOutcome(
                            id, row.getString("outcome"), row.wasNull() ? Optional.empty() : Optional.of(record));
                })
                .findFirst();
    }

    public void writeOutcome(Handle handle, Arrival arrival, String outcome, Optional<Long> recordId) {
        handle.createUpdate(
                        "INSERT INTO arrival (arrival_id, received_at, record_id, outcome) VALUES (:id, :at, :record, :outcome)")
                .bind("id", arrival.id().value())
                .bind("at", arrival.receivedAt())
                .bind("record", recordId)
                .bind("outcome", outcome)
                .execute();
    }

    /** Writes a record; its id is 0 on the way in. The once key keeps the same mail from becoming two records. */
    public RecordEntry insert(Handle handle, RecordEntry entry, String onceKey) {
        long id = handle.createUpdate(
                        "INSERT INTO record_entry (once_key, arrival_id, case_number, no_in_case, direction, label,"
                                + " message_id, sender, recipients, received_at, title, sha256, size_bytes, attachments, automatic,"
                                + " thread_how, counterpart, authenticity) VALUES (:once, :arrival, :case, :no, :direction, :label, :messageId, :sender, :recipients,"
                                + " :receivedAt, :title, :sha, :size, :attachments, :automatic, :how, :counterpart, :authenticity)")
                .bind("once", onceKey)
                .bind("arrival", entry.arrivalId().value())
                .bind("case", entry.caseNumber().map(CaseNumber::toString))
                .bind("no", entry.no())
                .bind("direction", entry.direction().name())
                .bind("label", entry.label().name())
                .bind("messageId", entry.messageId().map(m -> shortened(m, 1000)))
                .bind("sender", entry.sender().map(EmailAddress::toString))
                .bind("recipients", joined(entry.recipients()))
                .bind("receivedAt", entry.receivedAt())
                .bind("title", shortened(entry.title(), 4000))
                .bind("sha", entry.original().hex())
                .bind("size", entry.size())
                .bind("attachments", Json.write(entry.attachments(), ENCLOSURES))
                .bind("automatic", entry.automatic().map(AutomaticKind::name))
                .bind("how", entry.threadHow())
                .bind("counterpart", entry.counterpart().map(EmailAddress::toString))
                .bind("authenticity", entry.authenticity().written())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        ChangeFeed.recordChanged(handle, id);
        return find(handle, id).orElseThrow();
    }

    public Optional<RecordEntry> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map(RecordRegister::entry)
                .findFirst();
    }

    public Optional<RecordEntry> findByOnceKey(Handle handle, String onceKey) {
        return handle.select(SELECT + "WHERE once_key = ?", onceKey)
                .map(RecordRegister::entry)
                .findFirst();
    }

    /** The record of a mail that left the house by this arrival. */
    public Optional<RecordEntry> findSent(Handle handle, ArrivalId id) {
        return handle.select(SELECT + "WHERE arrival_id = ? AND direction = 'OUT'", id.value())
                .map(RecordRegister::entry)
                .findFirst();
    }

    /** Records that bear one of these message ids, newest first. */
    public List<RecordEntry> findByMessageId(Handle handle, List<String> messageIds) {
        List<String> asked = messageIds.stream()
                .map(m -> shortened(m, 1000))
                .distinct()
                .limit(50)
                .toList();
        return asked.isEmpty()
                ? List.of()
                : handle.createQuery(SELECT + "WHERE message_id IN (<ids>) ORDER BY id DESC")
                        .bindList("ids", asked)
                        .map(RecordRegister::entry)
                        .list();
    }

    public List<RecordEntry> ofCase(Handle handle, CaseNumber number) {
        return handle.select(SELECT + "WHERE case_number = ? ORDER BY no_in_case, id", number.toString())
                .map(RecordRegister::entry)
                .list();
    }

    /** All records, newest first. */
    public List<RecordEntry> all(Handle handle, int limit) {
        return handle.select(SELECT + "ORDER BY id DESC LIMIT " + limit)
                .map(RecordRegister::entry)
                .list();
    }

    public int count(Handle handle) {
        return handle.select("SELECT COUNT(*) FROM record_entry")
                .mapTo(Integer.class)
                .one();
    }

    /** The same mail came to further recipients. */
    public void addRecipients(Handle handle, RecordEntry entry, List<EmailAddress> further) {
        List<EmailAddress> all = java.util.stream.Stream.concat(entry.recipients().stream(), further.stream())
                .distinct()
                .toList();
        handle.execute("UPDATE record_entry SET recipients = ? WHERE id = ?", joined(all), entry.id());
        ChangeFeed.recordChanged(handle, entry.id());
    }

    /** A human gave a record outside of any case its case. */
    public void joinCase(Handle handle, long id, CaseNumber number, int no, Label label) {
        handle.execute(
                "UPDATE record_entry SET case_number = ?, no_in_case = ?, label = ? WHERE id = ?",
                number.toString(),
                no,
                label.name(),
                id);
        ChangeFeed.recordChanged(handle, id);
    }

    /** Records in the order in which they were kept, from after an id. */
    public List<RecordEntry> after(Handle handle, long id, int limit) {
        return handle.select(SELECT + "WHERE id > ? ORDER BY id LIMIT " + limit, id)
                .map(RecordRegister::entry)
                .list();
    }

    /**
     * Records of some kinds from before an instant that are not disposed of and whose case, if any, is ended; the oldest first.
     *
     * @param after the last of the page before
     */
    public List<RecordEntry> keptSince(
            Handle handle, Collection<Label> labels, Instant before, Optional<RecordEntry> after, int limit) {
        return handle.createQuery(SELECT
                        + KEPT_SINCE
                        + " AND (received_at > :last OR received_at = :last AND id > :id)"
                        + " ORDER BY received_at, id LIMIT " + limit)
                .bindList("labels", labels.stream().map(Label::name).toList())
                .bind("before", before)
                .bind("last", after.map(RecordEntry::receivedAt).orElse(Instant.EPOCH))
                .bind("id", after.map(RecordEntry::id).orElse(0L))
                .map(RecordRegister::entry)
                .list();
    }

    /** A record, if it is one of {@link #keptSince} still. */
    public Optional<RecordEntry> findKeptSince(Handle handle, Collection<Label> labels, Instant before, long id) {
        return handle.createQuery(SELECT + KEPT_SINCE + " AND id = :id")
                .bindList("labels", labels.stream().map(Label::name).toList())
                .bind("before", before)
                .bind("id", id)
                .map(RecordRegister::entry)
                .findFirst();
    }

    /** The record of that number in its case. */
    public Optional<RecordEntry> find(Handle handle, CaseNumber number, int no) {
        return handle.select(SELECT + "WHERE case_number = ? AND no_in_case = ?", number.toString(), no)
                .map(RecordRegister::entry)
                .findFirst();
    }

    /** By what a mail that we sent is known, so that it is registered once. */
    public static String onceKeyOfSent(ArrivalId id) {
        return Sha256.of(("sent\n" + id).getBytes(StandardCharsets.UTF_8)).hex();
    }

    static RecordEntry entry(ResultSet row, StatementContext context) throws SQLException {
        int no = row.getInt("no_in_case");
        Optional<Integer> inCase = row.wasNull() ? Optional.empty() : Optional.of(no);
        return new RecordEntry(
                row.getLong("id"),
                new ArrivalId(row.getString("arrival_id")),
                Optional.ofNullable(row.getString("case_number")).flatMap(CaseNumber::parse),
                inCase,
                Direction.valueOf(row.getString("direction")),
                Label.valueOf(row.getString("label")),
                Optional.ofNullable(row.getString("message_id")),
                Optional.ofNullable(row.getString("sender")).flatMap(EmailAddress::parse),
                split(row.getString("recipients")),
                instant(row, "received_at"),
                row.getString("title"),
                new Sha256(row.getString("sha256")),
                row.getLong("size_bytes"),
                Json.read(row.getString("attachments"), ENCLOSURES),
                Optional.ofNullable(row.getString("automatic")).map(AutomaticKind::valueOf),
                row.getString("thread_how"),
                Optional.ofNullable(row.getString("counterpart")).flatMap(EmailAddress::parse),
                Authenticity.read(row.getString("authenticity")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** One that may be missing. */
    static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static String joined(List<EmailAddress> addresses) {
        return addresses.stream().map(EmailAddress::toString).collect(Collectors.joining("\n"));
    }

    static List<EmailAddress> split(String text) {
        return Arrays.stream(text.split("\n"))
                .flatMap(line -> EmailAddress.parse(line).stream())
                .toList();
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
