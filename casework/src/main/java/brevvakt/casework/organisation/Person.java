package brevvakt.casework.organisation;

import brevvakt.casework.letter.EmailAddress;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An employee, who has a personal mailbox and may log in.
 *
 * @param mail the address of the personal mailbox
 * @param aliases further addresses of the same mailbox
 * @param manager the user name of the nearest manager
 * @param textsTo the mobile telephone to which notices go as text messages too, where that is ordered (SEED-81)
 * @param calendarCodes absences may be taken from codes in calendar subjects (SEED-87, SEED-88)
 * @param digest when his morning letter goes; empty where his mailboxes or the house say when
 */
public record Person(
        String username,
        String name,
        EmailAddress mail,
        List<EmailAddress> aliases,
        String unit,
        Optional<String> manager,
        Optional<String> phone,
        Optional<String> textsTo,
        Set<Role> roles,
        boolean calendarCodes,
        Delivery delivery,
        Optional<LocalTime> digest,
        Optional<LocalDate> employedFrom,
        Optional<LocalDate> employedUntil,
        Optional<Password> password) {

    public Person {
        aliases = List.copyOf(aliases);
        roles = Set.copyOf(roles);
    }

    /** Why something is refused that names somebody whom nobody knows. */
    public static String unknown(String username) {
        return "nobody has the user name " + username;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** The employment has begun and has not ended; both days are worked. */
    public boolean isEmployedOn(LocalDate day) {
        return employedFrom.filter(day::isBefore).isEmpty()
                && employedUntil.filter(day::isAfter).isEmpty();
    }

    Person with(Set<Role> more) {
        return new Person(
                username,
                name,
                mail,
                aliases,
                unit,
                manager,
                phone,
                textsTo,
                more,
                calendarCodes,
                delivery,
                digest,
                employedFrom,
                employedUntil,
                password);
    }
}
