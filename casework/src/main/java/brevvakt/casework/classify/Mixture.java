package brevvakt.casework.classify;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the text model and the rules are trusted when a label is chosen, in all and for each label, and what the text
 * model's answer to one label says of another. Learned from letters that neither had seen, so that a probability of 0.8
 * is right four times of five.
 */
final class Mixture {
    private static final int ROUNDS = 500;
    private static final double STEP = 0.03;
    private static final int SLOPE_PARTS = 8;
    private static final double LEAST = -3;
    private static final double MOST = 5;
    // how strongly what is learned of single labels is held back towards what holds for all
    private static final double OF_LABEL = 0.003;
    private static final double OF_VOICE = 0.01;
    private static final double OF_PAIR = 0.04;

    /** Trust that all labels share: in the text, in the rules, and in the label that the rules propose. */
    static final int SHARED = 3;

    private final double[] trust;
    private final int labels;
    private final int answers;

    /**
     * With what was learned before.
     *
     * @param trust what all labels share, then per label a constant, its trust in the text and in the rules, then for
     *     each label what each of the text's answers adds to it
     */
    Mixture(double[] trust, int labels) {
        this.trust = trust.clone();
        this.labels = labels;
        this.answers = (trust.length - SHARED - 3 * labels) / labels;
    }

    /** How many numbers a mixture of so many labels has, where the text gives so many answers. */
    static int size(int labels, int answers) {
        return SHARED + 3 * labels + labels * answers;
    }

    /**
     * What the voices say of one letter.
     *
     * @param text the text model's answers: one per label, and others that tell of labels
     * @param rules the sums of the rules' weights, one per label
     * @param proposed the number of the label that the rules propose
     */
    record Voices(double[] text, double[] rules, int proposed) {}

    static Mixture learn(List<Voices> letters, int[] right, int labels, int answers) {
        double[] trust = new double[size(labels, answers)];
        trust[0] = 1;
        double[] mean = new double[trust.length];
        double[] square = new double[trust.length];
        for (int round = 1; round <= ROUNDS; round++) {
            double[] slope = new Mixture(trust, labels).slope(letters, right);
            for (int i = 0; i < trust.length; i++) {
                double towards = slope[i] / letters.size() + holdingBack(i, labels) * trust[i];
                mean[i] = 0.9 * mean[i] + 0.1 * towards;
                square[i] = 0.99 * square[i] + 0.01 * towards * towards;
                double steady = mean[i] / (1 - Math.pow(0.9, round));
                trust[i] -= STEP * steady / (Math.sqrt(square[i] / (1 - Math.pow(0.99, round))) + 1e-8);
            }
        }
        return new Mixture(trust, labels);
    }

    private static double holdingBack(int at, int labels) {
        if (at < SHARED) {
            return 0;
        }
        return at < SHARED + labels ? OF_LABEL : at < SHARED + 3 * labels ? OF_VOICE : OF_PAIR;
    }

    /** In parts that are summed in their order, so that the same letters always teach the same. */
    private double[] slope(List<Voices> letters, int[] right) {
        int size = (right.length + SLOPE_PARTS - 1) / SLOPE_PARTS;
        double[][] parts = IntStream.range(0, SLOPE_PARTS)
                .parallel()
                .mapToObj(part -> slope(
                        letters, right, Math.min(part * size, right.length), Math.min((part + 1) * size, right.length)))
                .toArray(double[][]::new);
        double[] slope = new double[trust.length];
        for (double[] part : parts) {
            for (int i = 0; i < slope.length; i++) {
                slope[i] += part[i];
            }
        }
        return slope;
    }

    private double[] slope(List<Voices> letters, int[] right, int from, int until) {
        double[] slope = new double[trust.length];
        for (int letter = from; letter < until; letter++) {
            Voices voices = letters.get(letter);
            double[] share = probabilities(voices);
            for (int label = 0; label < labels; label++) {
                double off = share[label] - (label == right[letter] ? 1 : 0);
                double rules = bounded(voices.rules()[label]);
                slope[0] += off * voices.text()[label];
                slope[1] += off * rules;
                slope[2] += label == voices.proposed() ? off : 0;
                slope[SHARED + label] += off;
                slope[SHARED + labels + label] += off * voices.text()[label];
                slope[SHARED + 2 * labels + label] += off * rules;
                for (int other = 0; other < answers; other++) {
                    slope[pair(other, label)] += off * voices.text()[other];
                }
            }
        }
        return slope;
    }

    private int pair(int from, int to) {
        return SHARED + 3 * labels + to * answers + from;
    }

    /** How likely each label is; together they are one. */
    double[] probabilities(Voices voices) {
        double[] share = new double[labels];
        double most = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < labels; label++) {
            share[label] = (trust[0] + trust[SHARED + labels + label]) * voices.text()[label]
                    + (trust[1] + trust[SHARED + 2 * labels + label]) * bounded(voices.rules()[label])
                    + (label == voices.proposed() ? trust[2] : 0)
                    + trust[SHARED + label]
                    + ofOthers(voices, label);
            most = Math.max(most, share[label]);
        }
        double sum = 0;
        for (int label = 0; label < labels; label++) {
            share[label] = Math.exp(share[label] - most);
            sum += share[label];
        }
        for (int label = 0; label < labels; label++) {
            share[label] /= sum;
        }
        return share;
    }

    private double ofOthers(Voices voices, int label) {
        double sum = 0;
        for (int other = 0; other < answers; other++) {
            sum += trust[pair(other, label)] * voices.text()[other];
        }
        return sum;
    }

    private static double bounded(double weight) {
        return Math.max(LEAST, Math.min(MOST, weight));
    }

    double[] trust() {
        return trust.clone();
    }
}
