package brevvakt.casework.organisation;

import brevvakt.casework.letter.EmailAddress;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mailbox that belongs to a task and not to a person.
 *
 * @param aliases further addresses of the same mailbox
 * @param owners the user names of who sees to it that it is opened every working day (SEED-95, SEED-96)
 * @param substitutes who does when they cannot (SEED-97, SEED-128)
 * @param digest when the morning letter about it goes; empty where the house says when
 */
public record Mailbox(
        EmailAddress address,
        List<EmailAddress> aliases,
        Kind kind,
        String unit,
        List<String> owners,
        List<String> substitutes,
        Delivery delivery,
        Optional<LocalTime> digest) {

    /** What a mailbox is for. */
    public enum Kind {
        FUNCTIONAL,
        /** The official address of an authority; else like a functional one. */
        AUTHORITY,
        /** Takes telephone messages as mail (SEED-79). */
        TELEPHONE,
        /** Takes absences and calendar codes (SEED-87). */
        ABSENCE
    }

    public Mailbox {
        aliases = List.copyOf(aliases);
        owners = List.copyOf(owners);
        substitutes = List.copyOf(substitutes);
    }

    /** Citizens write to it, and it is watched. */
    public boolean isForCitizens() {
        return kind == Kind.FUNCTIONAL || kind == Kind.AUTHORITY;
    }

    public boolean isHandledBy(String username) {
        return owners.contains(username) || substitutes.contains(username);
    }

    /** Owners, then substitutes. */
    public Stream<String> handlers() {
        return Stream.concat(owners.stream(), substitutes.stream());
    }
}
