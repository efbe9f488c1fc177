package brevvakt.casework.classify;

import java.io.IOException;
import java.nio.file.Path;

/** Makes the model that is shipped, from the letters that are shipped. */
public final class Training {
    private Training() {}

    /** Learns from the letters beside the rules and writes the model beside them; returns the model's mark. */
    public static String ofTheProject(Path confClassify) throws IOException {
        RuleClassifier rules = RuleClassifier.load(confClassify);
        Lessons lessons = new Lessons(confClassify);
        TextModel model = new Teaching(rules)
                .learn(
                        Lessons.read(lessons.teaching(), LetterLines.known(rules.rules(), confClassify)),
                        Teaching.mark(lessons.teaching()));
        ModelFile.write(model, confClassify.resolve(Judge.MODEL));
        return model.lessons();
    }
}
