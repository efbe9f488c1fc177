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

/** Proves that nothing in the diary was changed or removed: every chain, every number, every original (LAW-22, LAW-35). */
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

    public Result run() {
        List<String> flaws = new ArrayList<>();
        List<CaseNumber> numbers = database.read(cases::numbers);
        numbers.forEach(number -> flaws.addAll(database.read(handle -> cases.flaws(handle, number))));
        flaws.addAll(database.read(cases::gaps));
        flaws.addAll(database.read(new ReadingLog(database)::flaws));
        int events = database.read(handle -> handle.select("SELECT COUNT(*) FROM case_event")
                .mapTo(Integer.class)
                .one());
        List<String> digests = database.read(handle -> handle.select("SELECT sha256 FROM record_entry")
                .mapTo(String.class)
                .list());
        digests.stream().distinct().map(Sha256::new).forEach(digest -> original(digest, flaws));
        return new Result(
                numbers.size(),
                events,
                digests.size(),
                (int) digests.stream().distinct().count(),
                flaws);
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
