package brevvakt.mailets.reading;

/** The seven-bit Unicode of RFC 2152, which old mail still carries and the JDK does not know. */
final class Utf7 {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {}

    static String decode(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '+') {
                text.append(c);
            } else if (i < raw.length() && raw.charAt(i) == '-') {
                text.append('+');
                i++;
            } else {
                i = shifted(raw, i, text);
            }
        }
        return text.toString();
    }

    private static int shifted(String raw, int from, StringBuilder text) {
        int bits = 0;
        int held = 0;
        int i = from;
        while (i < raw.length()) {
            int value = BASE64.indexOf(raw.charAt(i));
            if (value < 0) {
                return raw.charAt(i) == '-' ? i + 1 : i;
            }
            held = ((held << 6) | value) & 0x3FFFFF;
            bits += 6;
            if (bits >= 16) {
                bits -= 16;
                text.append((char) (held >> bits & 0xFFFF));
            }
            i++;
        }
        return i;
    }
}
