package brevvakt.casework.classify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells languages apart by their small words. */
final class Languages {
    private static final int FEW_WORDS = 6;
    private static final double KNOWN_SHARE = 0.10;

    private final Map<String, Set<String>> smallWords = new LinkedHashMap<>();

    Languages(Map<String, List<String>> smallWords) {
        smallWords.forEach((language, words) -> {
            Set<String> known = new HashSet<>(words);
            words.stream().map(Spelling::plain).forEach(known::add);
            this.smallWords.put(language, known);
        });
    }

    Tongue of(Wording wording) {
        Map<String, Integer> hits = new HashMap<>();
        int latin = 0;
        for (int i = 0; i < wording.size(); i++) {
            String word = wording.word(i);
            latin += word.codePoints().anyMatch(Languages::isForeignLetter) ? 0 : 1;
            smallWords.forEach((language, words) -> hits.merge(language, words.contains(word) ? 1 : 0, Integer::sum));
        }
        if (wording.size() > 0 && latin * 2 < wording.size()) {
            return Tongue.OTHER;
        }
        String best = hits.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(e -> e.getKey().equals("sv")))
                .map(Map.Entry::getKey)
                .orElse("sv");
        int most = hits.getOrDefault(best, 0);
        if (wording.size() < FEW_WORDS && most < 2) {
            return Tongue.UNKNOWN;
        }
        if (most < KNOWN_SHARE * wording.size()) {
            return wording.size() < 3 * FEW_WORDS ? Tongue.UNKNOWN : Tongue.OTHER;
        }
        return switch (best) {
            case "sv" -> Tongue.SWEDISH;
            case "en" -> Tongue.ENGLISH;
            default -> Tongue.OTHER;
        };
    }

    private static boolean isForeignLetter(int codePoint) {
        return Character.isLetter(codePoint)
                && Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.LATIN
                && Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.COMMON;
    }
}
