package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;

/**
 * Proves that nothing in the diary was changed or removed: every seal, every chain, every number, every record and note,
 * every original (LAW-22, LAW-35).
 */
public final class Proof {
    private static final int HELPERS = 2;

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

    /**
     * Looks at the registers as they are at one instant, while work goes on, and then at every original; the seals prove
     * themselves meanwhile.
     */
    public Result run() {
        ExecutorService helpers = Executors.newFixedThreadPool(HELPERS);
        try {
            CompletableFuture<List<String>> seals =
                    CompletableFuture.supplyAsync(() -> database.asOfNow(new Seals(database)::flaws), helpers);
            Findings findings = database.asOfNow(handle -> registers(handle, helpers));
            findings.originals().parallelStream()
                    .flatMap(digest -> original(digest).stream())
                    .toList()
                    .forEach(findings::wrong);
            return findings.result(seals.join());
        } finally {
            helpers.shutdown();
        }
    }

    /** Everything but the seals and the originals. */
    Findings registers(Handle handle, Executor judges) {
        Findings findings = new Findings();
        new CaseProof(judges).look(handle, findings);
        new SeriesCounter().look(handle, findings);
        new ReadingLog(database).flaws(handle).forEach(findings::wrong);
        new RecordProof().lookOutsideOfCases(handle, findings);
        return findings;
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

    private Optional<String> original(Sha256 digest) {
        MessageDigest found = Sha256.digest();
        try (InputStream bytes = originals.open(digest)) {
            byte[] chunk = new byte[65_536];
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                found.update(chunk, 0, read);
            }
        } catch (FileNotFoundException e) {
            return Optional.of("original " + digest + " is missing");
        } catch (IOException e) {
            return Optional.of("original " + digest + " cannot be read: " + e.getMessage());
        }
        return HexFormat.of().formatHex(found.digest()).equals(digest.hex())
                ? Optional.empty()
                : Optional.of("original " + digest + " was changed");
    }
}
