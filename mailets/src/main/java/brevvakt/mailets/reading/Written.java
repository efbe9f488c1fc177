package brevvakt.mailets.reading;

/** Strangers' characters made fit to be kept: no control characters, no halves of characters, bounded. */
final class Written {

    private Written() {}

    /** A text of many lines: line ends are {@code \n}, fixed spaces are spaces; NUL and its kin, which no database takes, are gone. */
    static String text(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isPlain(c)) {
                clean.append(c);
            } else if (c == '\r') {
                if (i + 1 == raw.length() || raw.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\f' || c == '\u000B' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
                clean.append('\n');
            } else if (c == '\u00A0') {
                clean.append(' ');
            } else if (!isDropped(raw, i)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** A text of one line, as in a header field. */
    static String line(String raw, int most) {
        StringBuilder clean = new StringBuilder(Math.min(raw.length(), most));
        for (int i = 0; i < raw.length() && clean.length() <= most; i++) {
            char c = raw.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
                clean.append(' ');
            } else if (!isDropped(raw, i)) {
                clean.append(c);
            }
        }
        return cut(clean.toString().strip(), most);
    }

    /** The first characters, at most so many, never half a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    /** Most characters by far, and nothing need be asked of them. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F || c >= '\u00C0' && c < '\u0100' || c == '\n';
    }

    private static boolean isDropped(String raw, int at) {
        char c = raw.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == raw.length() || !Character.isLowSurrogate(raw.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(raw.charAt(at - 1));
        }
        boolean control = (c < ' ' && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
        return control || c == '\uFEFF' || (c >= '\u202A' && c <= '\u202E') || c == '\uFFFE' || c == '\uFFFF';
    }
}
