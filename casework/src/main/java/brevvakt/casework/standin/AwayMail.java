package brevvakt.casework.standin;

import brevvakt.casework.cases.CaseNumber;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes to our own people about absences and departures. */
record AwayMail(Texts texts, Organisation organisation) {

    /**
     * A word to one of ours.
     *
     * @param key names what it is about, so that it is said once to each
     * @param reason why it went to whom, in English, as it is kept with the mail
     */
    OutboxMail notice(TextKind kind, String key, Person to, Map<Placeholder, String> facts, String reason, Instant at) {
        Map<Placeholder, String> values = organisation.municipality().placeholders();
        values.putAll(facts);
        Rendered words = texts.render(kind, organisation.municipality().language(), values);
        String once = "away:" + key + ":" + to.username();
        String mark = Sha256.of(once.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
        return new OutboxMail(
                0,
                once,
                OutboxKind.NOTICE,
                OutboxMail.State.DUE,
                Optional.ofNullable(facts.get(Placeholder.CASE_NUMBER)).flatMap(CaseNumber::parse),
                organisation.municipality().serviceCentreMail(),
                List.of(to.mail()),
                words.subject(),
                words.text(),
                words.html(),
                "<away." + mark + "@" + organisation.municipality().domain() + ">",
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                0,
                Optional.of("to " + to.username() + ": " + reason));
    }

    /** A person's name; the user name of who is not in the organisation any longer. */
    String nameOf(String username) {
        return organisation.person(username).map(Person::name).orElse(username);
    }
}
