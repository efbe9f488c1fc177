package brevvakt.casework.intake;

import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.texts.Rendered;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Text messages to those of us who ordered them (SEED-81): that something waits in the mailbox, and nothing of what. One
 * follows each notice that has left by mail; of reminders, ladders and calls at most one in an hour.
 */
public final class TextNotices implements Function<OutboxMail, List<OutboxMail>> {
    private static final String ONCE = "text:";
    private static final Set<OutboxKind> TOLD =
            EnumSet.of(OutboxKind.NOTICE, OutboxKind.REMINDER, OutboxKind.ESCALATION, OutboxKind.CALLBACK);

    private final TextMessages messages;
    private final Texts texts;
    private final Supplier<Organisation> organisation;
    private final ZoneId zone;

    public TextNotices(TextMessages messages, Texts texts, Supplier<Organisation> organisation, ZoneId zone) {
        this.messages = messages;
        this.texts = texts;
        this.organisation = organisation;
        this.zone = zone;
    }

    /** The text messages that follow a mail which has just left. */
    @Override
    public List<OutboxMail> apply(OutboxMail sent) {
        if (!TOLD.contains(sent.kind()) || sent.onceKey().startsWith(ONCE)) {
            return List.of();
        }
        Organisation now = organisation.get();
        return sent.to().stream()
                .flatMap(to -> now.personByAddress(to).stream())
                .flatMap(person -> notice(sent, person, now).stream())
                .toList();
    }

    private Optional<OutboxMail> notice(OutboxMail sent, Person person, Organisation now) {
        return person.textsTo().flatMap(messages::addressOf).map(address -> {
            Rendered words = texts.render(
                    TextKind.NOTICE_SMS,
                    now.municipality().language(),
                    now.municipality().placeholders());
            String once = sent.kind() == OutboxKind.NOTICE
                    ? Long.toString(sent.id())
                    : person.username() + ":" + hour(sent.dueAt());
            return new OutboxMail(
                    0,
                    ONCE + once,
                    OutboxKind.NOTICE,
                    OutboxMail.State.DUE,
                    Optional.empty(),
                    now.municipality().serviceCentreMail(),
                    List.of(address),
                    words.subject(),
                    words.text(),
                    words.html(),
                    "<text-" + sent.id() + "." + person.username() + "@"
                            + now.municipality().domain() + ">",
                    Optional.empty(),
                    Optional.empty(),
                    sent.dueAt(),
                    Optional.empty(),
                    0,
                    Optional.of("follows mail " + sent.id() + " to " + person.username()));
        });
    }

    private String hour(Instant at) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.HOURS).toString();
    }
}
