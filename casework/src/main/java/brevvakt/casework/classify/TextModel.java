package brevvakt.casework.classify;

import brevvakt.casework.classify.TraitBook.Vector;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was learned from labelled letters: the traits it knows, their weights, and how far to trust them beside the rules.
 *
 * @param lessons what it was learned from, as {@link Teaching#mark} writes it
 */
record TextModel(
        String lessons,
        TraitBook book,
        Heads heads,
        Mixture mixture,
        Likelihood individual,
        Likelihood personal,
        Likelihood sensitive) {

    /** The labels that letters of humans may have, in the order of the questions. */
    static final List<Label> LABELS =
            Stream.of(Label.values()).filter(label -> !label.isMachine()).toList();

    static final int INDIVIDUAL = LABELS.size();
    static final int PERSONAL = INDIVIDUAL + 1;
    static final int SENSITIVE = INDIVIDUAL + 2;
    static final int QUESTIONS = INDIVIDUAL + 3;

    double[] answers(RuleFindings findings) {
        return heads.answers(book.vector(FeatureReader.of(findings)));
    }

    double[] answers(Vector letter) {
        return heads.answers(letter);
    }

    /** What text and rules say together, a probability per label. */
    double[] labels(double[] answers, RuleFindings findings) {
        return mixture.probabilities(voices(answers, findings));
    }

    static Mixture.Voices voices(double[] answers, RuleFindings findings) {
        return new Mixture.Voices(
                java.util.Arrays.copyOf(answers, INDIVIDUAL),
                LABELS.stream().mapToDouble(findings::weight).toArray(),
                LABELS.indexOf(findings.label()));
    }
}
