package brevvakt.mailets.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A header value such as {@code text/plain; charset=utf-8}: the word before the first semicolon and the parameters after
 * it, continued and encoded ones (RFC 2231) put together. Missing quotes, semicolons and ends are lived with.
 */
final class Parameters {
    private static final int MOST = 100;

    private final String word;
    private final Map<String, String> values;

    private Parameters(String word, Map<String, String> values) {
        this.word = word;
        this.values = values;
    }

    static Parameters none() {
        return new Parameters("", Map.of());
    }

    static Parameters of(String value) {
        int semicolon = value.indexOf(';');
        int comma = value.indexOf(',');
        int end = semicolon >= 0 ? semicolon : comma >= 0 ? comma : value.length();
        String word = value.substring(0, end).strip().toLowerCase(Locale.ROOT);
        Map<String, String> raw = new HashMap<>();
        int at = end;
        while (at < value.length() && raw.size() < MOST) {
            at = parameter(value, at + 1, raw);
        }
        return new Parameters(withoutParameters(word), joined(raw));
    }

    /** What stands before the first parameter, lower case. */
    String word() {
        return word;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String withoutParameters(String word) {
        int end = 0;
        while (end < word.length() && word.charAt(end) > ' ' && word.charAt(end) != '(') {
            end++;
        }
        return word.substring(0, end);
    }

    /** Reads one parameter; returns where the semicolon after it stands. */
    private static int parameter(String value, int from, Map<String, String> into) {
        int equals = from;
        while (equals < value.length() && value.charAt(equals) != '=' && value.charAt(equals) != ';') {
            equals++;
        }
        if (equals == value.length() || value.charAt(equals) == ';') {
            return equals;
        }
        String name = lastWord(value.substring(from, equals));
        int at = equals + 1;
        while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
            at++;
        }
        if (at < value.length() && value.charAt(at) == '"') {
            return quoted(value, at + 1, name, into);
        }
        int end = value.indexOf(';', at);
        end = end < 0 ? value.length() : end;
        into.putIfAbsent(name, unquotedValue(name, value.substring(at, end).strip()));
        return end;
    }

    /** A name that follows a lost semicolon, or a comment, is still the last word before the equals sign. */
    private static String lastWord(String before) {
        String name = before.strip().toLowerCase(Locale.ROOT);
        int space = Math.max(name.lastIndexOf(' '), name.lastIndexOf('\t'));
        return name.substring(space + 1);
    }

    private static String unquotedValue(String name, String value) {
        if (name.startsWith("name") || name.startsWith("filename")) {
            return value;
        }
        int end = 0;
        while (end < value.length() && value.charAt(end) > ' ' && (end == 0 || value.charAt(end) != '(')) {
            end++;
        }
        return value.substring(0, end);
    }

    private static int quoted(String value, int from, String name, Map<String, String> into) {
        StringBuilder text = new StringBuilder();
        int i = from;
        while (i < value.length() && !isClosingQuote(value, i, name)) {
            if (value.charAt(i) == '\\' && i + 1 < value.length() && isEscapable(value.charAt(i + 1))) {
                i++;
            }
            text.append(value.charAt(i++));
        }
        into.putIfAbsent(name, text.toString());
        int end = i + 1;
        while (end < value.length() && Character.isWhitespace(value.charAt(end))) {
            end++;
        }
        boolean lostSemicolon = end < value.length() && value.charAt(end) != ';';
        return lostSemicolon ? end - 1 : end;
    }

    /** A file name may hold quotes that nobody escaped: the last one before the semicolon closes it. */
    private static boolean isClosingQuote(String value, int at, String name) {
        if (value.charAt(at) != '"') {
            return false;
        }
        if (!name.startsWith("filename") && !name.startsWith("name")) {
            return true;
        }
        int semicolon = value.indexOf(';', at);
        int next = value.indexOf('"', at + 1);
        int equals = value.indexOf('=', at);
        return next < 0 || (semicolon >= 0 && semicolon < next) || (equals >= 0 && equals < next);
    }

    private static boolean isEscapable(char c) {
        return c == '"' || c == '\\';
    }

    private static Map<String, String> joined(Map<String, String> raw) {
        Map<String, String> values = new HashMap<>();
        Map<String, TreeMap<Integer, String>> pieces = new HashMap<>();
        raw.forEach((name, value) -> {
            int star = name.indexOf('*');
            if (star <= 0) {
                values.putIfAbsent(name, value);
            } else {
                pieces.computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                        .put(number(name.substring(star)), name.endsWith("*") ? "*" + value : "=" + value);
            }
        });
        pieces.forEach((name, sections) -> values.put(name, extended(sections)));
        return values;
    }

    private static int number(String section) {
        String digits = section.replace("*", "");
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
    }

    private static String extended(TreeMap<Integer, String> sections) {
        String charset = "";
        boolean first = true;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String section : sections.values()) {
            String value = section.substring(1);
            boolean encoded = section.charAt(0) == '*';
            int language = value.indexOf('\'');
            int text = language < 0 ? -1 : value.indexOf('\'', language + 1);
            if (first && encoded && text >= 0) {
                charset = value.substring(0, language);
                value = value.substring(text + 1);
            }
            first = false;
            all.writeBytes(encoded ? percentDecoded(value) : value.getBytes(StandardCharsets.UTF_8));
        }
        return CharsetGuess.decode(all.toByteArray(), charset.isEmpty() ? Optional.empty() : Optional.of(charset));
    }

    private static byte[] percentDecoded(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
            if (c == '%' && high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
