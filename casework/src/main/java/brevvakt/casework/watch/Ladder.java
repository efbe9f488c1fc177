package brevvakt.casework.watch;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.Rendered;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes what a ladder says: a reminder to who handles the matter, an escalation to a manager; each rung once. */
final class Ladder {
    // what the outbox has room for
    private static final int LONGEST_KEY = 200;

    private final Texts texts;
    private final WatchHours hours;

    Ladder(Texts texts, WatchHours hours) {
        this.texts = texts;
        this.hours = hours;
    }

    /**
     * One mail to each of those told: a reminder, or to a manager an escalation.
     *
     * @param key names the matter and the rung, so that the rung speaks once
     * @param facts what the text has beyond the municipality's own
     */
    List<OutboxMail> speak(
            String key,
            Optional<CaseNumber> number,
            Told told,
            Map<Placeholder, String> facts,
            String because,
            Organisation now,
            Instant at) {
        return mails(
                key,
                number,
                told,
                hearer -> hearer.isManager() ? TextKind.ESCALATION : TextKind.REMINDER,
                facts,
                because,
                now,
                at);
    }

    /** The same of a call that is owed, which has one text for all. */
    List<OutboxMail> speakOfCall(
            String key, Told told, Map<Placeholder, String> facts, String because, Organisation now, Instant at) {
        return mails(key, Optional.empty(), told, hearer -> TextKind.CALLBACK, facts, because, now, at);
    }

    private List<OutboxMail> mails(
            String key,
            Optional<CaseNumber> number,
            Told told,
            Function<Told.Hearer, TextKind> text,
            Map<Placeholder, String> facts,
            String because,
            Organisation now,
            Instant at) {
        List<OutboxMail> mails = new ArrayList<>();
        told.hearers().forEach((username, hearer) -> now.person(username)
                .ifPresent(person -> mails.add(mail(
                        key,
                        hearer.isManager() ? OutboxKind.ESCALATION : OutboxKind.REMINDER,
                        text.apply(hearer),
                        number,
                        person,
                        facts,
                        "to " + username + ": " + hearer.why() + "; " + because,
                        now,
                        at))));
        return mails;
    }

    OutboxMail mail(
            String key,
            OutboxKind kind,
            TextKind text,
            Optional<CaseNumber> number,
            Person to,
            Map<Placeholder, String> facts,
            String reason,
            Organisation now,
            Instant at) {
        return mail(key + ":" + to.username(), kind, text, number, to.mail(), facts, reason, now, at);
    }

    /** The same to an address. */
    OutboxMail mail(
            String key,
            OutboxKind kind,
            TextKind text,
            Optional<CaseNumber> number,
            EmailAddress to,
            Map<Placeholder, String> facts,
            String reason,
            Organisation now,
            Instant at) {
        Map<Placeholder, String> values = now.municipality().placeholders();
        values.putAll(facts);
        Rendered words = texts.render(text, now.municipality().language(), values);
        String mark = mark(key);
        return new OutboxMail(
                0,
                once(key),
                kind,
                OutboxMail.State.DUE,
                number,
                now.municipality().serviceCentreMail(),
                List.of(to),
                words.subject(),
                words.text(),
                words.html(),
                "<watch." + mark + "@" + now.municipality().domain() + ">",
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                0,
                Optional.of(reason));
    }

    /** Under which the outbox knows what was said to somebody on a rung. */
    String once(String key, String username) {
        return once(key + ":" + username);
    }

    private static String once(String key) {
        String whole = "watch:" + key;
        return whole.length() > LONGEST_KEY ? "watch:" + mark(key) : whole;
    }

    private static String mark(String key) {
        return Sha256.of(("watch:" + key).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 32);
    }

    /** The facts of a matter in a mailbox. */
    Map<Placeholder, String> facts(EmailAddress mailbox, Instant receivedAt) {
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.MAILBOX, mailbox.toString());
        facts.put(Placeholder.RECEIVED_AT, moment(receivedAt));
        return facts;
    }

    String moment(Instant at) {
        return hours.written(at);
    }
}
