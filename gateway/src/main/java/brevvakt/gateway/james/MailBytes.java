package brevvakt.gateway.james;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
 */
record MailBytes(byte[] header, byte[] body, long octets) {
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
        return new MailBytes(header, Arrays.copyOfRange(message, end, message.length), ours.length + message.length);
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
            boolean isShort = message.size() - start <= SHORT_BODY;
            byte[] body = isShort ? bytes.readAllBytes() : new BodyMark(message.digest(), start).bytes();
            return new MailBytes(header.toByteArray(), body, ours + message.size());
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
