package brevvakt.casework.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How well the judge judges letters whose label a human has set, one JSON object a line. A letter that cannot be read
 * stops the measuring, since a figure over fewer letters than were given would flatter.
 *
 * <p>Recall counts a letter whose first label is right. Found counts it also where the right label is told beside the
 * first one: then a human looks the same day.
 */
public final class Evaluation {
    static final String INDIVIDUAL_RECALL = "individual recall";
    static final String PROTECTED_RECALL = "protected_identity recall";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BANDS = 5;
    private static final int WARM_UP = 3_000;
    private static final List<Label> WATCHED = List.of(Label.CONCERN_REPORT, Label.RECORD_REQUEST, Label.DEVIATION);

    private final List<Judged> judged = new ArrayList<>();
    private long cpuNanos;

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

        boolean isFound() {
            String right = human.path("label").asText();
            return isRight()
                    || machine.path("alsoLabels").valueStream().anyMatch(also -> also.asText()
                            .equals(right));
        }

        double confidence() {
            return machine.path("confidence").asDouble();
        }
    }

    private Evaluation() {}

    static String recall(Label label) {
        return label + " recall";
    }

    /** The name of the share of letters of a label that have it first or beside the first. */
    static String found(Label label) {
        return label + " found";
    }

    /** Judges every line once for the figures. */
    public static Evaluation of(ClassifyLines judge, List<String> lines) {
        Evaluation evaluation = new Evaluation();
        List<JsonNode> humans = lines.stream().map(Evaluation::labelled).toList();
        long begun = THREADS.getCurrentThreadCpuTime();
        List<String> verdicts = lines.stream().map(judge::judgeLine).toList();
        evaluation.cpuNanos = THREADS.getCurrentThreadCpuTime() - begun;
        for (int i = 0; i < humans.size(); i++) {
            evaluation.judged.add(new Judged(humans.get(i), read(verdicts.get(i))));
        }
        return evaluation;
    }

    /** The same after as much judging as makes the machine warm, so that its time is that of a house that runs. */
    public static Evaluation warm(ClassifyLines judge, List<String> lines) {
        for (int done = 0; !lines.isEmpty() && done < WARM_UP; done += lines.size()) {
            lines.forEach(judge::judgeLine);
        }
        return of(judge, lines);
    }

    /** Several measurings as one. */
    static Evaluation together(List<Evaluation> parts) {
        Evaluation whole = new Evaluation();
        parts.forEach(part -> {
            whole.judged.addAll(part.judged);
            whole.cpuNanos += part.cpuNanos;
        });
        return whole;
    }

    /** How many letters are of this label by the word of humans. */
    long count(Label label) {
        return judged.stream().filter(each -> each.is("label", label.name())).count();
    }

    /** How many letters are about a single person by the word of humans. */
    long individuals() {
        return judged.stream()
                .filter(each -> each.is("scope", Scope.INDIVIDUAL.word()))
                .count();
    }

    /** The figures that are weighed against each other, by name and in order; a label without letters has none. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        put(figures, recall(Label.COMPLAINT), each -> each.is("label", "COMPLAINT"), Judged::isRight);
        put(figures, "COMPLAINT precision", each -> each.was("label", "COMPLAINT"), Judged::isRight);
        for (Label label : WATCHED) {
            put(figures, recall(label), each -> each.is("label", label.name()), Judged::isRight);
            put(figures, found(label), each -> each.is("label", label.name()), Judged::isFound);
        }
        String individual = Scope.INDIVIDUAL.word();
        put(figures, INDIVIDUAL_RECALL, each -> each.is("scope", individual), each -> each.was("scope", individual));
        put(
                figures,
                "individual precision",
                each -> each.was("scope", individual),
                each -> each.is("scope", individual));
        String guarded = Sensitivity.PROTECTED_IDENTITY.word();
        put(
                figures,
                PROTECTED_RECALL,
                each -> each.is("sensitivity", guarded),
                each -> each.was("sensitivity", guarded));
        figures.put("macro-F1", macroF1());
        put(
                figures,
                "praise and authority as complaint",
                each -> each.is("label", "PRAISE") || each.is("label", "OTHER_AUTHORITY"),
                each -> each.was("label", "COMPLAINT"));
        figures.put("right", share(Judged::isRight, any -> true));
        figures.put("to a human", share(Evaluation::isForHuman, any -> true));
        figures.put("wrong and not to a human", (double) count(each -> !each.isRight() && !isForHuman(each)));
        figures.put("Brier", brier());
        return figures;
    }

    private void put(Map<String, Double> figures, String name, Predicate<Judged> whole, Predicate<Judged> part) {
        if (count(whole) > 0) {
            figures.put(name, share(part, whole));
        }
    }

    /** How many letters a human gave one label and the machine another, or the same. */
    long judgedAs(Label human, Label machine) {
        return count(each -> each.is("label", human.name()) && each.was("label", machine.name()));
    }

    /** The figures, a line each. */
    public List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add(written("%d letters, %.3f right", judged.size(), share(Judged::isRight, any -> true)));
        lines.add(written(
                "%-22s %7s %9s %6s %6s %6s %6s", "label", "letters", "precision", "recall", "F1", "found", "Brier"));
        labels().forEach(label -> lines.add(line("label", label)
                + written(
                        " %6.3f %6.3f",
                        share(Judged::isFound, each -> each.is("label", label)),
                        brier(each -> each.is("label", label)))));
        lines.add(written("macro-F1 %.3f", macroF1()));
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
        lines.add(written("%.3f ms CPU a letter", judged.isEmpty() ? 0 : cpuNanos / 1e6 / judged.size()));
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

    private List<String> labels() {
        return Stream.of(Label.values())
                .map(Label::name)
                .filter(label -> count(each -> each.is("label", label)) > 0)
                .toList();
    }

    private double macroF1() {
        return labels().stream()
                .mapToDouble(label -> f1("label", label))
                .average()
                .orElse(0);
    }

    private double brier() {
        return brier(any -> true);
    }

    private double brier(Predicate<Judged> among) {
        return judged.stream()
                .filter(among)
                .mapToDouble(each -> Math.pow(each.confidence() - (each.isRight() ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    private void calibration(List<String> lines) {
        lines.add(written("Brier %.3f", brier()));
        double off = 0;
        for (int band = 0; band < BANDS; band++) {
            int at = band;
            Predicate<Judged> inside = each -> Math.min(BANDS - 1, (int) (each.confidence() * BANDS)) == at;
            double said = judged.stream()
                    .filter(inside)
                    .mapToDouble(Judged::confidence)
                    .average()
                    .orElse(0);
            double right = share(Judged::isRight, inside);
            off += Math.abs(said - right) * count(inside) / Math.max(1, judged.size());
            lines.add(written(
                    "said %.1f-%.1f: %d letters, %.3f said, %.3f right",
                    (double) at / BANDS, (at + 1.0) / BANDS, count(inside), said, right));
        }
        lines.add(written("said and right differ by %.3f", off));
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

    static String written(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
