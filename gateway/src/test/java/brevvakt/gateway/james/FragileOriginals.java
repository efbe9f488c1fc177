package brevvakt.gateway.james;

import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/** Originals on a disk that refuses on command. */
final class FragileOriginals implements Originals {
    private final Originals disk;
    private volatile boolean refusing;

    FragileOriginals(Originals disk) {
        this.disk = disk;
    }

    void refuse(boolean now) {
        refusing = now;
    }

    @Override
    public Kept keep(InputStream bytes) throws IOException {
        if (refusing) {
            throw new IOException("No space left on device");
        }
        return disk.keep(bytes);
    }

    @Override
    public InputStream open(Sha256 digest) throws IOException {
        return disk.open(digest);
    }

    @Override
    public boolean holds(Sha256 digest) {
        return disk.holds(digest);
    }

    @Override
    public Stream<Sha256> all() throws IOException {
        return disk.all();
    }
}
