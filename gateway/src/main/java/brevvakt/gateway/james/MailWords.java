package brevvakt.gateway.james;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.mail.Header;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeUtility;
import org.jsoup.Jsoup;

/**
 * The words of a mail as IMAP's SEARCH sees them: its header fields decoded, and what is text in its body. Within limits of
 * depth, parts and length; what cannot be decoded is taken as it stands.
 */
final class MailWords {
    static final String BODY = "body";
    static final String OTHER_HEADERS = "headers";
    static final Set<String> HEADERS = Set.of("subject", "from", "to", "cc", "bcc", "reply-to", "message-id");

    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 200;
    private static final int MOST_SIGNS = 1_000_000;

    private final Session session = Session.getInstance(new Properties());
    private final Map<String, StringBuilder> words = new HashMap<>();
    private int parts;

    private MailWords() {}

    /** The words by their field: one of {@link #HEADERS}, all other header lines, and the body. */
    static Map<String, String> of(InputStream raw) throws IOException {
        MailWords mail = new MailWords();
        try {
            MimeMessage message = new MimeMessage(mail.session, raw);
            for (Header header : Collections.list(message.getAllHeaders())) {
                mail.header(header);
            }
            mail.body(message, 0);
        } catch (MessagingException e) {
            // a mail that no library can take apart is searched as far as it was taken apart
            mail.add(BODY, "");
        }
        Map<String, String> all = new HashMap<>();
        mail.words.forEach((field, text) -> all.put(field, text.toString()));
        return all;
    }

    private void header(Header header) {
        String name = header.getName().toLowerCase(Locale.ROOT);
        String value = decoded(header.getValue());
        if (HEADERS.contains(name)) {
            add(name, value);
        } else {
            add(OTHER_HEADERS, name + ": " + value);
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (IOException e) {
            return value;
        }
    }

    /** A part whose encoding is broken is searched by its bytes as they came; the parts beside it are searched all the same. */
    @SuppressWarnings("IllegalCatch") // the library has no word for some broken encodings but an exception of its own
    private void body(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            return;
        }
        try {
            content(part, depth);
        } catch (IOException | RuntimeException e) {
            add(BODY, raw(part));
        }
        if (part.getFileName() != null) {
            add(BODY, decoded(part.getFileName()));
        }
    }

    private void content(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart inner) {
            for (int i = 0; i < inner.getCount(); i++) {
                body(inner.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof Part inner) {
            body(inner, depth + 1);
        } else if (part.isMimeType("text/html")) {
            add(BODY, Jsoup.parse(text(part)).text());
        } else if (part.isMimeType("text/*")) {
            add(BODY, text(part));
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        try {
            if (part.getContent() instanceof String text) {
                return text;
            }
        } catch (IOException e) {
            // an unknown charset or a broken encoding: the bytes as they are
            return raw(part);
        }
        return raw(part);
    }

    /** The bytes as they came: to decode them once more would fail once more. */
    private static String raw(Part part) throws MessagingException, IOException {
        try (InputStream bytes = undecoded(part)) {
            return new String(bytes.readNBytes(MOST_SIGNS), StandardCharsets.ISO_8859_1);
        }
    }

    private static InputStream undecoded(Part part) throws MessagingException, IOException {
        if (part instanceof MimeMessage message) {
            return message.getRawInputStream();
        }
        return part instanceof MimeBodyPart body ? body.getRawInputStream() : part.getInputStream();
    }

    private void add(String field, String text) {
        StringBuilder all = words.computeIfAbsent(field, any -> new StringBuilder());
        int room = MOST_SIGNS - all.length();
        if (room > 0) {
            all.append(text, 0, Math.min(room, text.length())).append('\n');
        }
    }

    /** Every field in which TEXT looks. */
    static List<String> everywhere() {
        return java.util.stream.Stream.concat(HEADERS.stream(), java.util.stream.Stream.of(OTHER_HEADERS, BODY))
                .toList();
    }
}
