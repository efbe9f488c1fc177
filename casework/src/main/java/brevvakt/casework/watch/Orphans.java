package brevvakt.casework.watch;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The inventory of addresses (LAW-26, SEED-95): every one that takes mail has somebody who opens it and somebody who stands
 * in. Import refuses a mailbox that names nobody; here are those whose people have gone since. An alias, an address with a
 * detail behind a plus and the unit's common address lead to a mailbox and have its people; any other address is refused
 * with 550, so there is no catch-all and nothing is taken for noreply.
 */
public final class Orphans {

    /** What an address lacks. */
    public enum Lack {
        OWNER,
        SUBSTITUTE,
        HOLDER
    }

    /**
     * An address that takes mail and lacks somebody.
     *
     * @param unit the identity of the unit that has it
     */
    public record Orphan(EmailAddress address, String unit, Lack lack) {}

    private final Organisation town;
    private final LocalDate day;
    private final WhoActs whoActs;

    public Orphans(Organisation town, LocalDate day, WhoActs whoActs) {
        this.town = town;
        this.day = day;
        this.whoActs = whoActs;
    }

    /** Every such address. */
    public List<Orphan> found() {
        List<Orphan> found = new ArrayList<>();
        for (Mailbox mailbox : town.mailboxes()) {
            if (mailbox.owners().stream().noneMatch(isHere())) {
                found.add(new Orphan(mailbox.address(), mailbox.unit(), Lack.OWNER));
            }
            if (mailbox.kind() != Mailbox.Kind.ABSENCE
                    && mailbox.substitutes().stream().noneMatch(isHere())) {
                found.add(new Orphan(mailbox.address(), mailbox.unit(), Lack.SUBSTITUTE));
            }
        }
        town.people().stream()
                .filter(person -> !isEmployed(person))
                .filter(person -> whoActs.insteadOf(person.username(), day).isEmpty()
                        || whoActs.insteadOf(person.username(), day)
                                .filter(person.username()::equals)
                                .isPresent())
                .forEach(person -> found.add(new Orphan(person.mail(), person.unit(), Lack.HOLDER)));
        return found;
    }

    private Predicate<String> isHere() {
        return username -> town.person(username).filter(this::isEmployed).isPresent();
    }

    private boolean isEmployed(Person person) {
        return person.employedUntil().filter(day::isAfter).isEmpty();
    }
}
