package brevvakt.index.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files of nothing but characters: no markup, no signs that steer. They can do no harm, and most need no reader. */
final class Characters {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int HEAD = 1024;
    private static final Set<String> READ_AS_THEY_ARE = Set.of("txt", "text", "csv", "log", "md");

    private Characters() {}

    /** Nothing at all, or characters without markup. */
    static boolean areAll(byte[] bytes) {
        if (bytes.length == 0) {
            return true;
        }
        if (bytes.length > MOST_BYTES || bytes[0] == '<' || bytes[0] == '{') {
            return false;
        }
        for (byte one : bytes) {
            if (one >= 0 && one < 0x20 && one != '\n' && one != '\r' && one != '\t' && one != '\f') {
                return false;
            }
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        return !head.contains("%PDF") && !head.contains("{\\rtf") && !head.contains("<?xml") && !head.contains("<!");
    }

    /** The text of a file that says by its name, or without one by its type, that it is a text, and is in UTF-8. */
    static Optional<String> of(String name, String type, byte[] bytes) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean named = name.contains(".") ? READ_AS_THEY_ARE.contains(ending) : type.equals("text/plain");
        if (!named || !areAll(bytes)) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
