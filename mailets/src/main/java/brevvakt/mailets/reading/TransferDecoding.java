package brevvakt.mailets.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Undoes Content-Transfer-Encoding, as far as the bytes allow: what is no code of the encoding is passed over or kept. */
enum TransferDecoding {
    NONE,
    BASE64,
    QUOTED_PRINTABLE,
    UUENCODE;

    private static final byte[] VALUES = values64();
    private static final int PAD = -2;

    /** The encoding that a header value names; anything unknown is none. */
    static TransferDecoding named(String value) {
        String name = value.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("base64") || name.startsWith("\"base64")) {
            return BASE64;
        }
        if (name.startsWith("quoted-printable") || name.startsWith("\"quoted-printable") || name.startsWith("quoted")) {
            return QUOTED_PRINTABLE;
        }
        return name.contains("uue") ? UUENCODE : NONE;
    }

    InputStream open(RawBytes body) {
        InputStream raw = body.open();
        return switch (this) {
            case NONE -> raw;
            case BASE64 -> new Base64Stream(raw);
            case QUOTED_PRINTABLE -> new QuotedPrintableStream(raw);
            case UUENCODE -> new UuencodeStream(raw);
        };
    }

    /** The first decoded bytes, at most so many. */
    byte[] first(RawBytes body, int most) {
        try (InputStream decoded = open(body)) {
            return decoded.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException("a mail in memory cannot be read", e);
        }
    }

    long length(RawBytes body) {
        if (this == NONE) {
            return body.length();
        }
        try (InputStream decoded = open(body)) {
            byte[] chunk = new byte[1 << 13];
            long length = 0;
            for (int read = decoded.read(chunk); read >= 0; read = decoded.read(chunk)) {
                length += read;
            }
            return length;
        } catch (IOException e) {
            throw new UncheckedIOException("a mail in memory cannot be read", e);
        }
    }

    /** Whether the bytes look like this encoding at all; a label of base64 on plain text is common. */
    boolean isBorneOutBy(RawBytes body) {
        if (this != BASE64) {
            return true;
        }
        byte[] head = body.first(400);
        int codes = 0;
        int others = 0;
        for (byte b : head) {
            if (VALUES[b & 0xFF] >= 0 || VALUES[b & 0xFF] == PAD) {
                codes++;
            } else if (b != '\r' && b != '\n') {
                others++;
            }
        }
        return others * 6 <= codes;
    }

    static byte[] base64(byte[] text) {
        return BASE64.first(RawBytes.of(text), text.length);
    }

    private static byte[] values64() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['='] = PAD;
        return values;
    }

    /** A stream that makes its bytes chunk by chunk. */
    private abstract static class ChunkStream extends InputStream {
        private byte[] chunk = new byte[0];
        private int at;
        private int end;

        /** Makes the next bytes, perhaps none; says whether there may be more. */
        abstract boolean fill(ByteArrayOutputStream into) throws IOException;

        private boolean hasMore() throws IOException {
            while (at == end) {
                ByteArrayOutputStream next = new ByteArrayOutputStream(1 << 12);
                boolean goesOn = fill(next);
                chunk = next.toByteArray();
                at = 0;
                end = chunk.length;
                if (!goesOn && end == 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? chunk[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(length, end - at);
            System.arraycopy(chunk, at, into, offset, count);
            at += count;
            return count;
        }
    }

    /** Padding does not end it, since some programs append to what is encoded already; words after it do. */
    private static final class Base64Stream extends ChunkStream {
        private final InputStream raw;
        private final byte[] codes = new byte[1 << 13];
        private final byte[] decoded = new byte[codes.length];
        private int bits;
        private int held;
        private boolean padded;
        private boolean done;

        Base64Stream(InputStream raw) {
            this.raw = raw;
        }

        @Override
        boolean fill(ByteArrayOutputStream into) throws IOException {
            int read = done ? -1 : raw.read(codes);
            if (read < 0) {
                return false;
            }
            int made = 0;
            for (int i = 0; i < read && !done; i++) {
                int value = VALUES[codes[i] & 0xFF];
                done = padded && value < 0 && value != PAD && codes[i] > ' ';
                if (value >= 0) {
                    held = (held << 6 | value) & 0xFFFFFF;
                    bits += 6;
                    if (bits >= 8) {
                        bits -= 8;
                        decoded[made++] = (byte) (held >> bits);
                    }
                } else if (value == PAD) {
                    bits = 0;
                    padded = true;
                }
            }
            into.write(decoded, 0, made);
            return true;
        }
    }

    private static final class QuotedPrintableStream extends ChunkStream {
        private final InputStream raw;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        private boolean ended;

        QuotedPrintableStream(InputStream raw) {
            this.raw = new BufferedInputStream(raw, 1 << 13);
        }

        @Override
        boolean fill(ByteArrayOutputStream into) throws IOException {
            if (ended) {
                return false;
            }
            line.reset();
            int next = raw.read();
            while (next >= 0 && next != '\n' && line.size() < 1 << 16) {
                line.write(next);
                next = raw.read();
            }
            boolean lineEnd = next == '\n';
            ended = next < 0;
            if (next >= 0 && !lineEnd) {
                line.write(next);
            }
            decode(line.toByteArray(), lineEnd, into);
            return true;
        }

        private static void decode(byte[] text, boolean lineEnd, ByteArrayOutputStream into) {
            int end = text.length;
            boolean carriageReturn = lineEnd && end > 0 && text[end - 1] == '\r';
            while (lineEnd && end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) {
                end--;
            }
            boolean soft = end > 0 && text[end - 1] == '=' && (lineEnd || end == text.length);
            int stop = soft ? end - 1 : end;
            for (int i = 0; i < stop; i++) {
                if (text[i] == '=' && i + 2 < stop && isHex(text[i + 1]) && isHex(text[i + 2])) {
                    into.write(Character.digit(text[i + 1], 16) << 4 | Character.digit(text[i + 2], 16));
                    i += 2;
                } else {
                    into.write(text[i]);
                }
            }
            if (lineEnd && !soft) {
                if (carriageReturn) {
                    into.write('\r');
                }
                into.write('\n');
            }
        }

        private static boolean isHex(byte b) {
            return b > 0 && Character.digit(b, 16) >= 0;
        }
    }

    private static final class UuencodeStream extends ChunkStream {
        private final InputStream raw;
        private boolean begun;
        private boolean ended;

        UuencodeStream(InputStream raw) {
            this.raw = new BufferedInputStream(raw, 1 << 13);
        }

        @Override
        boolean fill(ByteArrayOutputStream into) throws IOException {
            if (ended) {
                return false;
            }
            byte[] line = line();
            if (!begun) {
                begun = new String(line, StandardCharsets.ISO_8859_1).startsWith("begin ");
            } else if (line.length == 0 || line[0] == '`' || line[0] == ' ' || isEnd(line)) {
                ended = true;
            } else {
                decode(line, into);
            }
            return !ended;
        }

        private byte[] line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(80);
            int next = raw.read();
            while (next >= 0 && next != '\n' && line.size() < 1 << 12) {
                if (next != '\r') {
                    line.write(next);
                }
                next = raw.read();
            }
            ended |= next < 0;
            return line.toByteArray();
        }

        private static boolean isEnd(byte[] line) {
            return line.length == 3 && line[0] == 'e' && line[1] == 'n' && line[2] == 'd';
        }

        private static void decode(byte[] line, ByteArrayOutputStream into) {
            int left = line[0] - 32 & 63;
            for (int i = 1; i < line.length && left > 0; i += 4) {
                int group = 0;
                for (int j = 0; j < 4; j++) {
                    group = group << 6 | (i + j < line.length ? line[i + j] - 32 & 63 : 0);
                }
                for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
                    into.write(group >> shift);
                }
            }
        }
    }
}
