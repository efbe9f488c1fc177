package brevvakt.casework.routing;

import brevvakt.casework.table.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The beginning of a letter in small letters, and where its words begin: made once for all that is looked for in it. */
public record Head(String text, int[] beginnings) {
    /** What decides stands at the beginning of a letter; more would only cost time. */
    private static final int MOST_CHARACTERS = 20_000;

    public static Head of(String letter) {
        String text =
                letter.substring(0, Math.min(letter.length(), MOST_CHARACTERS)).toLowerCase(Locale.ROOT);
        int[] beginnings = IntStream.range(0, text.length())
                .filter(at -> Character.isLetterOrDigit(text.charAt(at))
                        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))))
                .toArray();
        return new Head(text, beginnings);
    }

    boolean has(Pattern words) {
        return where(words).findAny().isPresent();
    }

    /** How many words of the letter are among these. */
    long count(Pattern words) {
        return where(words).count();
    }

    private IntStream where(Pattern words) {
        Matcher matcher = words.matcher(text).useTransparentBounds(true);
        return IntStream.of(beginnings)
                .filter(at -> matcher.region(at, text.length()).lookingAt());
    }

    /**
     * One pattern for words of a table, held at the beginnings of words. A word that ends in a star stands for all that
     * begin so, a space in it for any white space. What is wrong is told with its place.
     */
    static Optional<Pattern> words(List<String> words, String place, TableFile table) {
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            String bare = word.strip().toLowerCase(Locale.ROOT);
            boolean begins = bare.endsWith("*");
            String stem = begins ? bare.substring(0, bare.length() - 1) : bare;
            if (stem.length() < 3) {
                table.fault(place + " has \"" + word + "\", which is too short to tell anything");
            } else if (!Character.isLetterOrDigit(stem.charAt(0))) {
                table.fault(place + " has \"" + word + "\", which begins with neither letter nor digit");
            }
            String quoted = Pattern.compile("\\s+")
                    .splitAsStream(stem)
                    .map(Pattern::quote)
                    .collect(Collectors.joining("\\s+"));
            pieces.add(quoted + (begins ? "" : "(?![\\p{L}\\p{N}])"));
        }
        return pieces.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(String.join("|", pieces)));
    }
}
