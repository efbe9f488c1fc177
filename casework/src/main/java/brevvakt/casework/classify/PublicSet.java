package brevvakt.casework.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts that others have put into groups, one JSON object a line with text and group: how many of each group the judge
 * takes for a complaint. Only measures; nothing of such a set teaches.
 */
public final class PublicSet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Count> groups = new TreeMap<>();
    private final String complaints;

    private static final class Count {
        private int texts;
        private int taken;
        private int told;
        private int forHuman;
    }

    private PublicSet(String complaints) {
        this.complaints = complaints;
    }

    /**
     * Judges every line.
     *
     * @param complaints the group that should be taken for complaints; all others should not
     */
    public static PublicSet of(ClassifyLines judge, List<String> lines, String complaints) {
        PublicSet set = new PublicSet(complaints);
        for (int i = 0; i < lines.size(); i++) {
            try {
                set.judge(judge, JSON.readTree(lines.get(i)));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + " of the set is no JSON object with text and group; mend it or take it out",
                        e);
            }
        }
        return set;
    }

    private void judge(ClassifyLines judge, JsonNode line) throws JsonProcessingException {
        if (!line.path("text").isTextual() || !line.path("group").isTextual()) {
            throw new IllegalArgumentException("no text or no group");
        }
        ObjectNode letter = JSON.createObjectNode();
        letter.set("body", line.path("text"));
        JsonNode verdict = JSON.readTree(judge.judgeLine(letter.toString()));
        Count count = groups.computeIfAbsent(line.path("group").asText(), any -> new Count());
        boolean taken = isComplaint(verdict.path("label"));
        count.texts++;
        count.taken += taken ? 1 : 0;
        count.told += taken || verdict.path("alsoLabels").valueStream().anyMatch(PublicSet::isComplaint) ? 1 : 0;
        count.forHuman += verdict.path("needsHuman").asBoolean() ? 1 : 0;
    }

    private static boolean isComplaint(JsonNode label) {
        return label.asText().equals(Label.COMPLAINT.name()) || label.asText().equals(Label.REPLY_DISSATISFIED.name());
    }

    /** The figures, a line each; a false alarm is a text of any other group that is taken for a complaint. */
    public List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add(written("%-32s %7s %10s %8s %8s", "group", "texts", "complaint", "or told", "human"));
        groups.forEach((name, count) -> lines.add(written(
                "%-32s %7d %10.3f %8.3f %8.3f",
                name,
                count.texts,
                (double) count.taken / count.texts,
                (double) count.told / count.texts,
                (double) count.forHuman / count.texts)));
        Count right = groups.getOrDefault(complaints, new Count());
        int taken = groups.values().stream().mapToInt(count -> count.taken).sum();
        lines.add(written(
                "%s as complaint: recall %.3f, precision %.3f, F1 %.3f",
                complaints,
                right.texts == 0 ? 0 : (double) right.taken / right.texts,
                taken == 0 ? 0 : (double) right.taken / taken,
                right.texts + taken == 0 ? 0 : 2.0 * right.taken / (right.texts + taken)));
        return lines;
    }

    private static String written(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
