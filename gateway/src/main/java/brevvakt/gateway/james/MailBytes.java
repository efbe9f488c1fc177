package brevvakt.gateway.james;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail in memory as it is to lie in a mailbox: its header behind lines of ours, its body, and what kind it is. */
record MailBytes(byte[] header, byte[] body, String mediaType, String subType) {
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("(?im)^Content-Type:\\s*([\\w.+-]{1,100})/([\\w.+-]{1,100})");

    static MailBytes of(String head, byte[] message) {
        int end = endOfHeader(message);
        byte[] ours = head.getBytes(StandardCharsets.US_ASCII);
        byte[] header = Arrays.copyOf(ours, ours.length + end);
        System.arraycopy(message, 0, header, ours.length, end);
        Matcher type = CONTENT_TYPE.matcher(new String(header, StandardCharsets.ISO_8859_1));
        boolean known = type.find();
        return new MailBytes(
                header,
                Arrays.copyOfRange(message, end, message.length),
                known ? type.group(1).toLowerCase(Locale.ROOT) : "text",
                known ? type.group(2).toLowerCase(Locale.ROOT) : "plain");
    }

    /** After the first empty line, or at the end where there is none. */
    private static int endOfHeader(byte[] message) {
        for (int i = 0; i + 3 < message.length; i++) {
            if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
                return i + 4;
            }
        }
        return message.length;
    }

    int headerLength() {
        return header.length;
    }

    long size() {
        return (long) header.length + body.length;
    }
}
