package brevvakt.casework.intake;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Circumstances;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.RobotRules;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.handover.DiaryNeighbour;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Moment;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.Rendered;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the mails that a registered letter makes due: the citizen's receipt, and word to those of us who must act at
 * once. None holds a citizen's words; what concerns a restricted matter names its number and nothing else.
 */
public final class Correspondence {
    /** So many receipts may one sender have in a day; a human never needs more (DESIGN 5b). */
    static final int MOST_RECEIPTS = 10;

    /** The once keys of mails to another authority begin so. */
    public static final String AUTHORITY = "authority:";

    private final Texts texts;
    private final RobotRules robots;
    private final ReplyTokens tokens;
    private final Carriers carriers;
    private final Clock clock;
    private final ZoneId zone;

    public Correspondence(
            Texts texts, RobotRules robots, ReplyTokens tokens, Carriers carriers, Clock clock, ZoneId zone) {
        this.texts = texts;
        this.robots = robots;
        this.tokens = tokens;
        this.carriers = carriers;
        this.clock = clock;
        this.zone = zone;
    }

    /** Where the writer can be answered; empty where nobody reads the answer (SEED-34). */
    Optional<EmailAddress> answerRoute(IncomingLetter letter, Envelope envelope) {
        Optional<Writer> writer = carriers.writerOf(letter, envelope);
        if (writer.isPresent()) {
            return writer.get().answerTo();
        }
        return robots.mayBeAnswered(letter, envelope, List.of()) ? letter.answerTo() : Optional.empty();
    }

    /** What carried the letter, if it is not its sender's own. */
    Carriers carriers() {
        return carriers;
    }

    /**
     * Which labels have a receipt says DOMAIN 5.2; the writer's own wish for silence is kept, and nothing is sent to an
     * address that somebody else put there.
     */
    boolean deservesReceipt(IncomingLetter letter, Arrival arrival, Label label, Organisation now) {
        Optional<Writer> writer = carriers.writerOf(letter, arrival.envelope());
        String own = now.municipality().domain();
        return hasReceipt(label)
                && !arrival.authenticity().isForged()
                && (writer.isPresent()
                        ? writer.get()
                                .answerTo()
                                .filter(to -> to.domain().equals(own))
                                .isEmpty()
                        : robots.mayBeAnswered(letter, arrival.envelope(), List.of(own))
                                && !robots.suppressesReceipt(letter));
    }

    static boolean hasReceipt(Label label) {
        return switch (label) {
            case COMPLAINT,
                    VIEW,
                    SUGGESTION,
                    PRAISE,
                    QUESTION,
                    FAULT_REPORT,
                    CASE_DOCUMENT,
                    RECORD_REQUEST,
                    DATA_SUBJECT_REQUEST,
                    CONCERN_REPORT,
                    UNCLEAR,
                    OTHER_AUTHORITY -> true;
            default -> false;
        };
    }

    /** The receipt of a newly opened case (DOMAIN 6.1). */
    OutboxMail receipt(CaseRow row, IncomingLetter letter, Arrival arrival, Organisation now) {
        return receipt(row, languageOf(letter, now), letter.messageId(), now);
    }

    /** The receipt of a case that a human opened on a letter kept without one. */
    OutboxMail lateReceipt(CaseRow row, Optional<String> messageId, Organisation now) {
        return receipt(row, own(now), messageId, now);
    }

