package brevvakt.gateway.settings;

import java.time.LocalDate;
import java.util.Set;

/** Days on which this municipality is closed besides the public holidays. */
public record CalendarSettings(Set<LocalDate> extraNonWorkingDays) {

    public CalendarSettings {
        extraNonWorkingDays = Set.copyOf(extraNonWorkingDays);
    }

    static CalendarSettings of(Section section) {
        CalendarSettings settings = new CalendarSettings(section.days("extraNonWorkingDays"));
        section.nothingElse();
        return settings;
    }
}
