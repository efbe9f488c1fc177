package brevvakt.casework.texts;

import brevvakt.casework.calendar.Explanation;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.calendar.WorkingDays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What {@code brevvakt workdays} answers: the date alone on its line, and on demand why, in Swedish and English. */
public final class WorkdaysAnswer {
    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final Explainer explainer;

    public WorkdaysAnswer(WorkingCalendar calendar, ZoneId zone, Explainer explainer) {
        this.calendar = calendar;
        this.zone = zone;
        this.explainer = explainer;
    }

    /** The lines of the answer; years that the calendar does not know are refused as in {@link WorkingCalendar}. */
    public List<String> lines(Instant from, WorkingDays days, boolean explained) {
        Explanation facts = calendar.explain(days, from, zone);
        String date = facts.due().toString();
        return explained
                ? List.of(date, explainer.explain(facts, Language.SV), explainer.explain(facts, Language.EN))
                : List.of(date);
    }
}
