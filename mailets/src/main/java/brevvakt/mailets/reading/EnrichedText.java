package brevvakt.mailets.reading;

import java.util.Locale;

/** The plain text of text/enriched (RFC 1896) and of its forerunner text/richtext. */
final class EnrichedText {

    private EnrichedText() {}

    static String of(String enriched) {
        StringBuilder text = new StringBuilder(enriched.length());
        int parameter = 0;
        int i = 0;
        while (i < enriched.length()) {
            char c = enriched.charAt(i);
            int close = c == '<' ? closing(enriched, i) : -1;
            if (c == '<' && enriched.startsWith("<<", i)) {
                text.append('<');
                i += 2;
            } else if (close > 0) {
                String command = enriched.substring(i + 1, close).toLowerCase(Locale.ROOT);
                parameter += command.equals("param") ? 1 : command.equals("/param") ? -1 : 0;
                text.append(command.equals("nl") || command.equals("paragraph") ? "\n" : "");
                i = close + 1;
            } else {
                text.append(parameter > 0 ? "" : c);
                i++;
            }
        }
        return text.toString();
    }

    private static int closing(String enriched, int open) {
        int i = open + 1;
        while (i < enriched.length() && i - open < 70 && enriched.charAt(i) != '>') {
            i++;
        }
        return i < enriched.length() && enriched.charAt(i) == '>' ? i : -1;
    }
}
