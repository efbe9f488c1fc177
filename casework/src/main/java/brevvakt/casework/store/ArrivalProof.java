package brevvakt.casework.store;

import brevvakt.casework.letter.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import org.jdbi.v3.core.Handle;

/**
 * Holds what records say of their arrivals against the arrivals. Of each record a few bytes are remembered, so that the
 * arrivals can be read in their own order, and not one by one for each record.
 */
final class ArrivalProof {
    private final BitSet records = new BitSet();
    private final BitSet missing = new BitSet();
    private long[] expected = new long[Pages.ROWS];

    private record Arrived(String id, Instant at, long record) {}

    /** A record that came in with an arrival, or went out with none of its own. */
    void expect(RecordProof.Kept record) {
        int id = Math.toIntExact(record.id());
        records.set(id);
        if (record.in()) {
            missing.set(id);
            if (id >= expected.length) {
                expected = Arrays.copyOf(expected, 2 * id);
            }
            expected[id] = fingerprint(record.pointed().arrival(), record.receivedAt());
        }
    }

    /** How many records were told. */
    int records() {
        return records.cardinality();
    }

    /** Finds arrivals whose record is not there, and records whose arrival is not there or has another instant. */
    void look(Handle handle, Findings findings) {
        Pages.forEach(
                "",
                after -> handle.select(
                                "SELECT arrival_id, received_at, record_id FROM arrival WHERE arrival_id > ?"
                                        + " AND record_id IS NOT NULL ORDER BY arrival_id LIMIT " + Pages.ROWS,
                                after)
                        .map((row, context) -> new Arrived(
                                row.getString("arrival_id"),
                                RecordRegister.instant(row, "received_at"),
                                row.getLong("record_id")))
                        .list(),
                Arrived::id,
                arrived -> found(arrived, findings));
        missing.stream().forEach(id -> findings.wrong("arrival " + arrivalOf(handle, id) + " was changed or removed"));
    }

    private void found(Arrived arrived, Findings findings) {
        int record = Math.toIntExact(arrived.record());
        if (!records.get(record)) {
            findings.wrong("the record of arrival " + arrived.id() + " is missing");
        } else if (missing.get(record) && expected[record] == fingerprint(arrived.id(), arrived.at())) {
            missing.clear(record);
        }
    }

    private static String arrivalOf(Handle handle, int record) {
        return handle.select("SELECT arrival_id FROM record_entry WHERE id = ?", record)
                .mapTo(String.class)
                .one();
    }

    private static long fingerprint(String arrival, Instant at) {
        byte[] digest = Sha256.digest().digest((arrival + "\n" + at).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }
}
