package brevvakt.casework.watch;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Delivery;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox as the watch sees it, a personal one too.
 *
 * @param kind a word of DESIGN 5
 * @param owners the user names of who opens it every working day; the holder of a personal mailbox
 * @param isWatched the daily round looks at it
 * @param isRelayed it lives in a neighbouring system: the evidence comes from looks over IMAP
 */
public record Watched(
        EmailAddress address,
        String kind,
        String unit,
        List<String> owners,
        List<String> substitutes,
        boolean isWatched,
        boolean isRelayed) {

    public Watched {
        owners = List.copyOf(owners);
        substitutes = List.copyOf(substitutes);
    }

    /** All mailboxes, those of tasks first; whose plan says NONE is not watched (SEED-133). */
    public static List<Watched> of(Organisation now) {
        List<Watched> all = new ArrayList<>();
        for (Mailbox mailbox : now.mailboxes()) {
            all.add(new Watched(
                    mailbox.address(),
                    mailbox.kind().name().toLowerCase(Locale.ROOT),
                    mailbox.unit(),
                    mailbox.owners(),
                    mailbox.substitutes(),
                    mailbox.kind() != Mailbox.Kind.ABSENCE,
                    mailbox.delivery() == Delivery.RELAY));
        }
        for (Person person : now.people()) {
            all.add(new Watched(
                    person.mail(),
                    "personal",
                    person.unit(),
                    List.of(person.username()),
                    List.of(),
                    now.planOf(person.username())
                            .filter(row -> row.choice() == PlanRow.Choice.NONE)
                            .isEmpty(),
                    person.delivery() == Delivery.RELAY));
        }
        return all;
    }

    boolean isPersonal() {
        return kind.equals("personal");
    }

    /** Who answers for it above the owners. */
    Optional<String> manager(Organisation now) {
        return isPersonal()
                ? now.nearestManagerOf(owners.get(0)).map(Person::username)
                : now.managerOf(unit).map(Person::username);
    }
}
