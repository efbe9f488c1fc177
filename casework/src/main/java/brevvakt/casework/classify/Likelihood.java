package brevvakt.casework.classify;

import java.util.List;

/** How likely a yes-or-no question is answered yes, by the text model's answer and the rules' weight together. */
record Likelihood(double ofText, double ofRules, double bias) {
    private static final int ROUNDS = 2_000;
    private static final double STEP = 0.5;
    private static final double MOST = 4;

    static Likelihood learn(List<double[]> answersAndWeights, boolean[] yes) {
        double ofText = 1;
        double ofRules = 0.5;
        double bias = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Likelihood now = new Likelihood(ofText, ofRules, bias);
            double[] slope = new double[3];
            for (int i = 0; i < yes.length; i++) {
                double[] given = answersAndWeights.get(i);
                double off = now.of(given[0], given[1]) - (yes[i] ? 1 : 0);
                slope[0] += off * given[0];
                slope[1] += off * bounded(given[1]);
                slope[2] += off;
            }
            ofText -= STEP * slope[0] / yes.length;
            ofRules -= STEP * slope[1] / yes.length;
            bias -= STEP * slope[2] / yes.length;
        }
        return new Likelihood(ofText, ofRules, bias);
    }

    double of(double answer, double weight) {
        return 1 / (1 + Math.exp(-(ofText * answer + ofRules * bounded(weight) + bias)));
    }

    private static double bounded(double weight) {
        return Math.max(-MOST, Math.min(MOST, weight));
    }
}
