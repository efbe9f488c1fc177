package brevvakt.casework.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How well the judge judges letters whose label a human has set, one JSON object a line. A letter that cannot be read
 * stops the measuring, since a figure over fewer letters than were given would flatter.
 */
public final class Evaluation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BANDS = 5;

    private final List<Judged> judged = new ArrayList<>();
    private long nanos;

    private record Judged(JsonNode human, JsonNode machine) {
        boolean is(String field, String value) {
            return human.path(field).asText().equals(value);
        }

        boolean was(String field, String value) {
            return machine.path(field).asText().equals(value);
        }

        boolean isRight() {
            return was("label", human.path("label").asText());
        }

        double confidence() {
            return machine.path("confidence").asDouble();
        }
    }

    private Evaluation() {}

    /** Judges every line once to warm up and once for the figures. */
    public static Evaluation of(ClassifyLines judge, List<String> lines) {
        Evaluation evaluation = new Evaluation();
        List<JsonNode> humans = lines.stream().map(Evaluation::labelled).toList();
        lines.forEach(judge::judgeLine);
        long begun = System.nanoTime();
        List<String> verdicts = lines.stream().map(judge::judgeLine).toList();
        evaluation.nanos = System.nanoTime() - begun;
        for (int i = 0; i < humans.size(); i++) {
            evaluation.judged.add(new Judged(humans.get(i), read(verdicts.get(i))));
        }
        return evaluation;
    }

    /** The figures, a line each. */
    public List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add(written("%d letters, %.3f right", judged.size(), share(Judged::isRight, any -> true)));
        lines.add(written("%-22s %7s %9s %6s %6s", "label", "letters", "precision", "recall", "F1"));
        List<String> labels = Stream.of(Label.values())
                .map(Label::name)
                .filter(label -> count(each -> each.is("label", label)) > 0)
                .toList();
        labels.forEach(label -> lines.add(line("label", label)));
        lines.add(written(
                "macro-F1 %.3f",
                labels.stream()
                        .mapToDouble(label -> f1("label", label))
                        .average()
                        .orElse(0)));
        lines.add(line("scope", Scope.INDIVIDUAL.word()));
        lines.add(line("sensitivity", Sensitivity.PROTECTED_IDENTITY.word()));
        lines.add(written(
                "praise and authority as complaint %.3f",
                share(
                        each -> each.was("label", "COMPLAINT"),
                        each -> each.is("label", "PRAISE") || each.is("label", "OTHER_AUTHORITY"))));
        lines.add(written("to a human %.3f", share(Evaluation::isForHuman, any -> true)));
        lines.add(written("wrong and not to a human %d", count(each -> !each.isRight() && !isForHuman(each))));
        calibration(lines);
        lines.add(written("%.3f ms a letter", judged.isEmpty() ? 0 : nanos / 1e6 / judged.size()));
        return lines;
    }

    /** The letters that were judged otherwise than the human did: id, the human's label, the machine's. */
    public List<String> mistakes() {
        return judged.stream()
                .filter(each -> !each.isRight())
                .map(each -> each.human.path("id").asText() + " "
                        + each.human.path("label").asText() + " "
                        + each.machine.path("label").asText())
                .toList();
    }

    private void calibration(List<String> lines) {
        double brier = judged.stream()
                .mapToDouble(each -> Math.pow(each.confidence() - (each.isRight() ? 1 : 0), 2))
                .average()
                .orElse(0);
        lines.add(written("Brier %.3f", brier));
        for (int band = 0; band < BANDS; band++) {
            int at = band;
            Predicate<Judged> inside = each -> Math.min(BANDS - 1, (int) (each.confidence() * BANDS)) == at;
            lines.add(written(
                    "said %.1f-%.1f: %d letters, %.3f right",
                    (double) at / BANDS, (at + 1.0) / BANDS, count(inside), share(Judged::isRight, inside)));
        }
    }

    private String line(String field, String value) {
        return written(
                "%-22s %7d %9.3f %6.3f %6.3f",
                value,
                count(each -> each.is(field, value)),
                share(each -> each.is(field, value), each -> each.was(field, value)),
                share(each -> each.was(field, value), each -> each.is(field, value)),
                f1(field, value));
    }

    private double f1(String field, String value) {
        long hits = count(each -> each.is(field, value) && each.was(field, value));
        long both = count(each -> each.is(field, value)) + count(each -> each.was(field, value));
        return both == 0 ? 0 : 2.0 * hits / both;
    }

    private double share(Predicate<Judged> part, Predicate<Judged> whole) {
        long all = count(whole);
        return all == 0 ? 0 : (double) count(part.and(whole)) / all;
    }

    private long count(Predicate<Judged> among) {
        return judged.stream().filter(among).count();
    }

    private static boolean isForHuman(Judged each) {
        return each.machine.path("needsHuman").asBoolean();
    }

    private static JsonNode labelled(String line) {
        JsonNode node = read(line);
        Label.valueOf(node.path("label").asText());
        return node;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object with a label on a line to be measured", e);
        }
    }

    private static String written(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
