package brevvakt.mailets.reading;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * Cuts HTML into words and tags in one pass, without making a tree of it: a tree of what a stranger nests a hundred
 * thousand deep costs minutes. Comments, scripts and the like are passed over; what is never closed is read as if it had
 * not been opened.
 */
final class HtmlTokens {
    private static final Set<String> UNREAD =
            Set.of("script", "style", "title", "template", "noframes", "svg", "math", "select", "xmp");
    private static final int LONGEST_TAG_READ = 4_000;

    /** Who is told of the words and tags, in their order. */
    interface Listener {
        void words(String words);

        /** A tag that opens; its attributes as they stand, lower case. */
        void opens(String name, String attributes);

        void closes(String name);
    }

    private final String html;
    private final Listener listener;
    private final Set<String> neverClosed = new HashSet<>();
    private int at;

    private HtmlTokens(String html, Listener listener) {
        this.html = html;
        this.listener = listener;
    }

    static void read(String html, Listener listener) {
        HtmlTokens tokens = new HtmlTokens(html, listener);
        while (tokens.at < html.length()) {
            tokens.step();
        }
    }

    private void step() {
        int open = html.indexOf('<', at);
        while (open >= 0 && !startsTag(open)) {
            open = html.indexOf('<', open + 1);
        }
        int end = open < 0 ? html.length() : open;
        if (end > at) {
            listener.words(Parser.unescapeEntities(html.substring(at, end), false));
        }
        at = end;
        if (open >= 0) {
            markup();
        }
    }

    private boolean startsTag(int open) {
        char next = open + 1 < html.length() ? html.charAt(open + 1) : ' ';
        if (next == '/') {
            next = open + 2 < html.length() ? html.charAt(open + 2) : ' ';
        }
        return isLetter(next) || next == '!' || next == '?';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void markup() {
        char next = html.charAt(at + 1);
        if (html.startsWith("<!--", at) && skipTo("-->", at + 4)) {
            return;
        }
        if (next == '!' || next == '?') {
            int end = html.indexOf('>', at);
            at = end < 0 ? html.length() : end + 1;
            return;
        }
        tag(next == '/');
    }

    /** Moves behind the mark; stays where it is when the mark never comes. */
    private boolean skipTo(String mark, int from) {
        int end = neverClosed.contains(mark) ? -1 : html.indexOf(mark, from);
        if (end < 0) {
            neverClosed.add(mark);
            return false;
        }
        at = end + mark.length();
        return true;
    }

    private void tag(boolean closing) {
        int start = at + (closing ? 2 : 1);
        int nameEnd = start;
        while (nameEnd < html.length() && isNamePart(html.charAt(nameEnd)) && nameEnd - start < 40) {
            nameEnd++;
        }
        String name = html.substring(start, nameEnd).toLowerCase(Locale.ROOT);
        int end = endOfTag(nameEnd);
        boolean closed = end < html.length() && html.charAt(end) == '>';
        at = closed ? end + 1 : end;
        if (closing) {
            listener.closes(name);
            return;
        }
        if (UNREAD.contains(name) && skipElement(name)) {
            return;
        }
        String attributes = html.substring(nameEnd, Math.min(end, nameEnd + LONGEST_TAG_READ));
        listener.opens(name, attributes.toLowerCase(Locale.ROOT));
    }

    private static boolean isNamePart(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-';
    }

    /** Where the tag ends: at its bracket outside quotes, or where another tag begins first. */
    private int endOfTag(int from) {
        int i = from;
        char before = ' ';
        while (i < html.length() && html.charAt(i) != '>' && html.charAt(i) != '<') {
            char c = html.charAt(i);
            if ((c == '"' || c == '\'') && before == '=') {
                String quote = String.valueOf(c);
                int close = neverClosed.contains(quote) ? -1 : html.indexOf(c, i + 1);
                if (close < 0) {
                    neverClosed.add(quote);
                } else {
                    i = close;
                }
            }
            before = c == ' ' || c == '\n' || c == '\r' || c == '\t' ? before : c;
            i++;
        }
        return i;
    }

    private boolean skipElement(String name) {
        if (neverClosed.contains(name)) {
            return false;
        }
        int close = html.indexOf("</", at);
        while (close >= 0 && !html.regionMatches(true, close + 2, name, 0, name.length())) {
            close = html.indexOf("</", close + 2);
        }
        if (close < 0) {
            neverClosed.add(name);
            return false;
        }
        int end = html.indexOf('>', close);
        at = end < 0 ? html.length() : end + 1;
        return true;
    }
}
