package brevvakt.casework.intake;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Whom a caller sought: a person, a unit or a mailbox, and who calls back in that name.
 *
 * @param people the user names of who is to call
 * @param manager who hears when nobody did
 */
public record Sought(List<String> people, Optional<String> manager) {

    public Sought {
        people = List.copyOf(people);
    }

    /** Resolves a user name, the id of a unit or the address of a mailbox; nobody where it is none of them. */
    public static Sought of(String wanted, Organisation now) {
        Optional<Mailbox> mailbox = EmailAddress.parse(wanted).flatMap(now::mailbox);
        if (mailbox.isPresent()) {
            return new Sought(
                    mailbox.get().owners(), now.managerOf(mailbox.get().unit()).map(Person::username));
        }
        if (now.person(wanted).isPresent()) {
            return new Sought(List.of(wanted), now.nearestManagerOf(wanted).map(Person::username));
        }
        return now.unit(wanted).map(unit -> ofUnit(unit, now)).orElseGet(() -> new Sought(List.of(), Optional.empty()));
    }

    private static Sought ofUnit(Unit unit, Organisation now) {
        List<String> owners = now.functionalMailboxOf(unit.id())
                .map(Mailbox::owners)
                .orElseGet(() -> unit.manager().map(List::of).orElse(List.of()));
        return new Sought(owners, unit.manager());
    }

    boolean isKnown() {
        return !people.isEmpty();
    }
}
