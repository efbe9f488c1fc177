package brevvakt.casework.classify;

import java.text.Normalizer;

/** The ways in which one word is written: with its rings and dots, without them, and as people in a hurry do. */
final class Spelling {
    private static final int SURE = 5;
    private static final char[] PLAIN = table();

    private Spelling() {}

    /** Without rings, dots and accents: {@code för} becomes {@code for}. */
    static String plain(String word) {
        int first = 0;
        while (first < word.length() && word.charAt(first) < '\u0080') {
            first++;
        }
        if (first == word.length()) {
            return word;
        }
        return isOfTable(word, first) ? byTable(word, first) : plainByParts(word);
    }

    private static boolean isOfTable(String word, int from) {
        for (int i = from; i < word.length(); i++) {
            if (word.charAt(i) >= PLAIN.length) {
                return false;
            }
        }
        return true;
    }

    private static String byTable(String word, int from) {
        char[] plain = word.toCharArray();
        for (int i = from; i < plain.length; i++) {
            plain[i] = PLAIN[plain[i]];
        }
        return new String(plain);
    }

    private static char[] table() {
        char[] table = new char[0x100];
        for (char c = 0; c < table.length; c++) {
            table[c] = plainByParts(String.valueOf(c)).charAt(0);
        }
        return table;
    }

    private static String plainByParts(String word) {
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
        if (!hasDouble(word)) {
            return word;
        }
        StringBuilder hasty = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (i == 0 || c != word.charAt(i - 1) || !Character.isLetter(c)) {
                hasty.append(c);
            }
        }
        return hasty.toString();
    }

    private static boolean hasDouble(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is long enough for its plain form to mean it, whatever the letter looks like. */
    static boolean isLong(String word) {
        return word.length() >= SURE;
    }
}
