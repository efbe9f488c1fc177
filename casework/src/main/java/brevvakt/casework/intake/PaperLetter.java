package brevvakt.casework.intake;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was handed in, in the form of a mail: so it is kept among the originals, found by its words and answered from the
 * mail client, like everything else.
 */
record PaperLetter(HandedIn matter, String subject, String messageId, EmailAddress writtenBy) {
    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int MOST_OF_A_WORD = 30;

    static String messageId(ArrivalId id, String domain) {
        return "<handed-in." + id + "@" + domain + ">";
    }

    /** The letter as the reader of mail would read it. */
    IncomingLetter letter() {
        return new IncomingLetter(
                Optional.of(messageId),
                List.of(),
                List.of(),
                matter.mailAddress(),
                matter.from().orElse(""),
                List.of(),
                List.of(matter.mailbox()),
                List.of(),
                subject,
                Optional.empty(),
                matter.text(),
                matter.text(),
                List.of(),
                Map.of(),
                List.of("text/plain"),
                List.of());
    }

    byte[] bytes(ZoneId zone) {
        StringBuilder mail = new StringBuilder();
        line(mail, "Date", RFC_5322.format(matter.received().atZone(zone)));
        matter.mailAddress()
                .ifPresent(address -> line(
                        mail,
                        "From",
                        matter.from().map(name -> encoded(name) + " ").orElse("") + "<" + address + ">"));
        line(mail, "Sender", "<" + writtenBy + ">");
        line(mail, "To", "<" + matter.mailbox() + ">");
        line(mail, "Subject", encoded(subject));
        line(mail, "Message-ID", messageId);
        line(mail, "X-Brevvakt-Channel", matter.channel().name());
        line(mail, "MIME-Version", "1.0");
        line(mail, "Content-Type", "text/plain; charset=utf-8");
        line(mail, "Content-Transfer-Encoding", "base64");
        mail.append("\r\n").append(folded(body())).append("\r\n");
        return mail.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The words, and below the sign of a signature who said them. */
    private String body() {
        String below = matter.from().orElse("")
                + matter.contact().map(contact -> "\r\n" + contact).orElse("");
        return matter.text().replaceAll("\\R", "\r\n") + (below.isBlank() ? "" : "\r\n\r\n-- \r\n" + below.strip());
    }

    private static void line(StringBuilder mail, String name, String value) {
        mail.append(name).append(": ").append(value).append("\r\n");
    }

    private static String folded(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text in a header (RFC 2047), in pieces that are short enough. */
    private static String encoded(String text) {
        StringBuilder all = new StringBuilder();
        int[] points = text.replaceAll("[\\p{Cntrl}]+", " ").codePoints().toArray();
        for (int from = 0; from < points.length; from += MOST_OF_A_WORD / 2) {
            String piece = new String(points, from, Math.min(MOST_OF_A_WORD / 2, points.length - from));
            all.append(from == 0 ? "" : "\r\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(piece.getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
        }
        return all.toString();
    }
}
