package brevvakt.casework.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The language a letter is written in, as far as its small words tell. */
public enum Language {
    SV,
    EN,
    /** Words, but in neither of the two: somebody has to translate (LAW-28). */
    OTHER,
    /** Too little to tell. */
    UNKNOWN;

    private static final int READ = 20_000;
    private static final int FEW_WORDS = 4;
    /** Of so many words one at least is a small word, in a language that is known here. */
    private static final int FEWEST_SMALL = 9;

    private static final SmallWords SMALL_WORDS = SmallWords.load();

    /** Each small word, and in which languages it is one: bit 0 Swedish, bit 1 English, then the others. */
    private record SmallWords(Map<String, Integer> languagesOf, int languages) {
        static SmallWords load() {
            CueList list = CueList.load("languages.txt");
            List<String> lines = new ArrayList<>();
            lines.add(String.join(" ", list.section("sv")));
            lines.add(String.join(" ", list.section("en")));
            lines.addAll(list.section("other"));
            Map<String, Integer> languagesOf = new HashMap<>();
            for (int language = 0; language < lines.size(); language++) {
                for (String word : lines.get(language).split(" ")) {
                    languagesOf.merge(word, 1 << language, (one, other) -> one | other);
                }
            }
            return new SmallWords(languagesOf, lines.size());
        }
    }

    /** How many words a page has, and how many of them are small words of each language. */
    private static final class Count {
        private final int[] hits = new int[SMALL_WORDS.languages];
        private int words;

        Count(String page) {
            int start = -1;
            for (int at = 0; at <= page.length(); at++) {
                boolean inWord = at < page.length() && (Character.isLetter(page.charAt(at)) || page.charAt(at) == '\'');
                if (inWord && start < 0) {
                    start = at;
                } else if (!inWord && start >= 0) {
                    add(page.substring(start, at));
                    start = -1;
                }
            }
        }

        private void add(String word) {
            words++;
            for (int bits = SMALL_WORDS.languagesOf.getOrDefault(word, 0); bits != 0; bits &= bits - 1) {
                hits[Integer.numberOfTrailingZeros(bits)]++;
            }
        }

        int swedish() {
            return hits[0];
        }

        int english() {
            return hits[1];
        }

        int other() {
            return Arrays.stream(hits, 2, hits.length).max().orElse(0);
        }
    }

    /** Guesses from the first pages; the same text gets the same answer. */
    public static Language of(String text) {
        String page = text.substring(0, Math.min(READ, text.length())).toLowerCase(Locale.ROOT);
        if (isForeignScript(page)) {
            return OTHER;
        }
        Count count = new Count(page);
        int best = Math.max(count.swedish(), Math.max(count.english(), count.other()));
        if (best == 0) {
            return ofNames(page, count.words);
        }
        if (count.words >= 2 * FEW_WORDS && best * FEWEST_SMALL < count.words && page.indexOf('å') < 0) {
            return OTHER;
        }
        if (best == count.swedish()) {
            return SV;
        }
        if (best == 1 && count.words < FEW_WORDS) {
            return UNKNOWN;
        }
        return best == count.english() ? EN : OTHER;
    }

    private static Language ofNames(String page, int words) {
        if (page.indexOf('å') >= 0) {
            return SV;
        }
        return words > 3 * FEW_WORDS ? OTHER : UNKNOWN;
    }

    private static boolean isForeignScript(String page) {
        int letters = 0;
        int latin = 0;
        for (int at = 0; at < page.length(); at++) {
            char c = page.charAt(at);
            if (Character.isLetter(c)) {
                letters++;
                latin += isLatin(c) ? 1 : 0;
            }
        }
        return letters > 2 * FEW_WORDS && latin * 2 < letters;
    }

    /** Below the phonetic signs every letter is Latin; the table of scripts is asked for the others. */
    private static boolean isLatin(char letter) {
        return letter < '\u0250' || Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }
}
