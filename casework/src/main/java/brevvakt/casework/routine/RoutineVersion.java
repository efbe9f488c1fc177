package brevvakt.casework.routine;

import brevvakt.casework.calendar.WorkingDays;
import java.time.LocalDate;

/**
 * One version of the routine (SEED-03). What the law settles, such as the day of a records request, is not in it.
 *
 * @param validFrom the first Stockholm day on which it holds
 * @param name what it is called among those who follow it
 * @param reply how soon there is notice, contact or an answer (SEED-35)
 * @param review how soon the nearest manager has tried a matter anew (SEED-40)
 * @param callback how soon whoever sought somebody is contacted (SEED-12)
 * @param reaction after how long without a word an answer counts as unanswered (DOMAIN 8, Q7)
 */
public record RoutineVersion(
        LocalDate validFrom,
        String name,
        WorkingDays reply,
        WorkingDays review,
        WorkingDays callback,
        WorkingDays reaction) {}
