package brevvakt.casework.intake;

import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRegister;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.OutboxRegister;
import brevvakt.casework.store.RecordRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Finds the case that a mail belongs to: a Message-ID we know, then a signed reply address, then a case number in the
 * subject together with the case's counterpart. Strangers are never merged, whatever they write (DESIGN 2.5).
 */
public final class Threading {
    private static final int MOST_MERGED = 20;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,500}@[^<>\\s]{1,255}>");
    private static final int READ_FOR_IDS = 200_000;

    private final CaseRegister cases;
    private final RecordRegister records;
    private final OutboxRegister outbox;
    private final ReplyTokens tokens;

    public Threading(CaseRegister cases, RecordRegister records, OutboxRegister outbox, ReplyTokens tokens) {
        this.cases = cases;
        this.records = records;
        this.outbox = outbox;
        this.tokens = tokens;
    }

    /** The case of a mail from outside; the series are those that this municipality writes. */
    ThreadMatch find(
            Handle handle,
            IncomingLetter letter,
            Envelope envelope,
            Optional<AutomaticKind> automatic,
            List<String> series) {
        if (automatic.filter(AutomaticKind.BOUNCE::equals).isPresent()) {
            return bounced(handle, letter, envelope);
        }
        return byMessageId(handle, letter, threadIds(letter))
                .or(() -> byToken(handle, letter, envelope, series))
                .or(() -> byNumber(handle, letter, series))
                .orElseGet(ThreadMatch::nothing);
    }

    /** The case that a mail of our own staff answers, by the same signs; the recipient must be its counterpart. */
    Optional<CaseRow> answeredBy(Handle handle, IncomingLetter letter, Envelope envelope, List<String> series) {
        List<CaseRow> candidates = new ArrayList<>();
        records.findByMessageId(handle, threadIds(letter)).forEach(entry -> entry.caseNumber()
                .flatMap(number -> whereItGoesOn(handle, number))
                .ifPresent(candidates::add));
        outbox.findByMessageIds(handle, threadIds(letter)).forEach(mail -> mail.caseNumber()
                .flatMap(number -> whereItGoesOn(handle, number))
                .ifPresent(candidates::add));
        tokens.caseIn(envelope.recipients(), series)
                .flatMap(number -> whereItGoesOn(handle, number))
                .ifPresent(candidates::add);
        CaseNumber.findAllIn(letter.subject(), series)
                .forEach(number -> whereItGoesOn(handle, number).ifPresent(candidates::add));
        return candidates.stream()
                .filter(row -> row.counterpart()
                        .filter(counterpart -> isAmong(counterpart, envelope.recipients()))
                        .isPresent())
                .findFirst();
    }

    static boolean isAmong(EmailAddress wanted, List<EmailAddress> addresses) {
        return addresses.stream()
                .anyMatch(a -> a.equals(wanted) || a.withoutDetail().equals(wanted.withoutDetail()));
    }

    private Optional<ThreadMatch> byMessageId(Handle handle, IncomingLetter letter, List<String> ids) {
        for (OutboxMail mail : outbox.findByMessageIds(handle, ids)) {
            Optional<CaseRow> row = mail.caseNumber().flatMap(number -> open(handle, number));
            if (row.isPresent()) {
                return Optional.of(match(row.get(), letter, "message-id", true));
            }
        }
        for (RecordEntry entry : records.findByMessageId(handle, ids)) {
            Optional<CaseRow> row = entry.caseNumber().flatMap(number -> open(handle, number));
            if (row.isPresent()) {
                return Optional.of(match(row.get(), letter, "message-id", entry.direction() == Direction.OUT));
            }
        }
        return Optional.empty();
    }

    private Optional<ThreadMatch> byToken(
            Handle handle, IncomingLetter letter, Envelope envelope, List<String> series) {
        return tokens.caseIn(envelope.recipients(), series)
                .flatMap(number -> open(handle, number))
                .map(row -> match(row, letter, ThreadMatch.BY_TOKEN, true));
    }

    private Optional<ThreadMatch> byNumber(Handle handle, IncomingLetter letter, List<String> series) {
        return CaseNumber.findAllIn(letter.subject(), series).stream()
                .flatMap(number -> open(handle, number).stream())
                .map(row -> match(row, letter, "case-number", false))
                .findFirst();
    }

    /** Where letters of a case go: one opened by mistake takes none, for a merged one the other does. */
    private Optional<CaseRow> open(Handle handle, CaseNumber number) {
        return whereItGoesOn(handle, number).filter(row -> row.file().status() != CaseStatus.CANCELLED);
    }

    /** The case itself, or the one that it was merged into, however often. */
    private Optional<CaseRow> whereItGoesOn(Handle handle, CaseNumber number) {
        Optional<CaseRow> row = cases.find(handle, number);
        for (int merged = 0; merged < MOST_MERGED; merged++) {
            Optional<CaseRow> into =
                    row.flatMap(one -> one.file().course().mergedInto()).flatMap(next -> cases.find(handle, next));
            if (into.isEmpty()) {
                return row;
            }
            row = into;
        }
        return row;
    }

    private static ThreadMatch match(CaseRow row, IncomingLetter letter, String how, boolean signOfOurs) {
        boolean counterpart = row.counterpart().isPresent()
                && (letter.from().equals(row.counterpart()) || letter.answerTo().equals(row.counterpart()));
        ThreadMatch.Kind kind = counterpart
                ? ThreadMatch.Kind.JOINS
                : signOfOurs ? ThreadMatch.Kind.JOINS_FOREIGN : ThreadMatch.Kind.SUSPECT;
        return new ThreadMatch(
                kind,
                how,
                Optional.of(row.file().number()),
                Optional.empty(),
                Optional.empty(),
                row.file().hasHumanAnswer());
    }

    /** A report that a mail of ours was not delivered; one that is only late says nothing yet. */
    private ThreadMatch bounced(Handle handle, IncomingLetter letter, Envelope envelope) {
        if (isOnlyLate(letter)) {
            return ThreadMatch.nothing();
        }
        Optional<RecordEntry> answer = tokens.answerIn(envelope.recipients())
                .flatMap(id -> records.find(handle, id))
                .or(() -> records.findByMessageId(handle, idsAnywhere(letter)).stream()
                        .filter(entry -> entry.direction() == Direction.OUT)
                        .findFirst());
        Optional<OutboxMail> own = tokens.ownMailIn(envelope.recipients())
                .flatMap(id -> outbox.find(handle, id))
                .or(() -> outbox.findByMessageIds(handle, idsAnywhere(letter)).stream()
                        .findFirst());
        if (answer.isPresent() && answer.get().caseNumber().isPresent()) {
            return new ThreadMatch(
                    ThreadMatch.Kind.JOINS,
                    ThreadMatch.BY_BOUNCE,
                    answer.get().caseNumber(),
                    answer.get().no(),
                    own.filter(mail -> answer.get()
                                    .messageId()
                                    .filter(mail.messageId()::equals)
                                    .isPresent())
                            .map(OutboxMail::id),
                    true);
        }
        return own.map(mail -> new ThreadMatch(
                        mail.caseNumber().isPresent() ? ThreadMatch.Kind.JOINS : ThreadMatch.Kind.NOTHING,
                        ThreadMatch.BY_BOUNCE,
                        mail.caseNumber(),
                        Optional.empty(),
                        Optional.of(mail.id()),
                        false))
                .orElseGet(ThreadMatch::nothing);
    }

    private static boolean isOnlyLate(IncomingLetter letter) {
        String all = everything(letter).toLowerCase(Locale.ROOT);
        return all.contains("action: delayed") && !all.contains("action: failed");
    }

    private static List<String> threadIds(IncomingLetter letter) {
        List<String> ids = new ArrayList<>(letter.inReplyTo());
        for (int i = letter.references().size() - 1; i >= 0; i--) {
            ids.add(letter.references().get(i));
        }
        return ids;
    }

    private static List<String> idsAnywhere(IncomingLetter letter) {
        List<String> ids = new ArrayList<>(threadIds(letter));
        MESSAGE_ID
                .matcher(everything(letter))
                .results()
                .map(MatchResult::group)
                .limit(40)
                .forEach(ids::add);
        return ids;
    }

    private static String everything(IncomingLetter letter) {
        StringBuilder all = new StringBuilder(letter.text());
        for (Attachment attachment : letter.attachments()) {
            all.append('\n').append(attachment.text());
        }
        return all.length() > READ_FOR_IDS ? all.substring(0, READ_FOR_IDS) : all.toString();
    }
}
