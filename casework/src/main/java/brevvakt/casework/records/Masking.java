package brevvakt.casework.records;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that a disclosed record must not show. They are taken out wherever they stand: in capitals or not, across line ends
 * and spaces that do not break, with letters composed or not, and with signs in them that nobody sees. The block that
 * stands instead has one length, so that it tells nothing.
 */
public record Masking(List<String> words) {
    private static final String BLOCK = "█████";
    private static final Pattern UNSEEN = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]");
    private static final String GAP = "[\\s\\p{Z}]+";

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
                        .map(word -> Arrays.stream(word.split(GAP))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(GAP)))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
