package brevvakt.mailets.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads the words of a header field: raw bytes in any charset, and encoded words (RFC 2047), well formed or not. */
final class HeaderText {
    private static final int LONGEST_WORD = 4_000;

    /** One {@code =?charset?encoding?text?=}: what it holds, and where it ends. */
    private record EncodedWord(String charset, byte[] bytes, int end) {}

    private HeaderText() {}

    /** The characters of a raw value, its encoded words still encoded. */
    static String raw(byte[] value) {
        return CharsetGuess.guess(value);
    }

    static String decode(byte[] value) {
        return decode(raw(value));
    }

    /** Decodes the encoded words; what is none stays as it is. Neighbours of one charset are joined before decoding. */
    static String decode(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        String charset = "";
        int i = 0;
        while (i < value.length()) {
            Optional<EncodedWord> found = value.startsWith("=?", i) ? wordAt(value, i) : Optional.empty();
            if (found.isEmpty()) {
                text.append(flush(held, charset)).append(value.charAt(i++));
                continue;
            }
            EncodedWord word = found.get();
            if (!word.charset.equalsIgnoreCase(charset)) {
                text.append(flush(held, charset));
                charset = word.charset;
            }
            held.writeBytes(word.bytes);
            i = skipSpaceBetweenWords(value, word.end);
        }
        return text.append(flush(held, charset)).toString();
    }

    /** Where the encoded word that starts here ends; the start itself where none does. */
    static int endOfWord(String value, int at) {
        return wordAt(value, at).map(EncodedWord::end).orElse(at);
    }

    private static String flush(ByteArrayOutputStream held, String charset) {
        if (held.size() == 0) {
            return "";
        }
        String text = CharsetGuess.decode(held.toByteArray(), Optional.of(charset));
        held.reset();
        return text;
    }

    private static int skipSpaceBetweenWords(String value, int from) {
        int i = from;
        while (i < value.length() && (value.charAt(i) == ' ' || value.charAt(i) == '\t')) {
            i++;
        }
        return value.startsWith("=?", i) && endOfWord(value, i) > i ? i : from;
    }

    private static Optional<EncodedWord> wordAt(String value, int at) {
        int charsetEnd = value.indexOf('?', at + 2);
        if (charsetEnd < 0 || charsetEnd - at > 60 || charsetEnd + 2 >= value.length()) {
            return Optional.empty();
        }
        char encoding = Character.toUpperCase(value.charAt(charsetEnd + 1));
        if ((encoding != 'Q' && encoding != 'B') || value.charAt(charsetEnd + 2) != '?') {
            return Optional.empty();
        }
        int start = charsetEnd + 3;
        int end = endOfEncodedText(value, start, encoding);
        if (end < 0) {
            return Optional.empty();
        }
        String text = value.substring(start, end);
        String charset = value.substring(at + 2, charsetEnd);
        int language = charset.indexOf('*');
        byte[] bytes = encoding == 'B' ? base64(text) : quoted(text);
        int after = value.startsWith("?=", end) ? end + 2 : end;
        return Optional.of(new EncodedWord(language < 0 ? charset : charset.substring(0, language), bytes, after));
    }

    private static int endOfEncodedText(String value, int start, char encoding) {
        int end = value.indexOf("?=", start);
        // an end that lies beyond the start of another word is that word's: this one was never closed
        if (end >= 0
                && end - start <= LONGEST_WORD
                && !value.substring(start, end).contains("=?")) {
            return end;
        }
        if (encoding == 'B') {
            int i = start;
            while (i < value.length() && isBase64(value.charAt(i))) {
                i++;
            }
            return i > start ? i : -1;
        }
        int space = value.indexOf(' ', start);
        return space < 0 ? value.length() : space;
    }

    private static boolean isBase64(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
    }

    private static byte[] base64(String text) {
        return TransferDecoding.base64(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                bytes.write(' ');
            } else if (c == '=' && isHex(text, i + 1)) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return at + 1 < text.length()
                && Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && text.substring(at, at + 2).toLowerCase(Locale.ROOT).chars().allMatch(c -> c < 0x80);
    }
}
