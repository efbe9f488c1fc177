package brevvakt.casework.classify;

import brevvakt.casework.classify.Circumstances.Addressee;
import brevvakt.casework.classify.Circumstances.Thread;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.NewText;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes letters of lines of which little is known, and guesses their circumstances: the name of the mailbox stands for
 * its work, an answer's subject with a case number for the thread.
 */
final class LetterLines {
    private static final Pattern BRACKETS = Pattern.compile("<([^<>]*)>");

    private final RuleSet rules;
    private final List<Integer> receiptSubjects;

    /** Phrases of subjects that our automatic mail has: an answer to it has had no human's yet. */
    LetterLines(RuleSet rules, List<String> receiptSubjects) {
        this.rules = rules;
        this.receiptSubjects =
                receiptSubjects.stream().map(rules.phrases()::add).toList();
    }

    /** Refuses a {@code lines.yaml} that cannot be trusted. */
    static void check(Path confClassify) {
        RuleFile file = new RuleFile(confClassify.resolve("lines.yaml"));
        ClassifyLines.LineHints hints = file.whole(ClassifyLines.LineHints.class);
        hints.receiptSubjects().forEach(subject -> {
            try {
                Phrase.of(subject);
            } catch (IllegalArgumentException e) {
                throw file.refusal(subject, String.valueOf(e.getMessage()));
            }
        });
    }

    /** With the receipt subjects of {@code lines.yaml}. */
    static LetterLines known(RuleSet rules, Path confClassify) {
        RuleFile file = new RuleFile(confClassify.resolve("lines.yaml"));
        try {
            return new LetterLines(
                    rules, file.whole(ClassifyLines.LineHints.class).receiptSubjects());
        } catch (BrokenRules e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw file.refusal("", String.valueOf(e.getMessage()));
        }
    }

    Circumstances circumstances(IncomingLetter letter) {
        Optional<EmailAddress> mailbox = letter.to().stream().findFirst();
        boolean fromStaff = mailbox.isPresent()
                && letter.from().map(EmailAddress::domain).equals(mailbox.map(EmailAddress::domain));
        return new Circumstances(
                mailbox,
                mailbox.map(rules.mailboxes()::addressee).orElse(Addressee.UNKNOWN),
                mailbox.flatMap(rules.mailboxes()::care),
                fromStaff,
                thread(letter.subject()));
    }

    private Thread thread(String subject) {
        if (!Shape.isReply(subject) || !Shape.hasCaseNumber(subject)) {
            return Thread.NOTHING;
        }
        PhraseBook.Reading reading = rules.phrases().read(subject, "");
        boolean receipt = receiptSubjects.stream()
                .anyMatch(phrase -> !reading.places(phrase).isEmpty());
        return receipt ? Thread.UNANSWERED_CASE : Thread.ANSWERED_CASE;
    }

    static IncomingLetter letter(JsonNode object) {
        String body = text(object, "body");
        String from = text(object, "from");
        return new IncomingLetter(
                Optional.empty(),
                List.of(),
                List.of(),
                address(from),
                from.contains("<") ? from.substring(0, from.indexOf('<')).strip() : "",
                List.of(),
                addresses(object.path("to")),
                List.of(),
                text(object, "subject").replaceAll("\\s+", " "),
                Optional.empty(),
                body,
                NewText.of(body),
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).isTextual() ? object.path(field).asText() : "";
    }

    private static List<EmailAddress> addresses(JsonNode to) {
        Stream<String> written = to.isArray()
                ? to.valueStream().map(JsonNode::asText)
                : Stream.of(to.asText("").split("[,;]"));
        return written.flatMap(each -> address(each).stream()).toList();
    }

    private static Optional<EmailAddress> address(String written) {
        Matcher brackets = BRACKETS.matcher(written);
        return EmailAddress.parse(brackets.find() ? brackets.group(1) : written);
    }
}
