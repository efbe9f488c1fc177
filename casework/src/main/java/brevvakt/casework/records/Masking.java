package brevvakt.casework.records;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that a disclosed record must not show. They are taken out wherever they stand: in capitals or not, across line ends
 * (also within a word that is broken there) and spaces that do not break, with any kind of hyphen, with the signs that
 * addresses and names of files have for a space, with letters composed or not, with signs in them that nobody sees, and of
 * numbers with any grouping of their digits. The block that stands instead has one length, so that it tells nothing.
 */
public record Masking(List<String> words) {
    private static final String BLOCK = "█████";
    private static final Pattern UNSEEN = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]");
    private static final String SPACES = "[\\s\\p{Z}]+";
    private static final String DASH = "\\p{Pd}\\u2212";
    private static final String GAP = "(?:[\\s\\p{Z}_.+" + DASH + "]+|%20)";
    private static final String BROKEN = "(?:[" + DASH + "]?\\h*\\R\\h*)?";
    private static final String GROUPED = "[\\s\\p{Z}" + DASH + "]{0,3}";

    public Masking {
        words = words.stream()
                .map(Masking::plain)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
    }

    /** Words as a person writes them: one on each line, or with a bar between. */
    public static Masking written(String text) {
        return new Masking(Arrays.asList(text.split("[\\n|]")));
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** The text without the words. */
    public String of(String text) {
        return isEmpty() ? text : pattern().matcher(plain(text)).replaceAll(BLOCK);
    }

    /** The text still shows one of them. */
    public boolean isShownIn(String text) {
        return !isEmpty() && pattern().matcher(plain(text)).find();
    }

    /** Letters composed, and without what nobody sees. */
    private static String plain(String text) {
        return UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
    }

    private Pattern pattern() {
        return Pattern.compile(
                words.stream()
                        .map(word -> Arrays.stream(word.split(SPACES))
                                .map(Masking::anyWriting)
                                .collect(Collectors.joining(GAP)))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** One word without spaces, however it is broken, hyphenated or grouped. */
    private static String anyWriting(String word) {
        StringBuilder pattern = new StringBuilder();
        int[] signs = word.codePoints().toArray();
        for (int i = 0; i < signs.length; i++) {
            boolean dash = isDash(signs[i]);
            boolean afterDigit = i > 0 && Character.isDigit(signs[i - 1]);
            if (dash && afterDigit && i + 1 < signs.length && Character.isDigit(signs[i + 1])) {
                continue;
            }
            if (i > 0) {
                boolean grouped = Character.isDigit(signs[i])
                        && (afterDigit || i > 1 && isDash(signs[i - 1]) && Character.isDigit(signs[i - 2]));
                pattern.append(grouped ? GROUPED : BROKEN);
            }
            pattern.append(dash ? "[" + DASH + "]" : Pattern.quote(Character.toString(signs[i])));
        }
        return pattern.toString();
    }

    private static boolean isDash(int sign) {
        return Character.getType(sign) == Character.DASH_PUNCTUATION || sign == '\u2212';
    }
}
