package brevvakt.casework.store;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The diary: events are only ever added, each chained to the one before it by its hash; the list of cases is a
 * projection written in the same transaction.
 */
public final class CaseRegister {
    static final String NO_HASH = "0".repeat(64);
    private static final String IS_OPEN = Arrays.stream(CaseStatus.values())
            .filter(CaseStatus::isEnded)
            .map(status -> "'" + status + "'")
            .collect(Collectors.joining(", ", "status NOT IN (", ")"));
    private static final String COLUMNS = "SELECT state, counterpart, contact_name, contact, hash FROM case_file ";

    /** No ladder speaks earlier than so many days before a promise falls due. */
    public static final int EARLIEST_LOOK_DAYS = 21;

    // A routine may end the wait after a day; until it does, an answered case is looked at each morning.
    private static final int SHORTEST_SILENCE_DAYS = 1;

    private final SeriesCounter counter = new SeriesCounter();

    /** The next number of a series, without gaps; it belongs to the transaction of the handle. */
    public CaseNumber takeNumber(Handle handle, String series, int year) {
        return counter.take(handle, series, year);
    }

    /** Opens a case with its first event. */
    public CaseRow open(
            Handle handle, Instant at, String actor, CaseEvent.Opened opened, Optional<EmailAddress> counterpart) {
        return open(handle, at, actor, opened, counterpart, Optional.empty());
    }

    /** Opens a case that somebody handed in otherwise than by mail. */
    public CaseRow open(
            Handle handle,
            Instant at,
            String actor,
            CaseEvent.Opened opened,
            Optional<EmailAddress> counterpart,
            Optional<CaseRow.Contact> contact) {
        RecordedEvent first = new RecordedEvent(1, micros(at), actor, opened);
        String hash = write(handle, opened.number(), first, NO_HASH);
        CaseRow row = new CaseRow(Case.after(List.of(first)), counterpart, contact, hash);
        insertProjection(handle, row);
        QueueRegister.came(handle, row.file(), at);
        ChangeFeed.caseChanged(handle, opened.number());
        return row;
    }

    /** Adds events to a case; two who write at once collide on the sequence, and the second does its work again. */
    public CaseRow append(Handle handle, CaseRow row, Instant at, String actor, List<CaseEvent> events) {
        Case file = row.file();
        String hash = row.hash();
        for (CaseEvent event : events) {
            RecordedEvent recorded = new RecordedEvent(file.seq() + 1, micros(at), actor, event);
            hash = write(handle, file.number(), recorded, hash);
            file = file.after(recorded);
        }
        CaseRow after = new CaseRow(file, row.counterpart(), row.contact(), hash);
        updateProjection(handle, after);
        QueueRegister.moved(handle, row.file(), file, events, at);
        ChangeFeed.caseChanged(handle, file.number());
        return after;
    }

    /** The case of a number, be it its first number or its diary number. */
    public Optional<CaseRow> find(Handle handle, CaseNumber number) {
        return handle.select(
                        COLUMNS + "WHERE case_number = ? OR diary_number = ?", number.toString(), number.toString())
                .map(CaseRegister::row)
                .findFirst();
    }

    public Optional<CaseRow> findByArrival(Handle handle, String arrivalId) {
        return handle.select(COLUMNS + "WHERE arrival_id = ?", arrivalId)
                .map(CaseRegister::row)
                .findFirst();
    }

    /** All cases in order of arrival, newest first. */
    public List<CaseRow> all(Handle handle, int limit) {
        return handle.select(COLUMNS + "ORDER BY received_at DESC, case_number DESC LIMIT " + limit)
                .map(CaseRegister::row)
                .list();
    }

    /** What waits for a human of the service centre, oldest due first (SEED-30). */
    public List<CaseRow> waiting(Handle handle, int limit) {
        return waiting(handle, limit, 0);
    }

    /** The first of what waits and is shown to somebody, as many as he asks for; reads little more than that. */
    public List<CaseRow> waiting(Handle handle, Predicate<CaseRow> shown, int limit) {
        List<CaseRow> all = new ArrayList<>();
        int read = 0;
        int last;
        do {
            List<CaseRow> next = waiting(handle, limit, read);
            next.stream().filter(shown).forEach(all::add);
            last = next.size();
            read += last;
        } while (all.size() < limit && last == limit);
        return all.subList(0, Math.min(limit, all.size()));
    }