    private OutboxMail receipt(CaseRow row, Language language, Optional<String> messageId, Organisation now) {
        Case file = row.file();
        Rendered words = texts.render(receiptKind(row, now), language, facts(file, now));
        return new OutboxMail(
                0,
                "receipt:" + file.arrivalId(),
                OutboxKind.RECEIPT,
                OutboxMail.State.DUE,
                Optional.of(file.number()),
                file.mailbox(),
                List.of(row.counterpart().orElseThrow()),
                words.subject(),
                words.text(),
                words.html(),
                messageId("receipt", file.arrivalId(), now),
                messageId,
                Optional.of(tokens.replyTo(file.mailbox(), file.number())),
                clock.instant(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private TextKind receiptKind(CaseRow row, Organisation now) {
        if (row.counterpart().filter(carriers.messages()::isTextAddress).isPresent()) {
            return TextKind.RECEIPT_SMS;
        }
        if (row.file().register() == Register.RESTRICTED) {
            return TextKind.RECEIPT_NEUTRAL;
        }
        return now.unit(row.file().unit())
                .flatMap(Unit::care)
                .filter(Circumstances.Care.SCHOOL::equals)
                .map(school -> TextKind.RECEIPT_SCHOOL)
                .orElse(TextKind.RECEIPT);
    }

    static Language languageOf(IncomingLetter letter, Organisation now) {
        return brevvakt.casework.letter.Language.of(letter.newText()) == brevvakt.casework.letter.Language.EN
                ? Language.EN
                : own(now);
    }

    /** The language of the municipality's own mails. */
    private static Language own(Organisation now) {
        return now.municipality().language();
    }

    /** Word to those who must act before anybody opens the mailbox. */
    public List<OutboxMail> toldAtOnce(CaseRow row, ArrivalId arrival, Organisation now) {
        Case file = row.file();
        Label label = file.judged().label();
        List<OutboxMail> told = new ArrayList<>();
        Optional<Unit> unit = now.unit(file.unit());
        if (label == Label.RECORD_REQUEST || file.judged().alsoLabels().contains(Label.RECORD_REQUEST)) {
            now.boardOf(file.unit())
                    .flatMap(Board::registrar)
                    .flatMap(now::person)
                    .ifPresent(registrar -> told.add(notice(
                            "records",
                            TextKind.NOTICE_RECORDS,
                            OutboxKind.NOTICE,
                            registrar.mail(),
                            row,
                            arrival,
                            now)));
        }
        if (label == Label.CONCERN_REPORT) {
            now.municipality()
                    .socialDuty()
                    .or(() -> managerMail(file, now))
                    .ifPresent(duty -> told.add(
                            notice("alarm", TextKind.NOTICE_ALARM, OutboxKind.NOTICE, duty, row, arrival, now)));
        } else if (file.judged().sensitivity() == Sensitivity.PROTECTED_IDENTITY) {
            managerMail(file, now)
                    .ifPresent(manager -> told.add(
                            notice("alarm", TextKind.NOTICE_ALARM, OutboxKind.NOTICE, manager, row, arrival, now)));
        }
        if (goesToDeviationModule(file)) {
            unit.flatMap(Unit::deviationIntake)
                    .ifPresent(intake -> told.add(
                            notice("handover", TextKind.HANDOVER, OutboxKind.HANDOVER, intake, row, arrival, now)));
            managerMail(file, now)
                    .ifPresent(manager -> told.add(notice(
                            "restricted", TextKind.NOTICE_RESTRICTED, OutboxKind.NOTICE, manager, row, arrival, now)));
        }
        return told;
    }

    /** SEED-25 and SEED-26; a concern report has its own alarm. */
    private static boolean goesToDeviationModule(Case file) {
        Label label = file.judged().label();
        boolean about = file.judged().scope() == Scope.INDIVIDUAL && (label == Label.COMPLAINT || label == Label.VIEW);
        return label == Label.DEVIATION || about;
    }

    /** The writer is not satisfied: the reviewer is told (SEED-40), once for each answer he is not satisfied with. */
    public List<OutboxMail> reviewAsked(CaseRow row, ArrivalId arrival, Organisation now) {
        return row.file()
                .officer()
                .flatMap(now::person)
                .map(reviewer -> List.of(notice(
                        "review-" + row.file().seq(),
                        TextKind.NOTICE_REVIEW,
                        OutboxKind.NOTICE,
                        reviewer.mail(),
                        row,
                        arrival,
                        now)))
                .orElse(List.of());
    }

    /** An answer came back: who gave it hears that the clock runs on. */
    List<OutboxMail> answerBounced(CaseRow row, Arrival arrival, Organisation now) {
        List<EmailAddress> told = new ArrayList<>();
        row.file().officer().flatMap(now::person).map(Person::mail).ifPresent(told::add);
        now.mailbox(row.file().mailbox()).ifPresent(mailbox -> mailbox.owners().forEach(owner -> now.person(owner)
                .map(Person::mail)
                .filter(mail -> !told.contains(mail))
                .ifPresent(told::add)));
        return told.stream()
                .map(to -> notice("bounced", TextKind.NOTICE_BOUNCED, OutboxKind.NOTICE, to, row, arrival.id(), now))
                .toList();
    }

    /** A case was confirmed and stands in the register: the unit manager is told (DESIGN 6b.2). */
    public Optional<OutboxMail> confirmed(CaseRow row, Organisation now) {
        return managerMail(row.file(), now)
                .map(manager -> notice(
                        "registered",
                        TextKind.NOTICE_REGISTERED,
                        OutboxKind.NOTICE,
                        manager,
                        row,
                        row.file().arrivalId(),
                        now));
    }

    /** To the registrar of the board: the officer asks to close, with what was done about it (SEED-39). */
    public List<OutboxMail> closeRequested(Case before, CaseRow row, String measures, String by, Organisation now) {
        Case file = row.file();
        Map<Placeholder, String> values = facts(file, now);
        values.keySet().removeIf(Placeholder.DUE_DATE::equals);
        values.put(Placeholder.OFFICER, now.person(by).map(Person::name).orElse(by));
        values.put(Placeholder.OUTCOME, texts.words().get("outcome." + outcome(before), own(now)));
        values.put(
                Placeholder.MEASURES,
                file.register() == Register.RESTRICTED ? texts.words().get("outcome.in_the_case", own(now)) : measures);
        return now.boardOf(file.unit()).flatMap(Board::registrar).flatMap(now::person).stream()
                .map(registrar -> ours(
                        "close:" + file.number() + ":" + file.seq(),
                        OutboxKind.CLOSE_REQUEST,
                        Optional.of(file.number()),
                        registrar.mail(),
                        texts.render(TextKind.CLOSE_REQUEST, own(now), values),
                        messageId("close-" + file.seq(), file.arrivalId(), now),
                        now))
                .toList();
    }

    private static String outcome(Case file) {
        return switch (file.status()) {
            case SATISFIED -> "satisfied";
            case NO_REACTION -> "no_reaction";
            default -> file.replyPossible() ? "not_heard" : "unreachable";
        };
    }

    /** To the production mailbox of the board: one mail for each registration, its package goes along (SEED-28). */
    Optional<OutboxMail> toCaseSystem(CaseRow row, String what, Optional<RecordEntry> entry, Organisation now) {
        Case file = row.file();
        Map<Placeholder, String> values = facts(file, now);
        values.put(Placeholder.RECORD_NUMBER, file.number() + "-" + what);
        values.put(
                Placeholder.KIND,
                texts.words()
                        .get(
                                entry.map(record -> "direction."
                                                + record.direction().name().toLowerCase(Locale.ROOT))
                                        .orElse("outbox.close_request"),
                                own(now)));
        entry.ifPresent(record -> values.put(Placeholder.RECEIVED_AT, Moment.written(record.receivedAt(), zone)));
        return now.boardOf(file.unit())
                .flatMap(Board::productionMailbox)
                .map(to -> ours(
                        DiaryNeighbour.PRODUCTION + file.number() + "-" + what,
                        OutboxKind.HANDOVER,
                        Optional.of(file.number()),
                        to,
                        texts.render(TextKind.HANDOVER_DIARY, own(now), values),
                        messageId("diary-" + what, file.arrivalId(), now),
                        now));
    }

    /** To another authority, with what came in; what is restricted goes another way than by mail (LAW-30). */
    public OutboxMail handedOver(CaseRow row, EmailAddress to, Organisation now) {
        Case file = row.file();
        Map<Placeholder, String> values = facts(file, now);
        if (file.register() != Register.RESTRICTED) {
            values.put(Placeholder.ENCLOSED, texts.words().get("outcome.enclosed", own(now)));
        }
        return ours(
                AUTHORITY + file.number(),
                OutboxKind.HANDOVER,
                Optional.of(file.number()),
                to,
                texts.render(TextKind.HANDOVER_AUTHORITY, own(now), values),
                messageId("authority", file.arrivalId(), now),
                now);
    }

    /** To who was sought: somebody wants to be called (DOMAIN 6.8). */
    OutboxMail callback(Callback callback, Person to, Organisation now) {
        Map<Placeholder, String> values = now.municipality().placeholders();
        values.put(Placeholder.CALLER, callback.caller());
        values.put(Placeholder.CALLER_PHONE, callback.phone());
        values.put(Placeholder.CALL_ABOUT, callback.about());
        values.put(Placeholder.RECEIVED_AT, Moment.written(callback.receivedAt(), zone));
        values.put(Placeholder.DUE_DATE, callback.dueOn().toString());
        return ours(
                "callback:" + callback.id() + ":" + to.username(),
                OutboxKind.CALLBACK,
                Optional.empty(),
                to.mail(),
                texts.render(TextKind.CALLBACK, own(now), values),
                "<callback-" + callback.id() + "." + to.username() + "@"
                        + now.municipality().domain() + ">",
                now);
    }

    /** A word to one of ours about a case, in a phrase of {@code message.*}; each once. */
    public OutboxMail told(
            String once, String phrase, Map<String, String> gaps, Person to, CaseRow row, Organisation now) {
        Case file = row.file();
        Map<Placeholder, String> values = facts(file, now);
        values.put(Placeholder.MESSAGE, texts.words().fill("message." + phrase, own(now), gaps));
        return ours(
                phrase + ":" + once + ":" + to.username(),
                OutboxKind.NOTICE,
                Optional.of(file.number()),
                to.mail(),
                texts.render(TextKind.NOTICE, own(now), values),
                messageId(phrase + "-" + Integer.toHexString((once + to.username()).hashCode()), file.arrivalId(), now),
                now);
    }

    /** A mail could not be handled and is set aside whole: a human is told. */
    public List<OutboxMail> setAside(ArrivalId arrival, List<EmailAddress> told, Organisation now) {
        Map<Placeholder, String> values = now.municipality().placeholders();
        values.put(Placeholder.ARRIVAL_ID, arrival.value());
        Rendered words = texts.render(TextKind.NOTICE_SET_ASIDE, own(now), values);
        return told.stream()
                .map(to -> ours(
                        "set-aside:" + arrival + ":" + to,
                        OutboxKind.NOTICE,
                        Optional.empty(),
                        to,
                        words,
                        messageId("set-aside-" + Math.abs(to.hashCode()), arrival, now),
                        now))
                .toList();
    }

    private OutboxMail notice(
            String what,
            TextKind text,
            OutboxKind kind,
            EmailAddress to,
            CaseRow row,
            ArrivalId arrival,
            Organisation now) {
        Rendered words = texts.render(text, own(now), facts(row.file(), now));
        return ours(
                what + ":" + arrival + ":" + to,
                kind,
                Optional.of(row.file().number()),
                to,
                words,
                messageId(what + "-" + Integer.toHexString(to.hashCode()), arrival, now),
                now);
    }

    private OutboxMail ours(
            String onceKey,
            OutboxKind kind,
            Optional<brevvakt.casework.cases.CaseNumber> number,
            EmailAddress to,
            Rendered words,
            String messageId,
            Organisation now) {
        return new OutboxMail(
                0,
                onceKey,
                kind,
                OutboxMail.State.DUE,
                number,
                now.municipality().serviceCentreMail(),
                List.of(to),
                words.subject(),
                words.text(),
                words.html(),
                messageId,
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private Map<Placeholder, String> facts(Case file, Organisation now) {
        Map<Placeholder, String> values = now.municipality().placeholders();
        values.put(Placeholder.CASE_NUMBER, file.number().toString());
        values.put(Placeholder.MAILBOX, file.mailbox().toString());
        values.put(Placeholder.RECEIVED_AT, Moment.written(file.receivedAt(), zone));
        file.dueDate().ifPresent(due -> values.put(Placeholder.DUE_DATE, due.toString()));
        now.unit(file.unit()).ifPresent(unit -> values.putAll(unit.placeholders()));
        return values;
    }

    private static Optional<EmailAddress> managerMail(Case file, Organisation now) {
        return now.managerOf(file).flatMap(now::person).map(Person::mail);
    }

    private static String messageId(String what, ArrivalId arrival, Organisation now) {
        return "<" + what + "." + arrival + "@" + now.municipality().domain() + ">";
    }
}
