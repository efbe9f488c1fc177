package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Decision;
import brevvakt.casework.records.Disclosure.Item;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.Disclosure.State;
import brevvakt.casework.records.HoldScope;
import brevvakt.casework.records.Masking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Requests for records, the records in them, and a log of what was done, which is only ever added to. */
public final class DisclosureRegister {
    /** The once keys of the mails with packages begin so; the name of the package follows. */
    public static final String PACKAGE = "package:";

    /** Writes a new request; its id is 0 on the way in. */
    public long open(Handle handle, Disclosure request) {
        long id = handle.createUpdate(
                        "INSERT INTO disclosure (about, contact, case_number, opened_at, opened_by, due_on, state)"
                                + " VALUES (:about, :contact, :case, :at, :by, :due, 'OPEN')")
                .bind("about", request.about())
                .bind("contact", request.contact())
                .bind("case", request.caseNumber().map(CaseNumber::toString))
                .bind("at", request.openedAt())
                .bind("by", request.openedBy())
                .bind("due", request.dueOn())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        request.holds().forEach(scope -> hold(handle, id, scope, request.openedAt(), request.openedBy()));
        return id;
    }

    /** Holds more from disposal. */
    public void hold(Handle handle, long id, HoldScope scope, Instant at, String by) {
        handle.createUpdate("INSERT INTO disclosure_hold (disclosure_id, mailbox, case_number, first_day, last_day,"
                        + " placed_at, placed_by) VALUES (:id, :mailbox, :case, :first, :last, :at, :by)")
                .bind("id", id)
                .bind("mailbox", scope.mailbox().map(EmailAddress::toString))
                .bind("case", scope.caseNumber().map(CaseNumber::toString))
                .bind("first", scope.first())
                .bind("last", scope.last())
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    /** Takes back every hold but those of the records in the basket. */
    public void unhold(Handle handle, long id) {
        handle.execute("DELETE FROM disclosure_hold WHERE disclosure_id = ?", id);
    }

    public void add(Handle handle, long id, long recordId, String recordNo) {
        handle.execute(
                "INSERT INTO disclosure_record (disclosure_id, record_id, record_no, masked) VALUES (?, ?, ?, '')",
                id,
                recordId,
                recordNo);
    }

    public void decide(Handle handle, long id, Item item) {
        handle.createUpdate("UPDATE disclosure_record SET outcome = :outcome, provision = :provision, masked = :masked,"
                        + " decided_by = :by, decided_at = :at WHERE disclosure_id = :id AND record_id = :record")
                .bind("outcome", item.outcome().map(Outcome::name))
                .bind("provision", item.provision())
                .bind("masked", String.join("\n", item.masking().words()))
                .bind("by", item.decidedBy())
                .bind("at", item.decidedAt())
                .bind("id", id)
                .bind("record", item.recordId())
                .execute();
    }

    /** Ends an open request; false when somebody else has ended it before. */
    public boolean deliver(Handle handle, long id, State outcome, Instant at, String packed) {
        return handle.execute(
                        "UPDATE disclosure SET state = ?, outcome = ?, delivered_at = ?, package = ? WHERE id = ? AND state = 'OPEN'",
                        outcome.name(),
                        outcome.name(),
                        at,
                        packed,
                        id)
                == 1;
    }

    /** How often something was handed out for it; more than once where a mail came back. */
    public int handOuts(Handle handle, long id) {
        return handle.select(
                        "SELECT COUNT(*) FROM disclosure_event WHERE disclosure_id = ? AND event_type = 'DELIVERED'",
                        id)
                .mapTo(Integer.class)
                .one();
    }

    /** Who handed out what went by mail under a once key; empty for any other mail. */
    public Optional<String> handedOutBy(Handle handle, String onceKey) {
        return packageOf(onceKey).flatMap(packed -> handle.select(
                        "SELECT e.actor FROM disclosure_event e JOIN disclosure d ON d.id = e.disclosure_id"
                                + " WHERE d.package = ? AND e.event_type = 'DELIVERED' ORDER BY e.id DESC",
                        packed)
                .mapTo(String.class)
                .findFirst());
    }

    /**
     * What was sent never came: the request is open again, with all that it holds, and can be handed out anew. Any other mail
     * changes nothing.
     */
    public void reopen(Handle handle, String onceKey, Instant at, String why) {
        Optional<Long> id = packageOf(onceKey).flatMap(packed -> handle.select(
                        "SELECT id FROM disclosure WHERE package = ? AND state IN ('DISCLOSED_FULL', 'DISCLOSED_PARTLY',"
                                + " 'REFUSED')",
                        packed)
                .mapTo(Long.class)
                .findFirst());
        id.ifPresent(found -> {
            handle.execute(
                    "UPDATE disclosure SET state = 'OPEN', outcome = NULL, delivered_at = NULL, package = NULL WHERE id = ?",
                    found);
            log(handle, found, at, RecordedEvent.MACHINE, why, "");
        });
    }

    /** The package that goes with a mail; empty for any other mail. */
    public static Optional<String> packageOf(String onceKey) {
        return Optional.of(onceKey).filter(key -> key.startsWith(PACKAGE)).map(key -> key.substring(PACKAGE.length()));
    }

    /** What was given out went by mail. */
    public boolean wentByMail(Handle handle, long id) {
        return handle.select(
                                "SELECT COUNT(*) FROM disclosure_event WHERE disclosure_id = ? AND event_type = 'DELIVERED'"
                                        + " AND about LIKE 'MAIL %'",
                                id)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** The authority has decided in writing. */
    public void decide(Handle handle, long id, Decision decision) {
        handle.createUpdate("UPDATE disclosure SET state = 'BOARD_DECISION', decided_on = :on, decided_by = :by,"
                        + " reporting = :reporting, reasons = :reasons, decision_package = :packed WHERE id = :id")
                .bind("on", decision.on())
                .bind("by", decision.by())
                .bind("reporting", decision.reporting())
                .bind("reasons", decision.reasons())
                .bind("packed", decision.packed())
                .bind("id", id)
                .execute();
    }

    /** It goes on, or it is ended. */
    public void moveTo(Handle handle, long id, State state) {
        handle.execute("UPDATE disclosure SET state = ? WHERE id = ?", state.name(), id);
    }

    public void log(Handle handle, long id, Instant at, String actor, String type, String about) {
        handle.execute(
                "INSERT INTO disclosure_event (disclosure_id, happened_at, actor, event_type, about) VALUES (?, ?, ?, ?, ?)",
                id,
                at,
                actor,
                type,
                about);
    }

    /** The log of a request, in order: who did what. */
    public List<String> logOf(Handle handle, long id) {
        return handle.select(
                        "SELECT actor, event_type, about FROM disclosure_event WHERE disclosure_id = ? ORDER BY id", id)
                .map((row, context) ->
                        row.getString("actor") + " " + row.getString("event_type") + " " + row.getString("about"))
                .list();
    }

    public Optional<Disclosure> find(Handle handle, long id) {
        return handle.select("SELECT * FROM disclosure WHERE id = ?", id)
                .map((row, context) -> disclosure(handle, row))
                .findFirst();
    }

    /** All requests, newest first. */
    public List<Disclosure> all(Handle handle, int limit) {
        return handle.select("SELECT * FROM disclosure ORDER BY id DESC LIMIT " + limit)
                .map((row, context) -> disclosure(handle, row))
                .list();
    }

    /** Requests that still hold something from disposal, oldest first. */
    public List<Disclosure> holding(Handle handle) {
        return handle.select("SELECT * FROM disclosure WHERE state NOT IN ('DISCLOSED_FULL', 'CLOSED') ORDER BY id")
                .map((row, context) -> disclosure(handle, row))
                .list();
    }

    /** The cases of all requests that were registered in one. */
    public List<CaseNumber> casesOf(Handle handle) {
        return handle
                .select("SELECT DISTINCT case_number FROM disclosure WHERE case_number IS NOT NULL")
                .mapTo(String.class)
                .stream()
                .flatMap(number -> CaseNumber.parse(number).stream())
                .toList();
    }

    /** The open requests in whose basket a record lies. */
    public List<Long> holdsOn(Handle handle, long recordId) {
        return handle.select(
                        "SELECT d.id FROM disclosure d JOIN disclosure_record r ON r.disclosure_id = d.id"
                                + " WHERE r.record_id = ? AND d.state = 'OPEN' ORDER BY d.id",
                        recordId)
                .mapTo(Long.class)
                .list();
    }

    private static Disclosure disclosure(Handle handle, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Disclosure(
                id,
                row.getString("about"),
                Optional.ofNullable(row.getString("contact")),
                Optional.ofNullable(row.getString("case_number")).flatMap(CaseNumber::parse),
                RecordRegister.instant(row, "opened_at"),
                row.getString("opened_by"),
                row.getObject("due_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("outcome")).map(State::valueOf),
                RecordRegister.instantIfAny(row, "delivered_at"),
                Optional.ofNullable(row.getString("package")),
                decision(row),
                handle.select("SELECT * FROM disclosure_hold WHERE disclosure_id = ? ORDER BY id", id)
                        .map(DisclosureRegister::scope)
                        .list(),
                handle.select("SELECT * FROM disclosure_record WHERE disclosure_id = ? ORDER BY record_id", id)
                        .map(DisclosureRegister::item)
                        .list());
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("decided_on", LocalDate.class);
        return on == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        on,
                        row.getString("decided_by"),
                        row.getString("reporting"),
                        row.getString("reasons"),
                        row.getString("decision_package")));
    }

    private static HoldScope scope(ResultSet row, StatementContext context) throws SQLException {
        return new HoldScope(
                Optional.ofNullable(row.getString("mailbox")).flatMap(EmailAddress::parse),
                Optional.ofNullable(row.getString("case_number")).flatMap(CaseNumber::parse),
                Optional.ofNullable(row.getObject("first_day", LocalDate.class)),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)));
    }

    private static Item item(ResultSet row, StatementContext context) throws SQLException {
        return new Item(
                row.getLong("record_id"),
                row.getString("record_no"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                Optional.ofNullable(row.getString("provision")),
                Masking.written(row.getString("masked")),
                Optional.ofNullable(row.getString("decided_by")),
                RecordRegister.instantIfAny(row, "decided_at"));
    }
}
