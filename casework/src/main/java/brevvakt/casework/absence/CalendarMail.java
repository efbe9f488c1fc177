package brevvakt.casework.absence;

import java.util.List;
import java.util.Optional;

/**
 * What a mail to the absence address says.
 *
 * @param subject of the mail
 * @param entries the calendar entries in it; empty for a mail without any
 * @param fault why its calendar file cannot be read at all
 */
public record CalendarMail(String subject, List<CalendarEntry> entries, Optional<EntryFault> fault) {

    public CalendarMail {
        entries = List.copyOf(entries);
    }

    /** It carries a calendar file, read or not. */
    public boolean isCalendar() {
        return !entries.isEmpty() || fault.isPresent();
    }
}
