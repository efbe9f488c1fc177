package brevvakt.casework.letter;

import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    private static final SmallWords SMALL_WORDS = SmallWords.load();

    private record SmallWords(Set<String> swedish, Set<String> english, List<Set<String>> others) {
        static SmallWords load() {
            CueList list = CueList.load("languages.txt");
            return new SmallWords(
                    words(String.join(" ", list.section("sv"))),
                    words(String.join(" ", list.section("en"))),
                    list.section("other").stream().map(SmallWords::words).toList());
        }

        private static Set<String> words(String line) {
            return Set.copyOf(List.of(line.split(" ")));
        }
    }

    /** Guesses from the first pages; the same text gets the same answer. */
    public static Language of(String text) {
        String page = text.substring(0, Math.min(READ, text.length())).toLowerCase(Locale.ROOT);
        if (isForeignScript(page)) {
            return OTHER;
        }
        List<String> words = List.of(page.split("[^\\p{L}']+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
        long swedish = hits(words, SMALL_WORDS.swedish);
        long english = hits(words, SMALL_WORDS.english);
        long other = SMALL_WORDS.others.stream()
                .mapToLong(language -> hits(words, language))
                .max()
                .orElse(0);
        long best = Math.max(swedish, Math.max(english, other));
        if (best == 0) {
            return ofNames(page, words.size());
        }
        if (best == swedish) {
            return SV;
        }
        if (best == 1 && words.size() < FEW_WORDS) {
            return UNKNOWN;
        }
        return best == english ? EN : OTHER;
    }

    private static Language ofNames(String page, int words) {
        if (page.indexOf('å') >= 0) {
            return SV;
        }
        return words > 3 * FEW_WORDS ? OTHER : UNKNOWN;
    }

    private static long hits(List<String> words, Set<String> small) {
        return words.stream().filter(small::contains).count();
    }

    private static boolean isForeignScript(String page) {
        long letters = page.chars().filter(Character::isLetter).count();
        long latin = page.chars()
                .filter(c -> Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        return letters > 2 * FEW_WORDS && latin * 2 < letters;
    }
}
