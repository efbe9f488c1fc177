package brevvakt.casework.absence;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Set<SubjectCode> CALENDAR = EnumSet.of(TJA, TJR, SEM, SAM, DEL, TJL, LUN);
    private static final Set<String> TYPED_TJA = Set.of("TJA", "TJAE");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final Pattern FIRST_WORD =
            Pattern.compile("(?iU)^\\s*(?:(?:sv|vb|re|fw|fwd|aw|wg)(?:\\[\\d+])?\\s*:\\s*)*(\\p{L}{3,4})(?=[:\\s]|$)");

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

    /** The code of a word, in whatever case and way of writing; the umlaut of TJÄ may be missing. */
    public static Optional<SubjectCode> of(String word) {
        String upper = plain(word).strip().toUpperCase(Locale.ROOT);
        String meant = TYPED_TJA.contains(upper) ? TJA.word : upper;
        return Arrays.stream(values()).filter(code -> code.word.equals(meant)).findFirst();
    }

    /**
     * The code that a subject begins with (DOMAIN 1.7): after what mail programs put before an answer, and before a colon,
     * white space or the end. {@code TJÄNSTERESA} begins with none.
     */
    public static Optional<SubjectCode> startOf(String subject) {
        Matcher first = FIRST_WORD.matcher(plain(subject));
        return first.find() ? of(first.group(1)).filter(code -> CALENDAR.contains(code)) : Optional.empty();
    }

    /** One code point a letter, signs without a shape of their own left out. */
    private static String plain(String written) {
        return UNSEEN.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("");
    }
}
