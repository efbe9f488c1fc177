package brevvakt.casework.classify;

import java.text.Normalizer;

/**
 * A letter's text as it is judged: what cannot be seen is taken out, letters that only look like others are read as
 * those, and of a long letter the first pages and the last are read, so that no letter costs more than they do.
 *
 * @param text at most {@link #READ} characters
 * @param isCut whether the letter is longer than what is read
 */
record PlainText(String text, boolean isCut) {
    /** Characters that are read of a letter. */
    static final int READ = 16_000;

    private static final int OF_THE_END = 4_000;
    private static final int MOST_RAW = 10 * READ;
    // dashes, quotation marks, a bullet, section, degree and euro
    private static final String USUAL_SIGNS =
            "\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u00a7\u00b0\u20ac\u00ab\u00bb\u00b7";
    private static final String CYRILLIC =
            "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u043a\u0442\u043c\u043d\u0432";
    private static final String GREEK = "\u03bf\u03b1\u03b5\u03b9\u03ba\u03bd\u03c1\u03c5\u03c7";
    private static final String LIKE_CYRILLIC = "aeopcxyijsktmhb";
    private static final String LIKE_GREEK = "oaeikvpux";

    static PlainText of(String raw) {
        if (raw.length() <= READ) {
            return new PlainText(visible(raw, READ), false);
        }
        String begin = visible(raw.substring(0, Math.min(MOST_RAW, raw.length())), READ);
        if (raw.length() <= MOST_RAW && begin.length() < READ) {
            return new PlainText(begin, false);
        }
        String end = visible(raw.substring(Math.max(0, raw.length() - MOST_RAW)), Integer.MAX_VALUE);
        String lastPage = end.substring(Math.max(0, end.length() - OF_THE_END + 2));
        return new PlainText(begin.substring(0, Math.min(READ - OF_THE_END, begin.length())) + "\n\n" + lastPage, true);
    }

    /** Without soft hyphens, zero widths, marks of direction and the like; compatible forms in their usual form. */
    private static String visible(String raw, int most) {
        if (isUsual(raw)) {
            return raw.length() <= most ? raw : raw.substring(0, most);
        }
        String usual = Normalizer.isNormalized(raw, Normalizer.Form.NFKC)
                ? raw
                : Normalizer.normalize(raw, Normalizer.Form.NFKC);
        StringBuilder text = new StringBuilder(Math.min(usual.length(), most));
        for (int i = 0; i < usual.length() && text.length() < most; i++) {
            char c = usual.charAt(i);
            if (c < '\u0080' || isVisible(c)) {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Nothing but letters, digits and signs of Western Europe that have one form and can be seen: most letters. */
    private static boolean isUsual(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= '\u0080' && !(c >= '\u00c0' && c <= '\u00ff') && USUAL_SIGNS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(char c) {
        int type = Character.getType(c);
        return type != Character.FORMAT && type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK;
    }

    /** A word of Latin letters with others among them that look like Latin ones is read as it looks. */
    static String asItLooks(String word) {
        boolean latin = false;
        boolean lookAlike = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            latin |= c >= 'a' && c <= '\u024f';
            lookAlike |= c > '\u024f' && isLookAlike(c);
        }
        if (!latin || !lookAlike) {
            return word;
        }
        StringBuilder looks = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int cyrillic = CYRILLIC.indexOf(c);
            int greek = GREEK.indexOf(c);
            looks.append(cyrillic >= 0 ? LIKE_CYRILLIC.charAt(cyrillic) : greek >= 0 ? LIKE_GREEK.charAt(greek) : c);
        }
        return looks.toString();
    }

    private static boolean isLookAlike(char c) {
        return CYRILLIC.indexOf(c) >= 0 || GREEK.indexOf(c) >= 0;
    }
}
