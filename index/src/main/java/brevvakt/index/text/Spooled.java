package brevvakt.index.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;

/** The bytes of one attachment, put aside so that they can be read more than once: small ones on the heap, large in a file. */
final class Spooled implements AutoCloseable {
    private static final int ON_THE_HEAP = 1 << 20;

    private final byte[] head;
    private final Path file;
    private final boolean tooLong;

    private Spooled(byte[] head, Path file, boolean tooLong) {
        this.head = head;
        this.file = file;
        this.tooLong = tooLong;
    }

    static Spooled of(InputStream bytes, long limit) throws IOException {
        byte[] head = bytes.readNBytes((int) Math.min(ON_THE_HEAP, limit));
        Path file = Path.of("");
        boolean tooLong = false;
        if (head.length == Math.min(ON_THE_HEAP, limit)) {
            file = Files.createTempFile("brevvakt-attachment", ".bin");
            tooLong = !copy(head, bytes, file, limit);
        }
        return new Spooled(head, file, tooLong);
    }

    /** Says whether all of it fitted. */
    private static boolean copy(byte[] head, InputStream bytes, Path file, long limit) throws IOException {
        boolean done = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            byte[] chunk = new byte[1 << 16];
            long length = head.length;
            int read = bytes.read(chunk);
            while (read >= 0 && length + read <= limit) {
                out.write(chunk, 0, read);
                length += read;
                read = bytes.read(chunk);
            }
            done = true;
            return read < 0;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isEmpty() {
        return head.length == 0;
    }

    byte[] head() {
        return Arrays.copyOf(head, Math.min(head.length, 64));
    }

    /** All of it, where that is little. */
    Optional<byte[]> whole() {
        return isInFile() ? Optional.empty() : Optional.of(head);
    }

    private boolean isInFile() {
        return !file.toString().isEmpty();
    }

    TikaInputStream open() throws IOException {
        return isInFile() ? TikaInputStream.get(file) : TikaInputStream.get(head);
    }

    /** A reader left behind keeps what it has opened; the name is gone from the disk all the same. */
    @Override
    public void close() {
        try {
            if (isInFile()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary " + file, e);
        }
    }
}
