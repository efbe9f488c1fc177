package brevvakt.mailets.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns bytes into characters whatever their label claims. A label is believed where the bytes bear it out; eight-bit
 * bytes under a missing, unknown or false label are UTF-8 where they can be, else windows-1252, as in all mail programs.
 */
final class CharsetGuess {
    /** What stands where bytes were no character. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Map<String, String> NICKNAMES = Map.ofEntries(
            Map.entry("utf8", "utf-8"),
            Map.entry("utf-8-mac", "utf-8"),
            Map.entry("utf", "utf-8"),
            Map.entry("unicode", "utf-16"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("cp-1252", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("ks_c_5601-1987", "ms949"),
            Map.entry("ks_c_5601", "ms949"),
            Map.entry("euc-kr", "ms949"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("mac", "x-macroman"),
            Map.entry("x-mac-roman", "x-macroman"),
            Map.entry("unicode-1-1-utf-7", "utf-7"));

    private CharsetGuess() {}

    static String decode(byte[] bytes, Optional<String> label) {
        String name = label.map(CharsetGuess::plain).orElse("");
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return lenient(bytes, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return lenient(bytes, StandardCharsets.UTF_16);
        }
        if (name.equals("utf-7")) {
            return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        Optional<Charset> labelled = find(name);
        boolean guess = labelled.isEmpty()
                || labelled.get().equals(WESTERN)
                || labelled.get().equals(StandardCharsets.US_ASCII)
                || labelled.get().equals(StandardCharsets.UTF_8);
        return guess ? guess(bytes) : lenient(bytes, labelled.get());
    }

    /** Eight-bit bytes without a label that helps. */
    static String guess(byte[] bytes) {
        String flawless = new String(bytes, StandardCharsets.UTF_8);
        if (flawless.indexOf(REPLACEMENT) < 0) {
            return flawless;
        }
        int wrong = 0;
        int right = 0;
        int i = 0;
        while (i < bytes.length) {
            int length = utf8Length(bytes, i);
            if (length == 0) {
                wrong++;
                i++;
            } else {
                right += length > 1 ? 1 : 0;
                i += length;
            }
        }
        return lenient(bytes, right > wrong || (right > 0 && wrong <= 2) ? StandardCharsets.UTF_8 : WESTERN);
    }

    /** The length of the UTF-8 character that starts here; 0 where none does. */
    private static int utf8Length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static Optional<Charset> find(String name) {
        return known(name).or(() -> findUnadorned(name));
    }

    /** Labels such as {@code x-iso-8859-15} or {@code windows-1252http-equivContent-Type}. */
    private static Optional<Charset> findUnadorned(String name) {
        for (String kind : new String[] {"utf-8", "windows-125", "iso-8859-1"}) {
            int at = name.indexOf(kind);
            if (at >= 0) {
                int end = Math.min(name.length(), at + kind.length() + 1);
                String piece = name.substring(at, end);
                String shorter = piece.substring(0, piece.length() - 1);
                return known(piece.strip()).or(() -> known(shorter));
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static String plain(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        name = name.startsWith("charset=") ? name.substring("charset=".length()) : name;
        return NICKNAMES.getOrDefault(name, name);
    }

    private static String lenient(byte[] bytes, Charset charset) {
        try {
            CharBuffer chars = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes));
            return chars.toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WESTERN);
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
