package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What the gateway owes: written in the transaction that made it due, done afterwards, redone by the sweeper. */
public final class OutboxRegister {
    static final String SELECT =
            "SELECT id, once_key, kind, state, case_number, sender, recipients, subject, body, html,"
                    + " message_id, in_reply_to, reply_to, due_at, sent_at, attempts, reason FROM outbox ";

    /** Writes the mail down as due, unless it stands there already. */
    public void owe(Handle handle, OutboxMail mail) {
        boolean known = handle.select("SELECT id FROM outbox WHERE once_key = ?", mail.onceKey())
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
        if (known) {
            return;
        }
        handle.createUpdate(
                        "INSERT INTO outbox (once_key, kind, state, case_number, sender, recipients, subject, body, html,"
                                + " message_id, in_reply_to, reply_to, due_at, attempts, reason) VALUES (:once, :kind, :state, :case, :from, :to, :subject, :text,"
                                + " :html, :messageId, :inReplyTo, :replyTo, :due, 0, :reason)")
                .bind("once", mail.onceKey())
                .bind("kind", mail.kind().name())
                .bind("state", OutboxMail.State.DUE.name())
                .bind("case", mail.caseNumber().map(CaseNumber::toString))
                .bind("from", mail.from().toString())
                .bind("to", RecordRegister.joined(mail.to()))
                .bind("subject", mail.subject())
                .bind("text", mail.text())
                .bind("html", mail.html())
                .bind("messageId", mail.messageId())
                .bind("inReplyTo", mail.inReplyTo())
                .bind("replyTo", mail.replyTo().map(EmailAddress::toString))
                .bind("due", mail.dueAt())
                .bind("reason", mail.reason())
                .execute();
    }

    /** What is due now, oldest first. */
    public List<OutboxMail> due(Handle handle, Instant now, int limit) {
        return handle.select(SELECT + "WHERE state = 'DUE' AND due_at <= ? ORDER BY due_at, id LIMIT " + limit, now)
                .map(OutboxRegister::mail)
                .list();
    }

    public void sent(Handle handle, long id, Instant at) {
        handle.createUpdate(
                        "UPDATE outbox SET state = 'SENT', sent_at = :at, attempts = attempts + 1 WHERE id = :id AND state = 'DUE'")
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    /** It did not go this time; it is due again later. */
    public void postpone(Handle handle, long id, Instant until, String reason) {
        handle.createUpdate(
                        "UPDATE outbox SET due_at = :until, attempts = attempts + 1, reason = :reason WHERE id = :id")
                .bind("until", until)
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    public void end(Handle handle, long id, OutboxMail.State state, String reason) {
        handle.createUpdate("UPDATE outbox SET state = :state, reason = :reason WHERE id = :id")
                .bind("state", state.name())
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    public Optional<OutboxMail> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map(OutboxRegister::mail)
                .findFirst();
    }

    /** The mail of a once key. */
    public Optional<OutboxMail> find(Handle handle, String onceKey) {
        return handle.select(SELECT + "WHERE once_key = ?", onceKey)
                .map(OutboxRegister::mail)
                .findFirst();
    }

    /** Mail of ours that bears one of these message ids. */
    public List<OutboxMail> findByMessageIds(Handle handle, List<String> messageIds) {
        List<String> asked = messageIds.stream().distinct().limit(50).toList();
        return asked.isEmpty()
                ? List.of()
                : handle.createQuery(SELECT + "WHERE message_id IN (<ids>) ORDER BY id DESC")
                        .bindList("ids", asked)
                        .map(OutboxRegister::mail)
                        .list();
    }

    public List<OutboxMail> all(Handle handle, int limit) {
        return handle.select(SELECT + "ORDER BY id DESC LIMIT " + limit)
                .map(OutboxRegister::mail)
                .list();
    }

    /** What the watch has said about a case, oldest first. */
    public List<OutboxMail> spokenAbout(Handle handle, CaseNumber number) {
        return handle.select(
                        SELECT + "WHERE case_number = ? AND kind IN ('REMINDER', 'ESCALATION') ORDER BY id",
                        number.toString())
                .map(OutboxRegister::mail)
                .list();
    }

    /** All mail of ours about a case, oldest first. */
    public List<OutboxMail> about(Handle handle, CaseNumber number) {
        return handle.select(SELECT + "WHERE case_number = ? ORDER BY id", number.toString())
                .map(OutboxRegister::mail)
                .list();
    }

    /** What the watch has said since an instant about mailboxes that nobody opened, oldest first. */
    public List<OutboxMail> spokenOfOpening(Handle handle, Instant since) {
        return handle.select(
                        SELECT + "WHERE due_at >= ? AND state IN ('DUE', 'SENT', 'FAILED', 'BOUNCED')"
                                + " AND once_key LIKE 'watch:open:%' ORDER BY id",
                        since)
                .map(OutboxRegister::mail)
                .list();
    }

    /** What is owed to neighbouring systems and was tried in vain for more than an hour, or came back. */
    public List<OutboxMail> handoversAstray(Handle handle, int tries) {
        return handle.select(
                        SELECT
                                + "WHERE kind = 'HANDOVER' AND (state IN ('FAILED', 'BOUNCED') OR (state = 'DUE' AND attempts >= ?))"
                                + " ORDER BY id",
                        tries)
                .map(OutboxRegister::mail)
                .list();
    }

    /** All hand-overs whose once key begins so, newest first. */
    public List<OutboxMail> handovers(Handle handle, String prefix) {
        return handle.select(SELECT + "WHERE kind = 'HANDOVER' AND once_key LIKE ? ORDER BY id DESC", prefix + "%")
                .map(OutboxRegister::mail)
                .list();
    }

    public int countDue(Handle handle) {
        return handle.select("SELECT COUNT(*) FROM outbox WHERE state = 'DUE'")
                .mapTo(Integer.class)
                .one();
    }

    /** Counts a receipt to a sender on a day; false when the day's measure is full and none may go. */
    public boolean countReceipt(Handle handle, EmailAddress sender, LocalDate day, int most) {
        Optional<Integer> had = handle.select(
                        "SELECT receipts FROM receipt_count WHERE sender = ? AND sent_on = ?", sender.toString(), day)
                .mapTo(Integer.class)
                .findFirst();
        if (had.isEmpty()) {
            handle.execute(
                    "INSERT INTO receipt_count (sender, sent_on, receipts) VALUES (?, ?, 1)", sender.toString(), day);
            return true;
        }
        if (had.get() >= most) {
            return false;
        }
        handle.execute(
                "UPDATE receipt_count SET receipts = receipts + 1 WHERE sender = ? AND sent_on = ?",
                sender.toString(),
                day);
        return true;
    }

    static OutboxMail mail(ResultSet row, StatementContext context) throws SQLException {
        return new OutboxMail(
                row.getLong("id"),
                row.getString("once_key"),
                OutboxKind.valueOf(row.getString("kind")),
                OutboxMail.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("case_number")).flatMap(CaseNumber::parse),
                EmailAddress.of(row.getString("sender")),
                RecordRegister.split(row.getString("recipients")),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                row.getString("message_id"),
                Optional.ofNullable(row.getString("in_reply_to")),
                Optional.ofNullable(row.getString("reply_to")).flatMap(EmailAddress::parse),
                RecordRegister.instant(row, "due_at"),
                RecordRegister.instantIfAny(row, "sent_at"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("reason")));
    }
}
