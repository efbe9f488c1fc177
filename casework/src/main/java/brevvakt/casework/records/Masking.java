package brevvakt.casework.records;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that a disclosed record must not show. They are taken out wherever they stand, in capitals or not and across line
 * ends; the block that stands instead has one length, so that it tells nothing.
 */
public record Masking(List<String> words) {
    private static final String BLOCK = "█████";

    public Masking {
        words = words.stream()
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
        return isEmpty() ? text : pattern().matcher(text).replaceAll(BLOCK);
    }

    /** The text still shows one of them. */
    public boolean isShownIn(String text) {
        return !isEmpty() && pattern().matcher(text).find();
    }

    private Pattern pattern() {
        return Pattern.compile(
                words.stream()
                        .map(word -> Arrays.stream(word.split("\\s+"))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("\\s+")))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
