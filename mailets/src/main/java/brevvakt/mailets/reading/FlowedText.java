package brevvakt.mailets.reading;

/** Joins the lines that a mail program has broken (format=flowed, RFC 3676); quotation marks stay. */
final class FlowedText {

    private FlowedText() {}

    static String of(String text, boolean dropSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        int openDepth = -1;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String content = line.substring(depth);
            content = content.startsWith(" ") ? content.substring(1) : content;
            boolean signature = content.equals("-- ");
            if (openDepth == depth && !signature) {
                joined.append(content);
            } else {
                newLine(joined, depth).append(content);
            }
            boolean flows = content.endsWith(" ") && !signature;
            if (flows && dropSpace) {
                joined.setLength(joined.length() - 1);
            }
            openDepth = flows ? depth : -1;
        }
        return joined.append('\n').toString();
    }

    private static StringBuilder newLine(StringBuilder joined, int depth) {
        if (!joined.isEmpty()) {
            joined.append('\n');
        }
        return joined.append(">".repeat(depth)).append(depth > 0 ? " " : "");
    }
}
