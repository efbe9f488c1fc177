package brevvakt.casework.classify;

import java.text.Normalizer;

/** The ways in which one word is written: with its rings and dots, without them, and as people in a hurry do. */
final class Spelling {
    private static final int SURE = 5;

    private Spelling() {}

    /** Without rings, dots and accents: {@code för} becomes {@code for}. */
    static String plain(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c == 'æ' ? 'a' : c == 'ø' ? 'o' : c);
            }
        }
        return plain.toString();
    }

    /** Every doubled letter single: {@code skollan} and {@code skolan} are the same. */
    static String hasty(String word) {
        StringBuilder hasty = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (i == 0 || c != word.charAt(i - 1) || !Character.isLetter(c)) {
                hasty.append(c);
            }
        }
        return hasty.toString();
    }

    /** Whether a word is long enough for its plain form to mean it, whatever the letter looks like. */
    static boolean isLong(String word) {
        return word.length() >= SURE;
    }
}
