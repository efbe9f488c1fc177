package brevvakt.casework.classify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** On which line of a rule file an entry, a key or a phrase stands, counted from 1; 0 where that is not known. */
final class RuleLines {
    private final List<Integer> entries = new ArrayList<>();
    private final List<Map<String, Integer>> written = new ArrayList<>();

    private RuleLines() {}

    /** Reads as far as the file can be read; a file without a list is one entry. */
    static RuleLines of(ObjectMapper yaml, String text) {
        RuleLines lines = new RuleLines();
        try (JsonParser parser = yaml.createParser(text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = parser.currentTokenLocation().getLineNr();
                if (token.isStructStart()) {
                    boolean opens =
                            token == JsonToken.START_OBJECT && (depth == 0 || (depth == 1 && !lines.isWhole(parser)));
                    if (opens) {
                        lines.entries.add(line);
                        lines.written.add(new HashMap<>());
                    }
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (!lines.written.isEmpty()) {
                    lines.written.get(lines.written.size() - 1).putIfAbsent(parser.getText(), line);
                }
            }
        } catch (IOException e) {
            return lines;
        }
        return lines;
    }

    private boolean isWhole(JsonParser parser) {
        return !parser.getParsingContext().getParent().inArray();
    }

    /** The line of an entry, counted from 0. */
    int ofEntry(int entry) {
        return entry >= 0 && entry < entries.size() ? entries.get(entry) : 0;
    }

    /** The line of a key or a value of an entry; that of the entry where it is not found. */
    int of(int entry, String keyOrValue) {
        return entry >= 0 && entry < written.size() ? written.get(entry).getOrDefault(keyOrValue, ofEntry(entry)) : 0;
    }
}
