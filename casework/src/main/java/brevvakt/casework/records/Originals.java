package brevvakt.casework.records;

import brevvakt.casework.letter.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/** The bytes of every mail as they came, addressed by their digest, never changed (LAW-35). */
public interface Originals {

    /** What was kept: its digest and its length in bytes. */
    record Kept(Sha256 digest, long size) {}

    /** Keeps the bytes and returns only when they survive a power cut. Keeping the same bytes twice is one original. */
    Kept keep(InputStream bytes) throws IOException;

    /** Opens the kept bytes; a missing original is an {@link java.io.FileNotFoundException} that names the digest. */
    InputStream open(Sha256 digest) throws IOException;

    boolean holds(Sha256 digest);

    /** All digests kept, in no order; to be closed by the caller. */
    Stream<Sha256> all() throws IOException;
}
