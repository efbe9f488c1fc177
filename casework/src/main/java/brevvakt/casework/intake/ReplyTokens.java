package brevvakt.casework.intake;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What our signed address details say: this answers a case, this returns a mail of ours, this returns an answer. */
public final class ReplyTokens {
    private final Tokens tokens;

    public ReplyTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The address to which a citizen answers, so that the answer finds its case. */
    public EmailAddress replyTo(EmailAddress mailbox, CaseNumber number) {
        String statement =
                "r-" + number.series().toLowerCase(Locale.ROOT) + "-" + number.year() + "-" + number.serial();
        return mailbox.withDetail(tokens.sign(statement));
    }

    /** The envelope sender of a staff mail that counts as an answer: its bounce tells which answer was lost. */
    public EmailAddress answerReturn(EmailAddress sender, long recordId) {
        return sender.withDetail(tokens.sign("a-" + recordId));
    }

    /** The envelope sender of a mail of the gateway itself. */
    public EmailAddress ownReturn(EmailAddress sender, long outboxId) {
        return sender.withDetail(tokens.sign("o-" + outboxId));
    }

    Optional<CaseNumber> caseIn(List<EmailAddress> recipients, List<String> series) {
        return statements(recipients, "r-").stream()
                .flatMap(said -> CaseNumber.findAllIn(said.replaceFirst("-", " "), series).stream())
                .findFirst();
    }

    Optional<Long> answerIn(List<EmailAddress> recipients) {
        return statements(recipients, "a-").stream().map(Long::valueOf).findFirst();
    }

    Optional<Long> ownMailIn(List<EmailAddress> recipients) {
        return statements(recipients, "o-").stream().map(Long::valueOf).findFirst();
    }

    private List<String> statements(List<EmailAddress> recipients, String kind) {
        return recipients.stream()
                .flatMap(address -> address.detail().stream())
                .flatMap(detail -> tokens.read(detail).stream())
                .filter(statement -> statement.startsWith(kind))
                .map(statement -> statement.substring(kind.length()))
                .toList();
    }
}
