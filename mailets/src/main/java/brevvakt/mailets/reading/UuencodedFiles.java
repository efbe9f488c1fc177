package brevvakt.mailets.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that old programs write straight into a text, between {@code begin 644 name} and {@code end}.
 *
 * @param text what is left without them
 */
record UuencodedFiles(String text, List<Found> files) {
    private static final int MOST = 50;

    /** One file: its name and its lines, still encoded. */
    record Found(String name, RawBytes encoded) {}

    static UuencodedFiles in(String text) {
        if (!text.startsWith("begin ") && !text.contains("\nbegin ")) {
            return new UuencodedFiles(text, List.of());
        }
        StringBuilder left = new StringBuilder(text.length());
        List<Found> files = new ArrayList<>();
        int line = 0;
        while (line < text.length()) {
            int next = nextLine(text, line);
            int end = files.size() < MOST && isBegin(text, line, next) ? end(text, next) : -1;
            if (end < 0) {
                left.append(text, line, next);
                line = next;
            } else {
                String name = ContentType.safeName(text.substring(line + 10, next));
                files.add(new Found(
                        name.isEmpty() ? "unnamed" : name,
                        RawBytes.of(text.substring(line, end).getBytes(StandardCharsets.ISO_8859_1))));
                line = end;
            }
        }
        return new UuencodedFiles(left.toString(), files);
    }

    private static boolean isBegin(String text, int line, int next) {
        return next - line > 11
                && next - line < 250
                && text.startsWith("begin ", line)
                && text.substring(line + 6, line + 10).matches("[0-7]{3} ");
    }

    /** Behind the line {@code end}, if every line up to it is encoded; -1 if not. */
    private static int end(String text, int from) {
        int line = from;
        while (line < text.length()) {
            int next = nextLine(text, line);
            String content = text.substring(line, next).strip();
            if (content.equals("end")) {
                return next;
            }
            boolean encoded = content.isEmpty()
                    || (content.charAt(0) >= ' ' && content.charAt(0) <= '`' && content.length() < 90);
            if (!encoded) {
                return -1;
            }
            line = next;
        }
        return -1;
    }

    private static int nextLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
