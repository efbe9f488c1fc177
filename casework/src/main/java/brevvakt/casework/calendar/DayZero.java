package brevvakt.casework.calendar;

/** From which day a promise of working days is counted when a letter comes on a day off (DOMAIN 4.2). */
public enum DayZero {
    /** The day of receipt, whatever day it is: the next working day is day one. */
    DAY_OF_RECEIPT,
    /** The next working day counts as the day of receipt: one day more for the municipality. */
    ROLL_FORWARD
}
