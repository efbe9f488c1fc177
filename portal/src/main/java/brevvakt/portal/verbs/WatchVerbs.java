package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.watch.DailyOpening;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The verbs of the watch. */
public final class WatchVerbs implements Verbs {
    private final House house;
    private final DailyOpening opening;
    private final Clock clock;

    public WatchVerbs(House house, DailyOpening opening, Clock clock) {
        this.house = house;
        this.opening = opening;
        this.clock = clock;
    }

    @Override
    public Answer call(Call call) {
        return call.verb().equals("checked") ? checked(call) : new Answer.Unknown();
    }

    /** Only who has access can have looked: the word of another is no evidence (DESIGN 6b.4). */
    private Answer checked(Call call) {
        Optional<String> by = call.by();
        if (by.isEmpty()) {
            return new Answer.Misused("checked needs --by USER: who has looked");
        }
        Optional<EmailAddress> mailbox = EmailAddress.parse(call.positional(0))
                .flatMap(address -> house.recipient(address).mailbox());
        if (mailbox.isEmpty()) {
            return new Answer.Refused("there is no mailbox " + call.positional(0));
        }
        Optional<String> person = house.usernameOf(by.get());
        if (person.isEmpty()) {
            return new Answer.Refused(Person.unknown(by.get()));
        }
        if (!house.maySendAs(person.get(), mailbox.get())
                && !house.openTo(person.get()).contains(mailbox.get())) {
            return new Answer.Refused(
                    person.get() + " has no access to " + mailbox.get() + " and cannot have looked through it");
        }
        Instant now = clock.instant();
        opening.checked(mailbox.get(), person.get(), now);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("address", mailbox.get().toString());
        said.put("state", DailyOpening.State.OPENED.name());
        said.put("opened", Map.of("at", now, "by", person.get(), "how", "CHECKED"));
        return new Answer.Done(said);
    }
}
