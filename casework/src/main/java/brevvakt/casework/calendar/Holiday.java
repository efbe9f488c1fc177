package brevvakt.casework.calendar;

/**
 * The days beside Saturdays and Sundays on which the municipality is closed (DOMAIN 4.1). Three eves stand here although
 * no statute calls them holidays; skärtorsdag, valborg and bridge days do not, for on them people are at work.
 */
public enum Holiday {
    NEW_YEAR,
    EPIPHANY,
    GOOD_FRIDAY,
    EASTER,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION_DAY,
    PENTECOST,
    NATIONAL_DAY,
    MIDSUMMER_EVE,
    MIDSUMMER,
    ALL_SAINTS,
    CHRISTMAS_EVE,
    CHRISTMAS,
    BOXING_DAY,
    NEW_YEARS_EVE,
    /** Off by the municipality's own decision; unknown to records requests. */
    LOCAL_DAY
}