    /** The order begins with what is the same in all of them: only so the embedded database reads it from the index. */
    private static List<CaseRow> waiting(Handle handle, int limit, int after) {
        return handle.select(COLUMNS + "WHERE waiting = TRUE ORDER BY waiting, due_on, received_at, case_number LIMIT "
                        + limit + " OFFSET " + after)
                .map(CaseRegister::row)
                .list();
    }

    /** Open cases of one counterpart, newest first. */
    public List<CaseRow> openOf(Handle handle, EmailAddress counterpart) {
        return handle.select(
                        COLUMNS + "WHERE counterpart = ? AND " + IS_OPEN + " ORDER BY received_at DESC LIMIT 20",
                        counterpart.toString())
                .map(CaseRegister::row)
                .list();
    }

    /** Open cases with a promise that falls due up to a day, the earliest first. */
    public List<CaseRow> dueUpTo(Handle handle, LocalDate day) {
        return handle.select(COLUMNS + "WHERE due_on <= ? AND " + IS_OPEN + " ORDER BY due_on, case_number", day)
                .map(CaseRegister::row)
                .list();
    }

    /** Open cases of which a ladder may have something to say up to a day, the earliest due first. */
    public List<CaseRow> toLookAt(Handle handle, LocalDate day) {
        return handle.select(COLUMNS + "WHERE look_on <= ? AND " + IS_OPEN + " ORDER BY due_on, case_number", day)
                .map(CaseRegister::row)
                .list();
    }

