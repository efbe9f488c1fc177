package brevvakt.casework.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Teaches the judge anew: from the letters beside the rules and from those whose label humans have confirmed. A model
 * that finds less of what must not be missed than the one in force is refused (DOMAIN 5.6); the one before is kept.
 */
public final class Classroom {
    private static final List<String> MUST_NOT_FALL = List.of(
            Evaluation.found(Label.CONCERN_REPORT),
            Evaluation.found(Label.RECORD_REQUEST),
            Evaluation.found(Label.DEVIATION),
            Evaluation.PROTECTED_RECALL,
            Evaluation.INDIVIDUAL_RECALL,
            Evaluation.recall(Label.COMPLAINT));
    private static final double A_HAIR = 1e-9;
    private static final double STANDARD_ERRORS = 2;

    private final Path folder;

    public Classroom(Path confClassify) {
        this.folder = confClassify;
    }

    /**
     * What a lesson came to.
     *
     * @param before the mark of the model that was in force
     * @param after the mark of the model that was learned
     * @param shipped letters beside the rules that taught
     * @param confirmed letters of the diary that taught
     * @param heldBack letters that measured
     * @param figures in order: the figure of the old model and of the new
     * @param confusion how many letters of each label were judged as which, by the old model and by the new
     * @param refused why the new model is not put into force; empty where it is, or would be
     */
    public record Lectured(
            String before,
            String after,
            int shipped,
            int confirmed,
            int heldBack,
            Map<String, BeforeAndAfter> figures,
            List<Confused> confusion,
            List<String> refused) {}

    /**
     * A figure of the old model and of the new; from 0 to 1 unless its name says otherwise.
     *
     * @param chance by how much it may fall when nothing but chance has changed it
     */
    public record BeforeAndAfter(double before, double after, boolean mustNotFall, double chance) {
        boolean fell() {
            return after < before - chance - A_HAIR;
        }
    }

    /**
     * Complaints and letters about a person are many, and some stand on the edge, so that one letter more tips a few
     * either way: only a fall of more than two standard errors is one. Of what must never be missed each letter counts.
     */
    private static double chance(String figure, double share, Evaluation old) {
        long letters = figure.equals(Evaluation.recall(Label.COMPLAINT))
                ? old.count(Label.COMPLAINT)
                : figure.equals(Evaluation.INDIVIDUAL_RECALL) ? old.individuals() : 0;
        return letters == 0 ? 0 : STANDARD_ERRORS * Math.sqrt(share * (1 - share) / letters);
    }

    /** Letters that a human called one thing and the machine another, or the same. */
    public record Confused(Label human, Label machine, long before, long after) {}

    /**
     * Learns, measures both models on the letters held back, and puts the new one into force unless it misses more than
     * chance explains.
     *
     * @param confirmed letters with what humans have said of them
     * @param onlySay changes nothing
     * @throws BrokenRules where rules, letters or the model in force cannot be trusted
     */
    public Lectured teach(List<Lesson> confirmed, boolean onlySay) throws IOException {
        ClassifyLines before = ClassifyLines.load(folder);
        RuleSet rules = before.rules();
        Lessons shipped = new Lessons(folder);
        List<Lesson> all = new ArrayList<>(Lessons.read(shipped.teaching(), LetterLines.known(rules, folder)));
        int ofShipped = all.size();
        all.addAll(confirmed);
        TextModel model = new Teaching(rules).learn(all, Teaching.mark(Teaching.mark(shipped.teaching()), confirmed));
        List<String> heldBack = shipped.heldBack().stream()
                .flatMap(file -> Lessons.lines(file).stream())
                .toList();
        Evaluation old = Evaluation.of(before, heldBack);
        Evaluation fresh = Evaluation.of(before.with(model), heldBack);
        Map<String, Double> was = old.figures();
        Map<String, BeforeAndAfter> figures = new LinkedHashMap<>();
        fresh.figures().forEach((name, value) -> {
            double share = was.getOrDefault(name, 0.0);
            figures.put(name, new BeforeAndAfter(share, value, MUST_NOT_FALL.contains(name), chance(name, share, old)));
        });
        List<String> refused = heldBack.isEmpty()
                ? List.of("there are no letters held back in " + folder.resolve("letters")
                        + " to measure by; put held-back-*.jsonl there")
                : figures.entrySet().stream()
                        .filter(figure -> figure.getValue().mustNotFall()
                                && figure.getValue().fell())
                        .map(figure -> figure.getKey() + " would fall from "
                                + Evaluation.written("%.3f", figure.getValue().before()) + " to "
                                + Evaluation.written("%.3f", figure.getValue().after()))
                        .toList();
        if (refused.isEmpty() && !onlySay) {
            new EarlierModels(folder).replaceBy(model);
        }
        return new Lectured(
                before.model(),
                model.lessons(),
                ofShipped,
                confirmed.size(),
                heldBack.size(),
                figures,
                confused(old, fresh),
                refused);
    }

    /** Puts the model before the present one back into force; its mark, or empty where none is kept. */
    public Optional<String> rollBack() throws IOException {
        return new EarlierModels(folder).rollBack().map(TextModel::lessons);
    }

    private static List<Confused> confused(Evaluation old, Evaluation fresh) {
        List<Confused> confused = new ArrayList<>();
        for (Label human : Label.values()) {
            for (Label machine : Label.values()) {
                long before = old.judgedAs(human, machine);
                long after = fresh.judgedAs(human, machine);
                if (before + after > 0) {
                    confused.add(new Confused(human, machine, before, after));
                }
            }
        }
        return confused;
    }
}
