package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Proves that nothing in the diary was changed or removed: every seal, every chain, every number, every record and note,
 * every original (LAW-22, LAW-35).
 */
public final class Proof {
    private final Database database;
    private final CaseRegister cases;
    private final Originals originals;

    public Proof(Database database, CaseRegister cases, Originals originals) {
        this.database = database;
        this.cases = cases;
        this.originals = originals;
    }

    /** What was looked at, and what is wrong; the first flaw of each case. */
    public record Result(int cases, int events, int records, int originals, List<String> flaws) {}

    /** Looks at the registers as they are at one instant, while work goes on, and then at every original. */
    public Result run() {
        return database.asOfNow(this::registers).withOriginals(this);
    }

    /** What the registers say, before the originals are looked at. */
    record Found(int cases, int events, int records, List<Sha256> digests, List<String> flaws) {
        private Result withOriginals(Proof proof) {
            List<String> all = new ArrayList<>(flaws);
            digests.forEach(digest -> proof.original(digest, all));
            return new Result(cases, events, records, digests.size(), all);
        }
    }

    Found registers(Handle handle) {
        List<String> flaws = new ArrayList<>(new Seals(database).flaws(handle));
        List<CaseNumber> numbers = cases.numbers(handle);
        numbers.forEach(number -> flaws.addAll(cases.flaws(handle, number)));
        flaws.addAll(cases.gaps(handle));
        flaws.addAll(new ReadingLog(database).flaws(handle));
        flaws.addAll(new RecordProof().flaws(handle));
        int events = handle.select("SELECT COUNT(*) FROM case_event")
                .mapTo(Integer.class)
                .one();
        int records = handle.select("SELECT COUNT(*) FROM record_entry")
                .mapTo(Integer.class)
                .one();
        handle.select(
                        "SELECT r.id FROM record_entry r JOIN disposal d ON d.record_id = r.id WHERE d.sha256 <> r.sha256")
                .mapTo(Long.class)
                .forEach(id -> flaws.add("the disposal of record entry " + id + " names another original"));
        List<String> digests = handle.select("SELECT r.sha256 FROM record_entry r WHERE NOT EXISTS"
                        + " (SELECT 1 FROM disposal d WHERE d.record_id = r.id)")
                .mapTo(String.class)
                .list();
        return new Found(
                numbers.size(),
                events,
                records,
                digests.stream().distinct().map(Sha256::new).toList(),
                flaws);
    }

    /** Makes the list of cases anew from their events; how many cases there are. */
    public int rebuild() {
        List<CaseNumber> numbers = database.read(cases::numbers);
        RecordRegister records = new RecordRegister();
        numbers.forEach(number -> database.inTransaction(handle -> {
            cases.rebuild(handle, number, records.find(handle, number, 1).flatMap(entry -> entry.counterpart()));
            return number;
        }));
        return numbers.size();
    }

    private void original(Sha256 digest, List<String> flaws) {
        MessageDigest found = Sha256.digest();
        try (InputStream bytes = originals.open(digest)) {
            byte[] chunk = new byte[65_536];
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                found.update(chunk, 0, read);
            }
        } catch (FileNotFoundException e) {
            flaws.add("original " + digest + " is missing");
            return;
        } catch (IOException e) {
            flaws.add("original " + digest + " cannot be read: " + e.getMessage());
            return;
        }
        if (!HexFormat.of().formatHex(found.digest()).equals(digest.hex())) {
            flaws.add("original " + digest + " was changed");
        }
    }
}
