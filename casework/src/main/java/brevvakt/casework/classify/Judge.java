package brevvakt.casework.classify;

import brevvakt.casework.letter.IncomingLetter;
import java.nio.file.Path;

/**
 * Judges letters by two voices: the rules that stand in {@code conf/classify}, and what was learned from labelled
 * letters. Where they are weighed, the costs of {@code weighing.yaml} decide which way to err (DOMAIN 5.6).
 */
public final class Judge implements Classifier {
    static final String MODEL = "model.bin";

    private final RuleSet rules;
    private final WeighingRules weighing;
    private final TextModel model;

    Judge(RuleSet rules, WeighingRules weighing, TextModel model) {
        this.rules = rules;
        this.weighing = weighing;
        this.model = model;
    }

    /** Reads the rules and the model beside them; a file that cannot be trusted is refused with {@link BrokenRules}. */
    public static Judge load(Path confClassify) {
        return load(confClassify, confClassify.resolve(MODEL));
    }

    static Judge load(Path confClassify, Path model) {
        return of(RuleSet.load(confClassify), confClassify, ModelFile.read(model));
    }

    /** Refuses a {@code weighing.yaml} that cannot be trusted, as far as it goes without the rules. */
    static void checkWeighing(Path confClassify) {
        WeighingRules weighing = new RuleFile(confClassify.resolve("weighing.yaml")).whole(WeighingRules.class);
        PhraseBook book = RuleSet.book(new RuleFile(confClassify.resolve("words.yaml")));
        requireClasses(new RuleFile(confClassify.resolve("weighing.yaml")), weighing, book);
    }

    static Judge of(RuleSet rules, Path confClassify, TextModel model) {
        RuleFile file = new RuleFile(confClassify.resolve("weighing.yaml"));
        WeighingRules weighing = file.whole(WeighingRules.class);
        requireClasses(file, weighing, rules.phrases());
        return new Judge(rules, weighing, model);
    }

    private static void requireClasses(RuleFile file, WeighingRules weighing, PhraseBook book) {
        try {
            weighing.unspoken().forEach(book::requireClass);
        } catch (IllegalArgumentException e) {
            throw file.refusal("unspoken", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Verdict judge(IncomingLetter letter, Circumstances circumstances) {
        return weigh(letter, circumstances).verdict();
    }

    /** The whole weighing of a letter, for those who want to know why. */
    Weighing weigh(IncomingLetter letter, Circumstances circumstances) {
        return new Weighing(RuleFindings.of(rules, letter, circumstances), weighing, model, rules);
    }

    /** The same rules and costs with another model. */
    Judge with(TextModel another) {
        return new Judge(rules, weighing, another);
    }

    RuleSet rules() {
        return rules;
    }

    WeighingRules weighing() {
        return weighing;
    }

    TextModel model() {
        return model;
    }
}
