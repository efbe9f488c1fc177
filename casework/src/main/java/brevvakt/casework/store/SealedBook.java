package brevvakt.casework.store;

import brevvakt.casework.letter.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One table as the seal sees it: the columns that are written once and never again, in the order of its key.
 *
 * @param columns their names; an instant is marked by an at sign, since the two databases write it differently
 */
record SealedBook(String table, String key, List<String> columns) {

    /** Everything that is evidence. What may change later, such as how far a mail has come, is in none of the columns. */
    static final List<SealedBook> ALL = List.of(
            book("case_event", "id", "case_number seq happened_at@ actor event_type body previous_hash hash"),
            book(
                    "record_entry",
                    "id",
                    "once_key arrival_id direction message_id sender received_at@ title sha256 size_bytes attachments"
                            + " automatic thread_how counterpart"),
            book("note", "sha256", "words"),
            book(
                    "outbox",
                    "id",
                    "once_key kind case_number sender recipients subject body html message_id in_reply_to reply_to"),
            book("callback", "id", "arrival_id wanted caller phone about received_at@ due_on"),
            book("callback_attempt", "id", "callback_id tried_at@ actor outcome"),
            book("disclosure_event", "id", "disclosure_id happened_at@ actor event_type about"),
            book("archive_reading", "id", "read_at@ reader verb asked outcome previous_hash hash"),
            book("mailbox_day", "mailbox, on_day", "mailbox on_day state unopened oldest_at@ noted_at@"),
            book("breach", "subject, promise, due_on", "subject promise due_on noted_at@"),
            book("organisation_version", "version", "imported_at@ mark body"),
            book(
                    "disposal",
                    "record_id",
                    "record_id sha256 rule decision approved_by approved_on disposed_at@ disposed_by"),
            book("plan_version", "id", "unit version mark form made_at@"),
            book("set_aside", "arrival_id", "arrival_id set_aside_at@ reason"));

    private static SealedBook book(String table, String key, String columns) {
        return new SealedBook(table, key, Arrays.asList(columns.split(" ")));
    }

    /** How many rows lie in the seal of a day, and their digest. */
    record Count(long rows, Sha256 digest) {}

    /** Puts every row that lies in no seal into that of the day. */
    void take(Handle handle, LocalDate day) {
        handle.execute("UPDATE " + table + " SET sealed_on = ? WHERE sealed_on IS NULL", day);
    }

    Count of(Handle handle, LocalDate day) {
        MessageDigest digest = Sha256.digest();
        long rows = handle
                .createQuery("SELECT " + String.join(", ", names()) + " FROM " + table
                        + " WHERE sealed_on = :day ORDER BY " + key)
                .bind("day", day)
                .map((row, context) -> {
                    feed(digest, row);
                    return row.getRow();
                })
                .stream()
                .count();
        return new Count(rows, new Sha256(HexFormat.of().formatHex(digest.digest())));
    }

    /** The days in whose seals rows say that they lie. */
    List<LocalDate> days(Handle handle) {
        return handle.select(
                        "SELECT DISTINCT sealed_on FROM " + table + " WHERE sealed_on IS NOT NULL ORDER BY sealed_on")
                .mapTo(LocalDate.class)
                .list();
    }

    private List<String> names() {
        return columns.stream().map(column -> column.replace("@", "")).toList();
    }

    /** Each value with its length before it, so that no two rows can be told as one. */
    private void feed(MessageDigest digest, ResultSet row) throws SQLException {
        for (String column : columns) {
            byte[] bytes = value(row, column).getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
    }

    private static String value(ResultSet row, String column) throws SQLException {
        if (column.endsWith("@")) {
            OffsetDateTime at = row.getObject(column.replace("@", ""), OffsetDateTime.class);
            return at == null ? "-" : at.toInstant().toString();
        }
        String text = row.getString(column);
        return text == null ? "-" : "=" + text;
    }
}
