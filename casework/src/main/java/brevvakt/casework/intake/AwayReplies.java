package brevvakt.casework.intake;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.Away;
import brevvakt.casework.absence.Departure;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.RobotRules;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.Rendered;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Tells whoever writes to somebody who is away, or has left, who acts instead (SEED-98, SEED-111, SEED-116): once for an
 * absence and again after a week, never to a robot, a list or ourselves, and only where the letter was addressed to that
 * person (RFC 3834, RFC 5230 4.5).
 */
public final class AwayReplies {
    private static final Duration PAUSE = Duration.ofDays(7);
    private static final String OUR_REPLY = "<away.";

    private final AwayRegisters registers;
    private final Supplier<Away> away;
    private final Texts texts;
    private final RobotRules robots;
    private final WorkingCalendar calendar;
    private final ZoneId zone;

    public AwayReplies(
            AwayRegisters registers,
            Supplier<Away> away,
            Texts texts,
            RobotRules robots,
            WorkingCalendar calendar,
            ZoneId zone) {
        this.registers = registers;
        this.away = away;
        this.texts = texts;
        this.robots = robots;
        this.calendar = calendar;
        this.zone = zone;
    }

    /** Writes down that a copy is held from everybody but its holder. */
    void hold(Handle handle, ArrivalId arrival, EmailAddress mailbox, boolean inDoubt) {
        registers.held().hold(handle, arrival, mailbox, inDoubt);
    }

    /** The replies that a letter makes due, one for each of its addressees who is away. */
    List<OutboxMail> to(Handle handle, Arrival arrival, IncomingLetter letter, Label label, Organisation now) {
        List<OutboxMail> replies = new ArrayList<>();
        for (Person person : awayAmong(arrival, now)) {
            if (label != Label.SPAM
                    && !isEcho(letter, now)
                    && isAddressed(letter, person, now)
                    && mayBeTold(arrival, letter, person, now)) {
                reply(handle, arrival, letter, person, now).ifPresent(replies::add);
            }
        }
        return replies;
    }

    /** It answers a reply of ours: whoever wrote it has been told, and if it was a machine it would go on (TRAPS 1). */
    private static boolean isEcho(IncomingLetter letter, Organisation now) {
        String ending = "@" + now.municipality().domain() + ">";
        return Stream.concat(letter.inReplyTo().stream(), letter.references().stream())
                .anyMatch(id -> id.startsWith(OUR_REPLY) && id.endsWith(ending));
    }

    /** What a letter says, without what a machine may count up in it. */
    private static Sha256 wordsOf(IncomingLetter letter) {
        String words = (letter.subject() + "\n" + letter.newText()).replaceAll("[\\p{N}\\s]+", " ");
        return Sha256.of(words.getBytes(StandardCharsets.UTF_8));
    }

    private Set<Person> awayAmong(Arrival arrival, Organisation now) {
        Set<Person> people = new LinkedHashSet<>();
        for (EmailAddress recipient : arrival.envelope().recipients()) {
            now.personByAddress(recipient)
                    .or(() -> now.personByAddress(recipient.withoutDetail()))
                    .filter(person -> isAway(person, arrival.receivedAt(), now))
                    .ifPresent(people::add);
        }
        return people;
    }

    private boolean isAway(Person person, Instant at, Organisation now) {
        return away.get()
                        .absenceOf(person.username(), at)
                        .filter(Absence::isTold)
                        .isPresent()
                || away.get().leaver(person.username(), at, now).isPresent();
    }

    /** His address stands in To or Cc, or that of a mailbox which he sees to and which passed the letter on. */
    private static boolean isAddressed(IncomingLetter letter, Person person, Organisation now) {
        return Stream.concat(letter.to().stream(), letter.cc().stream())
                .flatMap(address -> Stream.of(address, address.withoutDetail()))
                .anyMatch(address ->
                        now.personByAddress(address).filter(person::equals).isPresent()
                                || now.mailbox(address)
                                        .filter(mailbox -> mailbox.isHandledBy(person.username()))
                                        .isPresent());
    }

