package brevvakt.casework.watch;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Municipality;
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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what a ladder says: a reminder to who handles the matter, an escalation to a manager; each rung once. */
final class Ladder {
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Texts texts;
    private final ZoneId zone;

    Ladder(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /**
     * One mail to each of those told.
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
        List<OutboxMail> mails = new ArrayList<>();
        told.why().forEach((username, role) -> now.person(username).ifPresent(person -> {
            boolean manager = told.asManager().getOrDefault(username, false);
            TextKind text = manager ? TextKind.ESCALATION : TextKind.REMINDER;
            OutboxKind kind = manager ? OutboxKind.ESCALATION : OutboxKind.REMINDER;
            mails.add(mail(
                    key, kind, text, number, person, facts, "to " + username + ": " + role + "; " + because, now, at));
        }));
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
        Map<Placeholder, String> values = municipality(now);
        values.putAll(facts);
        Rendered words = texts.render(text, now.municipality().language(), values);
        String once = "watch:" + key + ":" + to.username();
        String mark = Sha256.of(once.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
        return new OutboxMail(
                0,
                once,
                kind,
                OutboxMail.State.DUE,
                number,
                now.municipality().serviceCentreMail(),
                List.of(to.mail()),
                words.subject(),
                words.text(),
                words.html(),
                "<watch." + mark + "@" + now.municipality().domain() + ">",
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                0,
                Optional.of(reason),
                false);
    }

    /** The facts of a matter in a mailbox. */
    Map<Placeholder, String> facts(EmailAddress mailbox, Instant receivedAt) {
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.MAILBOX, mailbox.toString());
        facts.put(Placeholder.RECEIVED_AT, moment(receivedAt));
        return facts;
    }

    String moment(Instant at) {
        return DAY_AND_HOUR.format(at.atZone(zone));
    }

    private static Map<Placeholder, String> municipality(Organisation now) {
        Municipality municipality = now.municipality();
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.MUNICIPALITY, municipality.name());
        values.put(
                Placeholder.SERVICE_CENTRE_MAIL,
                municipality.serviceCentreMail().toString());
        values.put(Placeholder.SERVICE_CENTRE_PHONE, municipality.serviceCentrePhone());
        return values;
    }
}
