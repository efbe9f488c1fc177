package brevvakt.gateway.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a given width, broken at spaces, or within a word that is longer than a line. */
final class Wrapped {
    private Wrapped() {}

    static List<String> at(int width, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            if (!line.isEmpty() && length(line) + 1 + length(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (line.isEmpty() && length(rest) > width) {
                int cut = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    static String padded(int width, String text) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
