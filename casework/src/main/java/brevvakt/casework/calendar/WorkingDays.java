package brevvakt.casework.calendar;

/** A promised number of working days, such as the five in which a letter is answered. */
public record WorkingDays(int count) {

    public WorkingDays {
        if (count < 1) {
            throw new IllegalArgumentException("a promise is at least one working day, not " + count);
        }
    }
}
