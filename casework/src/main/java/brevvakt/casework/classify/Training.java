package brevvakt.casework.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the model that is shipped, from the letters that are shipped. */
public final class Training {
    private static final int PARTS = 5;

    private Training() {}

    /** Learns from the letters beside the rules and writes the model beside them; returns the model's mark. */
    public static String ofTheProject(Path confClassify) throws IOException {
        RuleSet rules = RuleSet.load(confClassify);
        Lessons lessons = new Lessons(confClassify);
        TextModel model = new Teaching(rules)
                .learn(
                        Lessons.read(lessons.teaching(), LetterLines.known(rules, confClassify)),
                        Teaching.mark(lessons.teaching()));
        ModelFile.write(model, confClassify.resolve(Judge.MODEL));
        return model.lessons();
    }

    /**
     * Measures on the letters that teach and that the rules were not written with: each fifth of them is judged by what
     * all others teach. This is what ways of learning are compared by; letters held back are not touched.
     */
    public static Evaluation unseen(Path confClassify) {
        ClassifyLines present = ClassifyLines.load(confClassify);
        RuleSet rules = present.rules();
        LetterLines known = LetterLines.known(rules, confClassify);
        List<Lesson> lessons = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Path file : new Lessons(confClassify).teaching()) {
            lessons.addAll(Lessons.read(List.of(file), known));
            lines.addAll(Lessons.lines(file));
        }
        List<Evaluation> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int left = part;
            TextModel model = new Teaching(rules)
                    .learn(
                            IntStream.range(0, lessons.size())
                                    .filter(i -> i % PARTS != left)
                                    .mapToObj(lessons::get)
                                    .toList(),
                            "");
            parts.add(Evaluation.of(
                    present.with(model),
                    IntStream.range(0, lessons.size())
                            .filter(i -> i % PARTS == left && !lessons.get(i).rulesKnowIt())
                            .mapToObj(lines::get)
                            .toList()));
        }
        return Evaluation.together(parts);
    }
}
