package brevvakt.casework.cases;

/** The promises that run against time. */
public enum ClockRule {
    /** Notice, contact or answer (SEED-35, SEED-53, SEED-62). */
    REPLY,
    /** Contact with who sought somebody absent (SEED-12, SEED-52). */
    CALLBACK,
    /** A records request (SEED-93, LAW-09, LAW-13). */
    RECORDS,
    /** A data subject's request, one month (LAW-32). */
    DATA_SUBJECT,
    /** The nearest manager's new review (SEED-40). */
    REVIEW,
    /** What an interim answer promised (SEED-36). */
    FOLLOW_UP;

    /** A human's answer to the writer meets this clock. */
    public boolean isMetByAnswer() {
        return this == REPLY || this == REVIEW || this == FOLLOW_UP || this == RECORDS;
    }
}
