package brevvakt.gateway.james;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as it is to lie in a mailbox: its header behind lines of ours, and its body, or the mark of the file where it
 * lies.
 *
 * @param octets the length of the whole message
 * @param lines the lines of the body, which IMAP names in the structure of a text: without them a client cannot read the
 *     answer
 */
record MailBytes(byte[] header, byte[] body, long octets, long lines) {
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("(?im)^Content-Type:\\s*([\\w.+-]{1,100})/([\\w.+-]{1,100})");
    private static final int LONGEST_HEADER = 1024 * 1024;
    private static final int SHORT_BODY = 1024;
    private static final int END = ('\r' << 24) | ('\n' << 16) | ('\r' << 8) | '\n';

    /** A whole message in memory. */
    static MailBytes of(String head, byte[] message) {
        byte[] ours = head.getBytes(StandardCharsets.US_ASCII);
        int end = endOfHeader(message);
        byte[] header = Arrays.copyOf(ours, ours.length + end);
        System.arraycopy(message, 0, header, ours.length, end);
        byte[] body = Arrays.copyOfRange(message, end, message.length);
        return new MailBytes(header, body, ours.length + message.length, lines(new ByteArrayInputStream(body)));
    }

    private static int endOfHeader(byte[] message) {
        int last = 0;
        for (int i = 0; i < message.length; i++) {
            last = last << 8 | message[i] & 0xFF;
            if (last == END) {
                return i + 1;
            }
        }
        return message.length;
    }

    /** A message that lies among the originals: of a long body only the mark is taken. */
    static MailBytes of(String head, KeptMessage message) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream(4096);
        header.write(head.getBytes(StandardCharsets.US_ASCII));
        header.write(message.trace());
        int ours = header.size();
        try (InputStream bytes = new BufferedInputStream(message.original())) {
            copyHeader(bytes, header);
            int start = header.size() - ours;
            if (message.size() - start <= SHORT_BODY) {
                byte[] body = bytes.readAllBytes();
                return new MailBytes(
                        header.toByteArray(), body, ours + message.size(), lines(new ByteArrayInputStream(body)));
            }
            byte[] mark = new BodyMark(message.digest(), start).bytes();
            return new MailBytes(header.toByteArray(), mark, ours + message.size(), lines(bytes));
        }
    }

    private static long lines(InputStream body) {
        try {
            byte[] some = new byte[8192];
            long lines = 0;
            for (int had = body.read(some); had >= 0; had = body.read(some)) {
                for (int i = 0; i < had; i++) {
                    lines += some[i] == '\n' ? 1 : 0;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("a body cannot be read", e);
        }
    }

    private static void copyHeader(InputStream bytes, ByteArrayOutputStream header) throws IOException {
        int last = 0;
        for (int next = 0; last != END && header.size() < LONGEST_HEADER && next >= 0; ) {
            next = bytes.read();
            if (next >= 0) {
                header.write(next);
                last = last << 8 | next;
            }
        }
    }

    String mediaType() {
        return contentType(1, "text");
    }

    String subType() {
        return contentType(2, "plain");
    }

    private String contentType(int part, String otherwise) {
        Matcher type = CONTENT_TYPE.matcher(new String(header, StandardCharsets.ISO_8859_1));
        return type.find() ? type.group(part).toLowerCase(Locale.ROOT) : otherwise;
    }
}
