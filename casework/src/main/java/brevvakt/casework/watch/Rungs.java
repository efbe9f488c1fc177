package brevvakt.casework.watch;

import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.store.CaseRegister;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which rung of the ladder a promise stands on (DOMAIN 4.6), counted back from its due day so that it moves with it. */
public final class Rungs {
    private static final int PROMISED = 5;
    private static final int EACH_WEEK = 5;
    private static final int LOOK_AHEAD_DAYS = 14;

    private final WatchHours hours;

    Rungs(WatchHours hours) {
        this.hours = hours;
    }

    /** The hours at which the ladder speaks. */
    public enum Hour {
        MORNING,
        AFTERNOON,
        LAST_CALL
    }

    /** Who is reached. */
    enum Reach {
        HANDLING,
        SUBSTITUTES,
        MANAGER,
        ABOVE
    }

    /** The rungs. */
    enum Rung {
        NOT_OPENED(EnumSet.of(Reach.HANDLING)),
        NOBODY_TAKES_IT(EnumSet.of(Reach.HANDLING, Reach.SUBSTITUTES)),
        UNANSWERED(EnumSet.of(Reach.HANDLING)),
        SOON_DUE(EnumSet.of(Reach.HANDLING, Reach.SUBSTITUTES)),
        DUE_TODAY(EnumSet.of(Reach.HANDLING, Reach.MANAGER)),
        LAST_CALL(EnumSet.of(Reach.MANAGER)),
        BREACH(EnumSet.of(Reach.MANAGER, Reach.ABOVE)),
        STILL_LATE(EnumSet.of(Reach.MANAGER, Reach.ABOVE)),
        /** A promise of another length: on its day who handles it hears. */
        AGREED_TODAY(EnumSet.of(Reach.HANDLING)),
        /** The day after, until whose end a records request may still be answered. */
        RECORDS_LAST_DAY(EnumSet.of(Reach.HANDLING, Reach.MANAGER));

        private final Set<Reach> reach;

        Rung(Set<Reach> reach) {
            this.reach = reach;
        }

        boolean isLate() {
            return this == BREACH || this == STILL_LATE;
        }

        boolean reaches(Reach one) {
            return reach.contains(one);
        }
    }

    /** The rung on which a promise stands at an hour of a working day; empty where nobody is to be told. */
    Optional<Rung> at(Hour hour, PromiseClock clock, LocalDate today) {
        boolean late = today.isAfter(clock.due());
        int days = late ? hours.workingDaysBetween(clock.due(), today) : hours.workingDaysBetween(today, clock.due());
        if (late) {
            return hour == Hour.MORNING ? late(clock, days) : Optional.empty();
        }
        return switch (clock.rule()) {
            case REPLY, REVIEW ->
                clock.due().equals(hours.dayOf(clock.started())) ? Optional.empty() : fiveDays(hour, PROMISED - days);
            case RECORDS -> recordsToday(hour, days);
            case FOLLOW_UP, DATA_SUBJECT, CALLBACK ->
                hour == Hour.MORNING && days == 0 ? Optional.of(Rung.AGREED_TODAY) : Optional.empty();
        };
    }

    /**
     * The first day on which the ladder may speak of a promise again after its hour of a day; too early is harmless, as
     * that day asks anew. A breach that has just been told of waits for its week.
     */
    LocalDate nextDay(Hour hour, PromiseClock clock, LocalDate today) {
        boolean told = at(hour, clock, today).filter(Rung::isLate).isPresent();
        for (LocalDate day = today; day.isBefore(today.plusDays(LOOK_AHEAD_DAYS)); day = day.plusDays(1)) {
            if (hours.isWorkingDay(day)) {
                for (Hour next : Hour.values()) {
                    boolean lies = day.isAfter(today) || next.compareTo(hour) > 0;
                    Optional<Rung> rung = lies ? at(next, clock, day) : Optional.empty();
                    if (rung.isPresent() && !(told && rung.get() == Rung.BREACH)) {
                        return day;
                    }
                }
            }
        }
        LocalDate later = today.plusDays(LOOK_AHEAD_DAYS);
        LocalDate earliest = clock.due().minusDays(CaseRegister.EARLIEST_LOOK_DAYS);
        return earliest.isAfter(later) ? earliest : later;
    }

    private static Optional<Rung> fiveDays(Hour hour, int day) {
        return switch (hour) {
            case AFTERNOON -> day == 1 ? Optional.of(Rung.NOT_OPENED) : Optional.empty();
            case LAST_CALL -> day == PROMISED ? Optional.of(Rung.LAST_CALL) : Optional.empty();
            case MORNING ->
                switch (day) {
                    case 2 -> Optional.of(Rung.NOBODY_TAKES_IT);
                    case 3 -> Optional.of(Rung.UNANSWERED);
                    case 4 -> Optional.of(Rung.SOON_DUE);
                    case PROMISED -> Optional.of(Rung.DUE_TODAY);
                    default -> Optional.empty();
                };
        };
    }

    /** A records request outranks all (LAW-13): it is named in the morning and again before the day ends. */
    private static Optional<Rung> recordsToday(Hour hour, int days) {
        return days > 0 || hour == Hour.AFTERNOON
                ? Optional.empty()
                : Optional.of(hour == Hour.MORNING ? Rung.AGREED_TODAY : Rung.LAST_CALL);
    }

    /** A records request may still be answered the working day after (DESIGN 5b); then, as all others, it is late. */
    private static Optional<Rung> late(PromiseClock clock, int days) {
        int grace = clock.rule() == ClockRule.RECORDS ? 1 : 0;
        if (days <= grace) {
            return days == 0 ? Optional.of(Rung.BREACH).filter(rung -> grace == 0) : Optional.of(Rung.RECORDS_LAST_DAY);
        }
        int late = days - grace;
        return Optional.of(late > 1 && (late - 1) % EACH_WEEK == 0 ? Rung.STILL_LATE : Rung.BREACH);
    }
}
