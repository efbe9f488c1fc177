package brevvakt.casework.absence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody is away: the calendar codes (SEED-87), and what has no code. Never told to anybody outside. */
public enum SubjectCode {
    /** Errand on duty. */
    TJA("TJÄ", false),
    /** Business trip. */
    TJR("TJR", true),
    /** Holiday. */
    SEM("SEM", true),
    /** Meeting. */
    SAM("SAM", false),
    /** Part-time, a day on which one does not work. */
    DEL("DEL", true),
    /** Leave of absence. */
    TJL("TJL", true),
    /** Lunch. */
    LUN("LUN", false),
    ILLNESS("ILLNESS", true),
    PARENTAL("PARENTAL", true),
    OTHER("OTHER", true);

    private final String word;
    private final boolean absent;

    SubjectCode(String word, boolean absent) {
        this.word = word;
        this.absent = absent;
    }

    /** As people write it. */
    public String word() {
        return word;
    }

    /** Hours at most: it makes nobody absent (DOMAIN 1.7). */
    public boolean isAbsence() {
        return absent;
    }

    /** The code of a word, in whatever case. */
    public static Optional<SubjectCode> of(String word) {
        String upper = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(code -> code.word.equals(upper)).findFirst();
    }
}
