package brevvakt.casework.absence;

import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A calendar entry that somebody has sent, read down to the whole days it covers (DOMAIN 1.7, RFC 5546).
 *
 * @param stamp when the entry was written; of two with one sequence the later counts
 * @param summary its subject; a stranger's text
 * @param organizer whose entry it is; empty where it does not say
 * @param days whole days in Europe/Stockholm, in order, apart from each other; of a rule without end up to two years ahead
 * @param repeats it has more than one occurrence
 * @param instead the day of the one occurrence of a series that it speaks of; empty for a whole entry
 * @param fault why it cannot be taken, whatever else it says
 */
public record CalendarEntry(
        CalendarKey key,
        Instant stamp,
        Wish wish,
        String summary,
        Optional<EmailAddress> organizer,
        List<Period> days,
        boolean repeats,
        Optional<LocalDate> instead,
        Optional<EntryFault> fault) {

    /** What its sender wants. */
    public enum Wish {
        /** It is to be so: REQUEST, PUBLISH, or no method at all. */
        SET,
        /** It is not to be any more: CANCEL. */
        REMOVE
    }

    public CalendarEntry {
        days = List.copyOf(days);
    }
}
