package brevvakt.mailets.reading;

import java.util.Set;

/**
 * HTML as a person reads it: lines where the page breaks them, nothing of scripts, styles and hidden elements. What a mail
 * program marks as quoted, by an element of its own or by the division before it, gets the usual {@code > } mark.
 */
final class HtmlText {
    private static final Set<String> LINES = Set.of(
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "table",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "form",
            "fieldset",
            "center",
            "body",
            "tbody",
            "thead",
            "caption",
            "pre",
            "blockquote",
            "figure",
            "option",
            "nav",
            "main",
            "aside",
            "hr");
    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> EMPTY = Set.of(
            "br", "img", "hr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr");
    private static final Set<String> QUOTES_FOLLOW = Set.of("divrplyfwdmsg", "appendonsend", "olk_src_body_section");
    private static final int LONGEST = 4_000_000;
    private static final int DEEPEST_QUOTE = 6;

    private HtmlText() {}

    static String of(String html, int most) {
        String page = Written.cut(html, LONGEST);
        Reader reader = new Reader(most, true);
        HtmlTokens.read(page, reader);
        if (reader.isHiding()) {
            reader = new Reader(most, false);
            HtmlTokens.read(page, reader);
        }
        return reader.text.toString().strip();
    }

    private static final class Reader implements HtmlTokens.Listener {
        private final int most;
        private final boolean hides;
        private final StringBuilder text = new StringBuilder();
        private String hidden = "";
        private int hiddenDepth;
        private int preformatted;
        private int quotes;
        private boolean restIsQuoted;
        private boolean lineOpen;
        private boolean spaceDue;
        private int breaksDue;

        Reader(int most, boolean hides) {
            this.most = most;
            this.hides = hides;
        }

        /** A hidden element that was never closed would hide all the rest. */
        boolean isHiding() {
            return hiddenDepth > 0;
        }

        @Override
        public void opens(String name, String attributes) {
            if (hiddenDepth > 0) {
                hiddenDepth += name.equals(hidden) ? 1 : 0;
                return;
            }
            if (hides && isHidden(attributes) && !EMPTY.contains(name)) {
                hidden = name;
                hiddenDepth = 1;
                return;
            }
            if (attributes.contains("id=") && QUOTES_FOLLOW.stream().anyMatch(attributes::contains)) {
                endLine(1);
                restIsQuoted = true;
            }
            breakBefore(name);
            if (name.equals("blockquote")) {
                quotes++;
            } else if (name.equals("li")) {
                words("- ");
            } else if (name.equals("pre") || name.equals("textarea")) {
                preformatted++;
            }
        }

        private void breakBefore(String name) {
            if (name.equals("br")) {
                breakLine();
            } else if (PARAGRAPHS.contains(name)) {
                endLine(2);
            } else if (LINES.contains(name)) {
                endLine(1);
            } else if (name.equals("td") || name.equals("th")) {
                spaceDue |= lineOpen;
            }
        }

        @Override
        public void closes(String name) {
            if (hiddenDepth > 0) {
                hiddenDepth -= name.equals(hidden) ? 1 : 0;
                return;
            }
            if (PARAGRAPHS.contains(name)) {
                endLine(2);
            } else if (LINES.contains(name)) {
                endLine(1);
            }
            if (name.equals("blockquote")) {
                quotes = Math.max(0, quotes - 1);
            } else if (name.equals("pre") || name.equals("textarea")) {
                preformatted = Math.max(0, preformatted - 1);
            }
        }

        private static boolean isHidden(String attributes) {
            if (attributes.contains("style")) {
                String style = attributes.replace(" ", "");
                return style.contains("display:none")
                        || style.contains("mso-hide:all")
                        || style.contains("visibility:hidden");
            }
            return attributes.strip().equals("hidden") || attributes.contains(" hidden ");
        }

        @Override
        public void words(String raw) {
            if (hiddenDepth > 0) {
                return;
            }
            if (preformatted > 0) {
                preformatted(raw);
                return;
            }
            for (int i = 0; i < raw.length() && text.length() < most; i++) {
                char c = raw.charAt(i);
                if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00A0') {
                    spaceDue |= lineOpen;
                } else if (c != '\u200B' && c != '\u200C' && c != '\u00AD' && c != '\u034F') {
                    letter(c);
                }
            }
        }

        private void preformatted(String raw) {
            for (int i = 0; i < raw.length() && text.length() < most; i++) {
                char c = raw.charAt(i);
                if (c == '\n') {
                    breakLine();
                } else if (c != '\r') {
                    letter(c);
                }
            }
        }

        private void letter(char c) {
            if (!lineOpen) {
                openLine();
            } else if (spaceDue) {
                text.append(' ');
            }
            spaceDue = false;
            text.append(c);
        }

        private void openLine() {
            boolean first = text.isEmpty();
            for (int i = 0; i < Math.min(2, breaksDue) && !first; i++) {
                text.append('\n');
            }
            breaksDue = 0;
            lineOpen = true;
            int depth = Math.min(DEEPEST_QUOTE, quotes + (restIsQuoted && quotes == 0 ? 1 : 0));
            text.append("> ".repeat(depth));
        }

        private void endLine(int breaks) {
            if (lineOpen || breaks > 1) {
                breaksDue = Math.max(breaksDue, breaks);
            }
            lineOpen = false;
            spaceDue = false;
        }

        private void breakLine() {
            breaksDue = lineOpen ? Math.max(breaksDue, 1) : breaksDue + 1;
            lineOpen = false;
            spaceDue = false;
        }
    }
}