    /** A colleague is told only where he has logged in: an address of ours proves nothing. */
    private boolean mayBeTold(Arrival arrival, IncomingLetter letter, Person person, Organisation now) {
        Optional<EmailAddress> writer = letter.answerTo();
        boolean ours = writer.filter(
                        address -> address.domain().equals(now.municipality().domain()))
                .isPresent();
        boolean colleague = writer.flatMap(now::personByAddress)
                .filter(one -> arrival.envelope()
                        .login()
                        .filter(one.username()::equals)
                        .isPresent())
                .filter(one -> !one.equals(person))
                .isPresent();
        return robots.mayBeAnswered(
                        letter,
                        arrival.envelope(),
                        colleague ? List.of() : List.of(now.municipality().domain()))
                && (!ours || colleague);
    }

    private Optional<OutboxMail> reply(
            Handle handle, Arrival arrival, IncomingLetter letter, Person person, Organisation now) {
        Instant at = arrival.receivedAt();
        Optional<Departure> left = away.get().leaver(person.username(), at, now);
        String occasion = left.map(departure -> "departure:" + departure.id()).orElseGet(() -> away.get()
                .absenceOf(person.username(), at)
                .orElseThrow()
                .occasion());
        EmailAddress writer = letter.answerTo().orElseThrow();
        if (!registers.replies().mayTell(handle, writer, person.username(), occasion, wordsOf(letter), PAUSE, at)) {
            return Optional.empty();
        }
        OutboxKind kind = left.isPresent() ? OutboxKind.DEPARTED : OutboxKind.OUT_OF_OFFICE;
        Map<Placeholder, String> facts = facts(person, left, at, now);
        if (left.isPresent() && !facts.containsKey(Placeholder.SUBSTITUTE)) {
            return Optional.empty();
        }
        Rendered words = texts.render(
                left.isPresent() ? TextKind.DEPARTED : TextKind.OUT_OF_OFFICE,
                Correspondence.languageOf(letter, now),
                facts);
        return Optional.of(new OutboxMail(
                0,
                "away:" + arrival.id() + ":" + person.username(),
                kind,
                OutboxMail.State.DUE,
                Optional.empty(),
                person.mail(),
                List.of(writer),
                words.subject(),
                words.text(),
                words.html(),
                OUR_REPLY + arrival.id() + "." + person.username() + "@"
                        + now.municipality().domain() + ">",
                letter.messageId(),
                Optional.empty(),
                at,
                Optional.empty(),
                0,
                Optional.of(occasion + " of " + person.username())));
    }

    private Map<Placeholder, String> facts(Person person, Optional<Departure> left, Instant at, Organisation now) {
        Map<Placeholder, String> facts = new EnumMap<>(now.municipality().placeholders());
        facts.put(Placeholder.EMPLOYEE, person.name());
        Optional<Person> standIn = away.get()
                .insteadOf(person.username(), at, now)
                .or(() -> left.map(Departure::substitute))
                .flatMap(now::person);
        standIn.ifPresent(substitute -> {
            facts.put(Placeholder.SUBSTITUTE, substitute.name());
            facts.put(Placeholder.SUBSTITUTE_MAIL, substitute.mail().toString());
            substitute.phone().ifPresent(phone -> facts.put(Placeholder.SUBSTITUTE_PHONE, phone));
        });
        now.functionalMailboxOf(person.unit())
                .ifPresent(mailbox ->
                        facts.put(Placeholder.MAILBOX, mailbox.address().toString()));
        now.unit(person.unit()).ifPresent(unit -> facts.putAll(unit.placeholders()));
        registrar(person, now).ifPresent(mail -> facts.put(Placeholder.REGISTRAR_MAIL, mail.toString()));
        left.ifPresentOrElse(
                departure ->
                        facts.put(Placeholder.READ_UNTIL, departure.closesOn().toString()),
                () -> facts.put(
                        Placeholder.BACK_ON,
                        away.get()
                                .backOn(person.username(), at.atZone(zone).toLocalDate(), calendar, Absence::isTold)
                                .toString()));
        return facts;
    }

    /** Where records are asked for, so that an absence delays nothing (LAW-13). */
    private static Optional<EmailAddress> registrar(Person person, Organisation now) {
        Optional<String> registrar = now.boardOf(person.unit()).flatMap(Board::registrar);
        return registrar.flatMap(username -> now.mailboxes().stream()
                .filter(mailbox -> mailbox.kind() == Mailbox.Kind.AUTHORITY)
                .filter(mailbox -> mailbox.owners().contains(username))
                .map(Mailbox::address)
                .findFirst()
                .or(() -> now.person(username).map(Person::mail)));
    }
}