    /** Says when to look at cases again; one that has changed since it was read is left as it is. */
    public void lookAgain(Handle handle, Map<CaseRow, LocalDate> days) {
        if (days.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("UPDATE case_file SET look_on = :day WHERE case_number = :number AND seq = :seq");
        days.forEach((row, day) -> batch.bind("day", day)
                .bind("number", row.file().number().toString())
                .bind("seq", row.file().seq())
                .add());
        batch.execute();
    }

    /** The clocks of an open case, without the rest of it. */
    public record Running(CaseNumber number, List<PromiseClock> clocks) {}

    /** The clocks of all open cases of which one falls due up to a day. */
    public List<Running> running(Handle handle, LocalDate until) {
        return handle.select("SELECT state FROM case_file WHERE due_on <= ? AND " + IS_OPEN, until)
                .map((row, context) -> Json.read(row.getString("state"), Running.class))
                .list();
    }

    /** Answered cases in which silence may have lasted long enough on a day, oldest first. */
    public List<CaseRow> silentUpTo(Handle handle, LocalDate day) {
        return handle.select(COLUMNS + "WHERE silent_on <= ? ORDER BY received_at, case_number", day)
                .map(CaseRegister::row)
                .list();
    }

    /** How many open cases have a promise that falls due in a span of days, by unit. */
    public Map<String, Long> dueByUnit(Handle handle, LocalDate from, LocalDate until) {
        Map<String, Long> all = new HashMap<>();
        handle.select(
                        "SELECT unit, COUNT(*) AS figure FROM case_file WHERE due_on >= ? AND due_on <= ? AND "
                                + IS_OPEN + " GROUP BY unit",
                        from,
                        until)
                .map((row, context) -> Map.entry(row.getString("unit"), row.getLong("figure")))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** The calendar by which the running promises have been counted last; empty before the first count. */
    public Optional<String> countedBy(Handle handle) {
        return handle.select("SELECT fingerprint FROM counted_calendar")
                .mapTo(String.class)
                .findFirst();
    }

    /** The running promises have been counted by a calendar. */
    public void counted(Handle handle, String fingerprint) {
        handle.execute("DELETE FROM counted_calendar");
        handle.execute("INSERT INTO counted_calendar (fingerprint) VALUES (?)", fingerprint);
    }

    /** Open cases of an officer, and those that came to one of these mailboxes and have no officer, oldest first. */
    public List<CaseRow> openWith(Handle handle, String officer, List<EmailAddress> mailboxes) {
        return handle.createQuery(
                        COLUMNS + "WHERE (officer = :officer OR (officer IS NULL AND mailbox IN (<mailboxes>)))"
                                + " AND " + IS_OPEN + " ORDER BY received_at, case_number")
                .bind("officer", officer)
                .bindList(
                        "mailboxes",
                        mailboxes.stream().map(EmailAddress::toString).toList())
                .map(CaseRegister::row)
                .list();
    }

    /** Open cases of one kind, also where that is told beside another; oldest first. */
    public List<CaseRow> openAsking(Handle handle, Label kind) {
        return handle
                .select(
                        COLUMNS + "WHERE (kind = ? OR state LIKE ?) AND " + IS_OPEN
                                + " ORDER BY received_at, case_number",
                        kind.name(),
                        "%\"" + kind.name() + "\"%")
                .map(CaseRegister::row)
                .stream()
                .filter(row -> row.file().judged().label() == kind
                        || row.file().judged().alsoLabels().contains(kind))
                .toList();
    }

    /** The cases of a unit, oldest first. */
    public List<CaseRow> ofUnit(Handle handle, String unit) {
        return handle.select(COLUMNS + "WHERE unit = ? ORDER BY received_at, case_number", unit)
                .map(CaseRegister::row)
                .list();
    }

    /** Cases of which a human has said what they are, those said last, in the order of saying. */
    public List<CaseNumber> confirmed(Handle handle, int limit) {
        List<CaseNumber> newestFirst = handle.select(
                        "SELECT case_number, MAX(happened_at) AS said FROM case_event"
                                + " WHERE event_type IN ('CONFIRMED', 'CORRECTED') OR (event_type = 'OPENED' AND actor <> ?)"
                                + " GROUP BY case_number ORDER BY said DESC, case_number DESC LIMIT " + limit,
                        RecordedEvent.MACHINE)
                .map((row, context) ->
                        CaseNumber.parse(row.getString("case_number")).orElseThrow())
                .list();
        List<CaseNumber> inOrder = new ArrayList<>(newestFirst);
        Collections.reverse(inOrder);
        return inOrder;
    }

    /** The open cases of a unit, oldest first. */
    public List<CaseRow> openOfUnit(Handle handle, String unit) {
        return handle.select(COLUMNS + "WHERE unit = ? AND " + IS_OPEN + " ORDER BY received_at, case_number", unit)
                .map(CaseRegister::row)
                .list();
    }

    public int count(Handle handle) {
        return handle.select("SELECT COUNT(*) FROM case_file")
                .mapTo(Integer.class)
                .one();
    }

    /** The events of a case in order, with their hashes checked by whoever asks for proof. */
    public List<RecordedEvent> events(Handle handle, CaseNumber number) {
        return stored(handle, number).stream().map(Stored::event).toList();
    }

    private static boolean isListed(Handle handle, CaseNumber number) {
        return handle.select("SELECT 1 FROM case_file WHERE case_number = ?", number.toString())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /**
     * Makes the row of a case in the list anew from its events; who wrote, which no event says, is kept, or taken from the
     * first record where the row is gone.
     */
    void rebuild(Handle handle, CaseNumber number, Optional<EmailAddress> writer) {
        List<Stored> chain = stored(handle, number);
        if (chain.isEmpty()) {
            return;
        }
        Case file = Case.after(chain.stream().map(Stored::event).toList());
        String hash = chain.get(chain.size() - 1).hash();
        CaseRow row = new CaseRow(file, writer, Optional.empty(), hash);
        if (isListed(handle, number)) {
            updateProjection(handle, row);
        } else {
            insertProjection(handle, row);
        }
        ChangeFeed.caseChanged(handle, number);
    }

    /** Every number that has events or stands in the list. */
    List<CaseNumber> numbers(Handle handle) {
        return handle.select("SELECT case_number FROM case_file UNION SELECT case_number FROM case_event")
                .mapTo(String.class)
                .map(text -> CaseNumber.parse(text).orElseThrow())
                .list();
    }

    private record Stored(RecordedEvent event, String hash) {}

    private static List<Stored> stored(Handle handle, CaseNumber number) {
        return handle.select(
                        "SELECT seq, happened_at, actor, body, hash FROM case_event WHERE case_number = ? ORDER BY seq",
                        number.toString())
                .map((row, context) -> new Stored(
                        new RecordedEvent(
                                row.getInt("seq"),
                                RecordRegister.instant(row, "happened_at"),
                                row.getString("actor"),
                                Json.read(row.getString("body"), CaseEvent.class)),
                        row.getString("hash")))
                .list();
    }

    private static String write(Handle handle, CaseNumber number, RecordedEvent event, String previous) {
        String body = Json.write(event.event());
        String hash = hash(previous, number, event.seq(), event.at(), event.actor(), body);
        handle.createUpdate(
                        "INSERT INTO case_event (case_number, seq, happened_at, actor, event_type, body, previous_hash, hash)"
                                + " VALUES (:number, :seq, :at, :actor, :type, :body, :previous, :hash)")
                .bind("number", number.toString())
                .bind("seq", event.seq())
                .bind("at", event.at())
                .bind("actor", event.actor())
                .bind("type", event.event().type())
                .bind("body", body)
                .bind("previous", previous)
                .bind("hash", hash)
                .execute();
        return hash;
    }

    /** The hash of an event, chained to the one before. */
    static String hash(String previous, CaseNumber number, int seq, Instant at, String actor, String body) {
        String link = previous + "\n" + number + "\n" + seq + "\n" + at + "\n" + actor + "\n" + body;
        return Sha256.of(link.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static void insertProjection(Handle handle, CaseRow row) {
        Case file = row.file();
        handle.createUpdate(
                        "INSERT INTO case_file (case_number, diary_number, series, serial, in_year, register, kind, scope,"
                                + " sensitivity, status, needs_human, mailbox, unit, officer, manager, counterpart, contact_name,"
                                + " contact, received_at, arrival_id, due_on, look_on, silent_on, waiting, seq, hash, state) VALUES (:number, :diary,"
                                + " :series, :serial, :year, :register, :kind, :scope, :sensitivity, :status, :needsHuman, :mailbox,"
                                + " :unit, :officer, :manager, :counterpart, :contactName, :contact, :receivedAt, :arrivalId, :due, :look, :silent,"
                                + " :waiting, :seq, :hash, :state)")
                .bindMap(columns(row))
                .bind("series", file.number().series())
                .bind("serial", file.number().serial())
                .bind("year", file.number().year())
                .bind("counterpart", row.counterpart().map(EmailAddress::toString))
                .bind("contactName", row.contact().map(CaseRow.Contact::name))
                .bind("contact", row.contact().map(CaseRow.Contact::details))
                .bind("receivedAt", file.receivedAt())
                .bind("arrivalId", file.arrivalId().value())
                .execute();
    }

    private static void updateProjection(Handle handle, CaseRow row) {
        handle.createUpdate(
                        "UPDATE case_file SET diary_number = :diary, register = :register, kind = :kind, scope = :scope,"
                                + " sensitivity = :sensitivity, status = :status, needs_human = :needsHuman, mailbox = :mailbox, unit = :unit,"
                                + " officer = :officer, manager = :manager, due_on = :due, look_on = :look, silent_on = :silent, waiting = :waiting, seq = :seq,"
                                + " hash = :hash, state = :state WHERE case_number = :number")
                .bindMap(columns(row))
                .execute();
    }

    /** What the list says of a case, under the names by which it is written. */
    static Map<String, Object> columns(CaseRow row) {
        Case file = row.file();
        Map<String, Object> columns = new HashMap<>();
        columns.put("number", file.number().toString());
        columns.put("diary", file.diaryNumber().map(CaseNumber::toString));
        columns.put("register", file.register().name());
        columns.put("kind", file.judged().label().name());
        columns.put("scope", file.judged().scope().word());
        columns.put("sensitivity", file.judged().sensitivity().word());
        columns.put("status", file.status().name());
        columns.put("needsHuman", file.judged().needsHuman());
        columns.put("mailbox", file.mailbox().toString());
        columns.put("unit", file.unit());
        columns.put("officer", file.officer());
        columns.put("manager", file.manager());
        columns.put("due", file.dueDate());
        columns.put("look", firstLook(file));
        columns.put("silent", firstSilence(file));
        columns.put("waiting", file.isWaiting());
        columns.put("seq", file.seq());
        columns.put("hash", row.hash());
        columns.put("state", Json.write(file));
        return columns;
    }

    private static Optional<LocalDate> firstLook(Case file) {
        return file.dueDate().filter(due -> !file.status().isEnded()).map(due -> due.minusDays(EARLIEST_LOOK_DAYS));
    }

    private static Optional<LocalDate> firstSilence(Case file) {
        return file.lastAnswerAt()
                .filter(at -> file.status() == CaseStatus.ANSWERED)
                .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(SHORTEST_SILENCE_DAYS));
    }

    static CaseRow row(ResultSet row, StatementContext context) throws SQLException {
        return new CaseRow(
                Json.read(row.getString("state"), Case.class),
                Optional.ofNullable(row.getString("counterpart")).flatMap(EmailAddress::parse),
                contact(row),
                row.getString("hash"));
    }

    private static Optional<CaseRow.Contact> contact(ResultSet row) throws SQLException {
        String details = row.getString("contact");
        String name = row.getString("contact_name");
        return details == null && name == null
                ? Optional.empty()
                : Optional.of(new CaseRow.Contact(
                        Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(details, "")));
    }

    /** Both databases keep microseconds; the hash must not depend on what they drop. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
