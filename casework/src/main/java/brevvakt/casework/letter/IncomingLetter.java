package brevvakt.casework.letter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail, read once.
 *
 * @param messageId the header's own value with brackets; empty where the mail has none
 * @param inReplyTo message ids with brackets
 * @param references message ids with brackets, oldest first, at most 100
 * @param from the author's address; empty where the header is missing or unreadable
 * @param fromName the author's display name, or the empty string
 * @param subject decoded, on one line; empty where missing
 * @param date the Date header as written; never used for clocks (TRAPS 24)
 * @param text all readable text of the body
 * @param newText the body without quotes, signature and disclaimer: what is judged
 * @param headers the header fields by lower-case name, decoded, in order; bounded in number and length
 * @param shape the media types of the parts in the order of the tree, such as {@code multipart/report}; at most 100.
 *     Calendar mail that a machine made is written with its method, {@code text/calendar; method=request}
 * @param troubles what could not be read, in words for the log; a mail with troubles goes to a human
 */
public record IncomingLetter(
        Optional<String> messageId,
        List<String> inReplyTo,
        List<String> references,
        Optional<EmailAddress> from,
        String fromName,
        List<EmailAddress> replyTo,
        List<EmailAddress> to,
        List<EmailAddress> cc,
        String subject,
        Optional<String> date,
        String text,
        String newText,
        List<Attachment> attachments,
        Map<String, List<String>> headers,
        List<String> shape,
        List<String> troubles) {

    public IncomingLetter {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        headers = Map.copyOf(headers);
        shape = List.copyOf(shape);
        troubles = List.copyOf(troubles);
    }

    /** The same with other new text. */
    public IncomingLetter withNewText(String other) {
        return new IncomingLetter(
                messageId,
                inReplyTo,
                references,
                from,
                fromName,
                replyTo,
                to,
                cc,
                subject,
                date,
                text,
                other,
                attachments,
                headers,
                shape,
                troubles);
    }

    /** So many words say more than that something is enclosed. */
    private static final int COVERING_NOTE = 15;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** All values of a header field, in order; empty where there is none. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Where an answer goes: Reply-To before From (RFC 5322 3.6.2). */
    public Optional<EmailAddress> answerTo() {
        return replyTo.isEmpty() ? from : Optional.of(replyTo.get(0));
    }

    /** What is judged: the new text, and the attachments' text where that is empty or no more than a covering note. */
    public String judgedText() {
        if (WORD.matcher(newText).results().limit(COVERING_NOTE).count() == COVERING_NOTE) {
            return newText;
        }
        StringBuilder all = new StringBuilder(newText).append("\n\n");
        attachments.forEach(a -> all.append(a.text()).append('\n'));
        return all.toString().strip();
    }
}
