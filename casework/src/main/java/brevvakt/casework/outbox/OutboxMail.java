package brevvakt.casework.outbox;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail of our own that is due, sent or failed.
 *
 * @param onceKey what makes it the same mail when it is asked for twice, such as {@code receipt:ARRIVAL}
 * @param messageId with brackets; fixed when the mail becomes due, so that sending twice is one mail to its receiver
 * @param dueAt not before this instant
 * @param reason why it failed, or why it went to whom; never a citizen's words
 */
public record OutboxMail(
        long id,
        String onceKey,
        OutboxKind kind,
        State state,
        Optional<CaseNumber> caseNumber,
        EmailAddress from,
        List<EmailAddress> to,
        String subject,
        String text,
        String html,
        String messageId,
        Optional<String> inReplyTo,
        Optional<EmailAddress> replyTo,
        Instant dueAt,
        Optional<Instant> sentAt,
        int attempts,
        Optional<String> reason) {

    /** How far it has come. */
    public enum State {
        DUE,
        SENT,
        FAILED,
        BOUNCED
    }
}
