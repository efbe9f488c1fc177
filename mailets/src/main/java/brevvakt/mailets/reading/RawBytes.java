package brevvakt.mailets.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a mail, or of a piece of it, read at random. A large mail lies in a file of its own, not on the heap. */
final class RawBytes {
    private static final int ON_THE_HEAP = 4 << 20;

    private final ByteBuffer bytes;

    private RawBytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static RawBytes of(byte[] bytes) {
        return new RawBytes(ByteBuffer.wrap(bytes));
    }

    /** Reads up to the limit; a longer stream is cut there. */
    static RawBytes read(InputStream raw, long limit) throws IOException {
        byte[] head = raw.readNBytes((int) Math.min(limit, ON_THE_HEAP));
        return head.length < ON_THE_HEAP || limit <= ON_THE_HEAP ? of(head) : spool(head, raw, limit);
    }

    private static RawBytes spool(byte[] head, InputStream raw, long limit) throws IOException {
        Path file = Files.createTempFile("brevvakt-mail", ".eml");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(head);
                byte[] chunk = new byte[1 << 16];
                long left = limit - head.length;
                while (left > 0) {
                    int read = raw.read(chunk, 0, (int) Math.min(chunk.length, left));
                    if (read < 0) {
                        break;
                    }
                    out.write(chunk, 0, read);
                    left -= read;
                }
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return new RawBytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    int length() {
        return bytes.limit();
    }

    byte at(int index) {
        return bytes.get(index);
    }

    RawBytes slice(int from, int to) {
        return new RawBytes(bytes.slice(from, to - from));
    }

    /** The first bytes, at most so many. */
    byte[] first(int most) {
        byte[] copy = new byte[Math.min(most, length())];
        bytes.get(0, copy);
        return copy;
    }

    InputStream open() {
        return new Reader(bytes.duplicate());
    }

    private static final class Reader extends InputStream {
        private final ByteBuffer left;

        Reader(ByteBuffer left) {
            this.left = left.rewind();
        }

        @Override
        public int read() {
            return left.hasRemaining() ? left.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!left.hasRemaining()) {
                return -1;
            }
            int count = Math.min(length, left.remaining());
            left.get(into, offset, count);
            return count;
        }

        @Override
        public int available() {
            return left.remaining();
        }
    }
}
