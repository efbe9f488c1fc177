package brevvakt.mailets.reading;

import brevvakt.casework.letter.EmailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of a field such as To: with and without names, angle brackets, quotes, comments and groups, separated by
 * commas or, as some programs do, by semicolons. What holds no address is passed over.
 */
final class AddressList {
    private static final int MOST = 1_000;

    /** One address and the name that stands with it. */
    record Named(EmailAddress address, String name) {}

    private final String value;
    private final int lastQuote;
    private final Map<EmailAddress, Named> found = new LinkedHashMap<>();
    private StringBuilder words = new StringBuilder();
    private StringBuilder comment = new StringBuilder();
    private Optional<String> angle = Optional.empty();

    private AddressList(String value) {
        this.value = value;
        this.lastQuote = value.lastIndexOf('"');
    }

    static List<Named> of(String value) {
        AddressList list = new AddressList(value);
        list.read();
        return new ArrayList<>(list.found.values());
    }

    static List<EmailAddress> addresses(HeaderFields header, String field) {
        Map<EmailAddress, Named> all = new LinkedHashMap<>();
        for (byte[] raw : header.all(field)) {
            of(HeaderText.raw(raw)).forEach(named -> all.putIfAbsent(named.address(), named));
        }
        return all.keySet().stream().limit(MOST).toList();
    }

    private void read() {
        int at = 0;
        while (at < value.length() && found.size() < MOST) {
            at = step(at);
        }
        endOfAddress();
    }

    private int step(int at) {
        char c = value.charAt(at);
        if (c == ',' || c == ';') {
            endOfAddress();
            return at + 1;
        }
        if (c == '"' && at < lastQuote) {
            return quoted(at + 1);
        }
        if (c == '(') {
            return comment(at + 1);
        }
        if (c == '<') {
            return angle(at + 1);
        }
        if (c == ':' && angle.isEmpty() && isGroupName()) {
            words = new StringBuilder();
            return at + 1;
        }
        if (c == '=') {
            int end = HeaderText.endOfWord(value, at);
            if (end > at) {
                words.append(value, at, end);
                return end;
            }
        }
        words.append(c);
        return at + 1;
    }

    private boolean isGroupName() {
        return words.indexOf("@") < 0;
    }

    private int quoted(int from) {
        int i = from;
        words.append('"');
        while (i < value.length() && value.charAt(i) != '"') {
            if (value.charAt(i) == '\\' && i + 1 < value.length()) {
                i++;
            }
            words.append(value.charAt(i++));
        }
        words.append('"');
        return i + 1;
    }

    private int comment(int from) {
        int depth = 1;
        int i = from;
        while (i < value.length() && depth > 0) {
            char c = value.charAt(i++);
            if (c == '\\' && i < value.length()) {
                comment.append(value.charAt(i++));
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else {
                comment.append(c);
            }
        }
        return i;
    }

    /** Up to the closing bracket; where that is lost, to the next opening one or the comma after the address. */
    private int angle(int from) {
        int i = from;
        boolean route = from < value.length() && value.charAt(from) == '@';
        boolean seenAt = false;
        while (i < value.length() && value.charAt(i) != '>' && value.charAt(i) != '<') {
            if (value.charAt(i) == ',' && seenAt && !route) {
                break;
            }
            seenAt |= value.charAt(i) == '@';
            i++;
        }
        String inside = value.substring(from, i);
        if (seenAt || angle.isEmpty()) {
            angle = Optional.of(inside);
        }
        return i < value.length() && value.charAt(i) == '>' ? i + 1 : i;
    }

    private void endOfAddress() {
        String text = words.toString();
        Optional<EmailAddress> address = angle.flatMap(AddressList::bare).or(() -> within(text));
        if (address.isPresent()) {
            String name = angle.isPresent() ? name(text) : "";
            String given = name.isEmpty() ? name(comment.toString()) : name;
            found.putIfAbsent(address.get(), new Named(address.get(), given));
            words = new StringBuilder();
        } else if (hidesAddress(text)) {
            of(HeaderText.decode(text)).forEach(named -> found.putIfAbsent(named.address(), named));
            words = new StringBuilder();
        } else if (words.length() < 500 && !text.isBlank() && angle.isEmpty()) {
            words.append(", ");
        } else {
            words = new StringBuilder();
        }
        comment = new StringBuilder();
        angle = Optional.empty();
    }

    /** Some programs encode an address with its name, which RFC 2047 forbids. */
    private static boolean hidesAddress(String text) {
        if (!text.contains("=?")) {
            return false;
        }
        String decoded = HeaderText.decode(text);
        return decoded.indexOf('@') >= 0 && !decoded.contains("=?");
    }

    /** A display name: unquoted, decoded, on one line. */
    private static String name(String raw) {
        String decoded = HeaderText.decode(raw.replace("\"", " ")).strip();
        String bare = Written.line(decoded, 200).replaceAll(" {2,}", " ");
        boolean apostrophes = bare.length() > 2 && bare.startsWith("'") && bare.endsWith("'");
        return apostrophes ? bare.substring(1, bare.length() - 1) : bare;
    }

    /** The last word with an at sign. */
    private static Optional<EmailAddress> within(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        int start = at;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        boolean quotedLocal = start > 0 && text.charAt(start - 1) == '"';
        while (start > 0 && !isSeparator(text.charAt(start - 1), quotedLocal && start < at)) {
            start--;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        while (end < text.length() && !isSeparator(text.charAt(end), false)) {
            end++;
        }
        return bare(text.substring(start, end));
    }

    private static boolean isSeparator(char c, boolean inQuotes) {
        return c == ',' || c == '<' || c == '>' || c == '[' || (!inQuotes && (Character.isWhitespace(c) || c == '"'));
    }

    /** The address inside angle brackets, or standing alone; a route before it, quotes and a lost scheme are dropped. */
    private static Optional<EmailAddress> bare(String raw) {
        String text = raw.indexOf("=?") >= 0 ? HeaderText.decode(raw) : raw;
        StringBuilder kept = new StringBuilder(text.length());
        withoutComments(text).chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> kept.append((char) c));
        String address = Written.line(kept.toString(), 1_000);
        int route = address.startsWith("@") ? address.indexOf(':') : -1;
        address = address.substring(route + 1);
        if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
            address = address.substring(7);
        }
        address = strip(address);
        int at = address.lastIndexOf('@');
        if (at > 2 && address.charAt(0) == '"' && address.charAt(at - 1) == '"') {
            address = address.substring(1, at - 1) + address.substring(at);
        }
        return EmailAddress.parse(address.replaceAll("@+", "@"))
                .filter(found -> !found.domain().startsWith("."));
    }

    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0 || text.indexOf('"') >= 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', from)) {
            int close = text.indexOf(')', open);
            if (close < 0) {
                break;
            }
            kept.append(text, from, open);
            from = close + 1;
        }
        return kept.append(text.substring(from)).toString();
    }

    private static String strip(String address) {
        int start = 0;
        int end = address.length();
        while (start < end && "'<([,;:".indexOf(address.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "'>),;:.\"".indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(start, end);
    }
}
