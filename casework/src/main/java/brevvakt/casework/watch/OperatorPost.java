package brevvakt.casework.watch;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Word to whoever runs the gateway: the operators, else the people of IT, else the service centre. */
final class OperatorPost {
    private final WatchPost post;
    private final Ladder ladder;

    OperatorPost(WatchPost post) {
        this.post = post;
        this.ladder = post.ladder();
    }

    /** Those who are told. */
    static List<EmailAddress> hearers(Organisation town) {
        List<EmailAddress> operators = having(Role.OPERATOR, town);
        List<EmailAddress> it = operators.isEmpty() ? having(Role.IT, town) : operators;
        return it.isEmpty() ? List.of(town.municipality().serviceCentreMail()) : it;
    }

    private static List<EmailAddress> having(Role role, Organisation town) {
        return town.people().stream()
                .filter(person -> person.has(role))
                .map(Person::mail)
                .toList();
    }

    /**
     * Owes one notice to each, once, at any hour.
     *
     * @param phrase the key of the words under {@code message}
     */
    void tell(Handle handle, String key, String phrase, Map<String, String> values, String reason, Instant at) {
        Organisation town = post.organisation().get();
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(
                Placeholder.MESSAGE,
                post.texts()
                        .words()
                        .fill("message." + phrase, town.municipality().language(), values));
        for (EmailAddress hearer : hearers(town)) {
            post.registers()
                    .outbox()
                    .owe(
                            handle,
                            ladder.mail(
                                    key + ":" + hearer,
                                    OutboxKind.NOTICE,
                                    TextKind.NOTICE,
                                    Optional.empty(),
                                    hearer,
                                    facts,
                                    "to " + hearer + ", who runs the gateway; " + reason,
                                    town,
                                    at));
        }
    }
}
