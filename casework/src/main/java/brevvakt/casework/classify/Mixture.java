package brevvakt.casework.classify;

import java.util.List;

/**
 * How far the text model and the rules are trusted when a label is chosen. Learned from letters that neither had seen,
 * so that a probability of 0.8 is right four times of five.
 */
final class Mixture {
    private static final int ROUNDS = 600;
    private static final double STEP = 0.03;
    private static final double HOLDING_BACK = 0.003;
    private static final double LEAST = -3;
    private static final double MOST = 5;
    static final int SHARED = 3;

    private final double[] trust;

    Mixture(double[] trust) {
        this.trust = trust.clone();
    }

    /**
     * What the voices say of one letter, a number per label.
     *
     * @param text the text model's answers
     * @param rules the sums of the rules' weights
     * @param proposed the number of the label that the rules propose
     */
    record Voices(double[] text, double[] rules, int proposed) {}

    static Mixture learn(List<Voices> letters, int[] right, int labels) {
        double[] trust = new double[SHARED + labels];
        trust[0] = 1;
        double[] mean = new double[trust.length];
        double[] square = new double[trust.length];
        for (int round = 1; round <= ROUNDS; round++) {
            double[] slope = slope(trust, letters, right);
            for (int i = 0; i < trust.length; i++) {
                double towards = slope[i] / letters.size() + (i < SHARED ? 0 : HOLDING_BACK * trust[i]);
                mean[i] = 0.9 * mean[i] + 0.1 * towards;
                square[i] = 0.99 * square[i] + 0.01 * towards * towards;
                double steady = mean[i] / (1 - Math.pow(0.9, round));
                trust[i] -= STEP * steady / (Math.sqrt(square[i] / (1 - Math.pow(0.99, round))) + 1e-8);
            }
        }
        return new Mixture(trust);
    }

    private static double[] slope(double[] trust, List<Voices> letters, int[] right) {
        double[] slope = new double[trust.length];
        for (int letter = 0; letter < right.length; letter++) {
            Voices voices = letters.get(letter);
            double[] share = probabilities(trust, voices);
            for (int label = 0; label < share.length; label++) {
                double off = share[label] - (label == right[letter] ? 1 : 0);
                slope[0] += off * voices.text()[label];
                slope[1] += off * bounded(voices.rules()[label]);
                slope[2] += label == voices.proposed() ? off : 0;
                slope[SHARED + label] += off;
            }
        }
        return slope;
    }

    /** How likely each label is; together they are one. */
    double[] probabilities(Voices voices) {
        return probabilities(trust, voices);
    }

    private static double[] probabilities(double[] trust, Voices voices) {
        double[] share = new double[voices.text().length];
        double most = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < share.length; label++) {
            share[label] = trust[0] * voices.text()[label]
                    + trust[1] * bounded(voices.rules()[label])
                    + (label == voices.proposed() ? trust[2] : 0)
                    + trust[SHARED + label];
            most = Math.max(most, share[label]);
        }
        double sum = 0;
        for (int label = 0; label < share.length; label++) {
            share[label] = Math.exp(share[label] - most);
            sum += share[label];
        }
        for (int label = 0; label < share.length; label++) {
            share[label] /= sum;
        }
        return share;
    }

    private static double bounded(double weight) {
        return Math.max(LEAST, Math.min(MOST, weight));
    }

    double[] trust() {
        return trust.clone();
    }
}
