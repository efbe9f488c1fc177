package brevvakt.mailets.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Message ids, always with their brackets; white space that folding put into one is taken out. */
final class MessageIds {
    private static final int MOST = 100;
    private static final int LONGEST = 998;

    private MessageIds() {}

    /** The id of the mail itself; one that lost its brackets gets them back. */
    static Optional<String> own(HeaderFields header) {
        return header.raw("message-id").flatMap(value -> {
            List<String> bracketed = in(value);
            return bracketed.isEmpty() ? bare(value) : Optional.of(bracketed.get(0));
        });
    }

    /** The ids in a field, in order, each once; of too many the first and the last. */
    static List<String> of(HeaderFields header, String field) {
        Set<String> all = new LinkedHashSet<>();
        header.all(field).forEach(value -> all.addAll(in(HeaderText.raw(value))));
        List<String> ids = new ArrayList<>(all);
        if (ids.size() > MOST) {
            ids.subList(1, ids.size() - MOST + 1).clear();
        }
        return ids;
    }

    private static List<String> in(String value) {
        List<String> ids = new ArrayList<>();
        int at = value.indexOf('<');
        while (at >= 0) {
            int end = value.indexOf('>', at);
            int next = value.indexOf('<', at + 1);
            if (end < 0) {
                break;
            }
            if (next < 0 || next > end) {
                id(value.substring(at + 1, end)).ifPresent(ids::add);
            }
            at = next;
        }
        return ids;
    }

    private static Optional<String> bare(String value) {
        String word = value.strip();
        int space = word.indexOf(' ');
        return id(space < 0 ? word : word.substring(0, space));
    }

    private static Optional<String> id(String inside) {
        if (inside.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        String id = Written.line(inside, 2 * LONGEST)
                .replace(" ", "")
                .replace("<", "")
                .replace(">", "");
        return id.isEmpty() || id.length() > LONGEST ? Optional.empty() : Optional.of("<" + id + ">");
    }
}
