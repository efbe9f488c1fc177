package brevvakt.gateway.james;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mailbox.model.Content;
import org.apache.james.mailbox.store.mail.model.impl.PropertyBuilder;

/** A mail in memory: header lines of ours, and the message before which they are put. */
record MailBytes(byte[] head, byte[] message) implements Content {
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("(?im)^Content-Type:\\s*([\\w.+-]{1,100})/([\\w.+-]{1,100})");

    @Override
    public InputStream getInputStream() {
        return new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(message));
    }

    @Override
    public long size() {
        return (long) head.length + message.length;
    }

    /** Where the body begins: after the first empty line, or at the end where there is none. */
    int headerLength() {
        for (int i = 0; i + 3 < message.length; i++) {
            if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
                return head.length + i + 4;
            }
        }
        return head.length + message.length;
    }

    /** A number that IMAP names in the structure of a text: without it a client cannot read the answer. */
    private long lines() {
        long lines = 0;
        for (int i = headerLength() - head.length; i < message.length; i++) {
            lines += message[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** What the columns of the message table say of its kind; nothing else of its structure is written down. */
    PropertyBuilder kind() {
        String header = new String(message, 0, headerLength() - head.length, StandardCharsets.ISO_8859_1);
        Matcher type = CONTENT_TYPE.matcher(header);
        boolean known = type.find();
        PropertyBuilder kind = new PropertyBuilder();
        kind.setMediaType(known ? type.group(1).toLowerCase(Locale.ROOT) : "text");
        kind.setSubType(known ? type.group(2).toLowerCase(Locale.ROOT) : "plain");
        kind.setTextualLineCount(lines());
        return kind;
    }
}
