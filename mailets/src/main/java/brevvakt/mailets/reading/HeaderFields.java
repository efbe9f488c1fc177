package brevvakt.mailets.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The header of a mail or of a part: unfolded raw values by lower-case name, in order, bounded. */
final class HeaderFields {
    static final int LONGEST_RAW = 64 << 10;
    private static final int MOST_NAMES = 200;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 2_000;

    /** Fields that are kept however many strange ones stand before them. */
    private static final Set<String> NEEDED = Set.of(
            "from",
            "to",
            "cc",
            "reply-to",
            "sender",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "auto-submitted",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "content-id",
            "return-path",
            "precedence",
            "list-id");

    private final Map<String, List<byte[]>> values = new LinkedHashMap<>();
    private boolean complete = true;

    void add(String name, byte[] value) {
        String key = name.toLowerCase(Locale.ROOT);
        List<byte[]> held = values.get(key);
        if (held == null) {
            if (values.size() >= MOST_NAMES && !NEEDED.contains(key)) {
                complete = false;
                return;
            }
            held = new ArrayList<>();
            values.put(key, held);
        }
        if (held.size() < MOST_VALUES) {
            held.add(value);
        } else {
            complete = false;
        }
    }

    boolean isComplete() {
        return complete;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    List<byte[]> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value that is not blank, its encoded words still encoded. */
    Optional<String> raw(String name) {
        return all(name).stream()
                .map(HeaderText::raw)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** The first value that is not blank, decoded, on one line. */
    Optional<String> text(String name) {
        return raw(name)
                .map(value -> Written.line(HeaderText.decode(value), LONGEST_VALUE))
                .filter(value -> !value.isEmpty());
    }

    Map<String, List<String>> decoded() {
        Map<String, List<String>> decoded = new LinkedHashMap<>();
        values.forEach((name, raw) -> decoded.put(
                name,
                raw.stream()
                        .map(value -> Written.line(HeaderText.decode(value), LONGEST_VALUE))
                        .toList()));
        return decoded;
    }
}
