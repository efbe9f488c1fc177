package brevvakt.casework.classify;

import brevvakt.casework.classify.TraitBook.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was learned from labelled letters: the traits it knows, their weights, and how far to trust them beside the rules.
 *
 * @param lessons what it was learned from, as {@link Teaching#mark} writes it
 * @param mixture how a letter's voices are weighed
 * @param ofNotes how those of a note in plain words are weighed
 */
record TextModel(
        String lessons,
        TraitBook book,
        Heads heads,
        Mixture mixture,
        Mixture ofNotes,
        Likelihood individual,
        Likelihood personal,
        Likelihood sensitive) {

    /** The labels that letters of humans may have, in the order of the questions. */
    static final List<Label> LABELS =
            Stream.of(Label.values()).filter(label -> !label.isMachine()).toList();

    static final int INDIVIDUAL = LABELS.size();
    static final int PERSONAL = INDIVIDUAL + 1;
    static final int SENSITIVE = INDIVIDUAL + 2;
    static final int NOTE = INDIVIDUAL + 3;

    /** What notes in plain words are, asked once more by notes alone: letters to a municipality blame and praise otherwise. */
    static final List<Label> OF_NOTES = List.of(Label.COMPLAINT, Label.PRAISE, Label.VIEW, Label.UNCLEAR);

    static final int FIRST_OF_NOTES = NOTE + 1;
    static final int QUESTIONS = FIRST_OF_NOTES + OF_NOTES.size();

    /** Answers that tell of labels: those of all letters, and of notes. */
    static final int VOICES = LABELS.size() + OF_NOTES.size();

    double[] answers(RuleFindings findings) {
        return heads.answers(book.vector(FeatureReader.of(findings)));
    }

    double[] answers(Vector letter) {
        return heads.answers(letter);
    }

    /**
     * What text and rules say together, a probability per label. How likely it is what notes may be, letters tell; which of
     * these it is, letters and notes tell together, the more a note it is the more the notes.
     */
    double[] labels(double[] answers, RuleFindings findings) {
        Mixture.Voices voices = voices(answers, findings);
        double[] likely = mixture.probabilities(voices);
        double[] ofNote = ofNotes.probabilities(voices);
        double note = isNote(answers);
        double whole = sum(likely);
        double wholeOfNote = sum(ofNote);
        for (Label label : OF_NOTES) {
            int at = LABELS.indexOf(label);
            likely[at] += note * (whole * ofNote[at] / wholeOfNote - likely[at]);
        }
        return likely;
    }

    /** How far a text is a note and no letter, from 0 to 1. */
    double isNote(double[] answers) {
        return 1 / (1 + Math.exp(-answers[NOTE]));
    }

    private static double sum(double[] likely) {
        return OF_NOTES.stream()
                .mapToDouble(label -> likely[LABELS.indexOf(label)])
                .sum();
    }

    static Mixture.Voices voices(double[] answers, RuleFindings findings) {
        return new Mixture.Voices(text(answers), weights(findings), LABELS.indexOf(findings.label()));
    }

    /** What the rules weigh for each label. */
    static double[] weights(RuleFindings findings) {
        return LABELS.stream().mapToDouble(findings::weight).toArray();
    }

    /** The answers that tell of labels. */
    static double[] text(double[] answers) {
        double[] text = Arrays.copyOf(answers, VOICES);
        System.arraycopy(answers, FIRST_OF_NOTES, text, INDIVIDUAL, OF_NOTES.size());
        return text;
    }
}
