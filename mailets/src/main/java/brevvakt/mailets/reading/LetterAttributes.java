package brevvakt.mailets.reading;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.classify.Verdict;
import brevvakt.casework.intake.ThreadMatch;
import brevvakt.casework.letter.EmailAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** What earlier mailets found out about a mail, as plain strings on it: the robot, the thread, the verdict. */
public final class LetterAttributes {
    private static final AttributeName AUTOMATIC = AttributeName.of("brevvakt.automatic");
    private static final AttributeName THREAD = AttributeName.of("brevvakt.thread");
    private static final AttributeName VERDICT = AttributeName.of("brevvakt.verdict");
    private static final AttributeName RETURN_PATH = AttributeName.of("brevvakt.returnPath");
    private static final String FIELD = "\u001F";
    private static final String ITEM = "\u001E";

    private LetterAttributes() {}

    public static void writeAutomatic(Mail mail, Optional<AutomaticKind> automatic) {
        set(mail, AUTOMATIC, automatic.map(AutomaticKind::name).orElse(""));
    }

    public static Optional<AutomaticKind> automatic(Mail mail) {
        return get(mail, AUTOMATIC).filter(name -> !name.isEmpty()).map(AutomaticKind::valueOf);
    }

    public static void writeThread(Mail mail, ThreadMatch thread) {
        set(
                mail,
                THREAD,
                String.join(
                        FIELD,
                        thread.kind().name(),
                        thread.how(),
                        thread.number().map(CaseNumber::toString).orElse(""),
                        thread.lostAnswer().map(String::valueOf).orElse(""),
                        thread.lostMail().map(String::valueOf).orElse(""),
                        Boolean.toString(thread.answered())));
    }

    /** The thread found earlier; a mail without it skipped a step of its processor. */
    public static ThreadMatch thread(Mail mail) {
        String[] fields = get(mail, THREAD).orElseThrow().split(FIELD, -1);
        return new ThreadMatch(
                ThreadMatch.Kind.valueOf(fields[0]),
                fields[1],
                CaseNumber.parse(fields[2]),
                filled(fields[3]).map(Integer::valueOf),
                filled(fields[4]).map(Long::valueOf),
                Boolean.parseBoolean(fields[5]));
    }

    public static void writeVerdict(Mail mail, Verdict verdict) {
        set(
                mail,
                VERDICT,
                String.join(
                        FIELD,
                        verdict.label().name(),
                        String.join(
                                ITEM,
                                verdict.alsoLabels().stream().map(Label::name).toList()),
                        verdict.scope().name(),
                        verdict.sensitivity().name(),
                        Double.toString(verdict.confidence()),
                        Boolean.toString(verdict.needsHuman()),
                        String.join(ITEM, verdict.reasons())));
    }

    /** The verdict reached earlier; a mail without it skipped a step of its processor. */
    public static Verdict verdict(Mail mail) {
        String[] fields = get(mail, VERDICT).orElseThrow().split(FIELD, -1);
        return new Verdict(
                Label.valueOf(fields[0]),
                items(fields[1]).stream().map(Label::valueOf).toList(),
                Scope.valueOf(fields[2]),
                Sensitivity.valueOf(fields[3]),
                Double.parseDouble(fields[4]),
                Boolean.parseBoolean(fields[5]),
                items(fields[6]));
    }

    /** The signed envelope sender under which the mail is to leave. */
    public static void writeReturnPath(Mail mail, EmailAddress address) {
        set(mail, RETURN_PATH, address.toString());
    }

    public static Optional<EmailAddress> returnPath(Mail mail) {
        return get(mail, RETURN_PATH).flatMap(EmailAddress::parse);
    }

    private static List<String> items(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(ITEM, -1));
    }

    private static Optional<String> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static void set(Mail mail, AttributeName name, String value) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
    }

    private static Optional<String> get(Mail mail, AttributeName name) {
        return mail.getAttribute(name).flatMap(a -> a.getValue().valueAs(String.class));
    }
}
