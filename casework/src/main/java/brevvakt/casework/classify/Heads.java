package brevvakt.casework.classify;

import brevvakt.casework.classify.TraitBook.Vector;
import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Yes-or-no questions about a letter, each answered by a weight per trait: is it a complaint, is it about a person. */
final class Heads {
    private static final double CARE = 16;
    private static final double CLOSENESS = 0.2;
    private static final int STEPS = 127;

    private final float[][] weights;
    private final float[] biases;

    Heads(float[][] weights, float[] biases) {
        this.weights = weights.clone();
        this.biases = biases.clone();
    }

    /**
     * What teaches one question.
     *
     * @param letters the numbers of the letters that are asked it
     * @param yes what humans answered of each
     */
    record Question(int[] letters, boolean[] yes) {}

    /** Learns the answers that humans gave; the questions are learned side by side. */
    static Heads learn(List<Vector> letters, List<Question> questions, int traits) {
        float[][] weights = new float[questions.size()][];
        float[] biases = new float[questions.size()];
        Feature[][] rows = letters.stream().map(letter -> row(letter, traits)).toArray(Feature[][]::new);
        IntStream.range(0, questions.size()).parallel().forEach(question -> {
            Question asked = questions.get(question);
            float[] learned = learn(
                    Arrays.stream(asked.letters()).mapToObj(i -> rows[i]).toArray(Feature[][]::new),
                    asked.yes(),
                    traits);
            biases[question] = learned[traits];
            weights[question] = Arrays.copyOf(learned, traits);
        });
        return new Heads(weights, biases);
    }

    private static Feature[] row(Vector letter, int traits) {
        Feature[] row = new Feature[letter.traits().length + 1];
        for (int i = 0; i < row.length - 1; i++) {
            row[i] = new FeatureNode(letter.traits()[i] + 1, letter.values()[i]);
        }
        row[row.length - 1] = new FeatureNode(traits + 1, 1);
        return row;
    }

    /** The same, where one question is answered yes the more readily; below zero the less. */
    Heads leaning(int question, double by) {
        float[] leaning = biases.clone();
        leaning[question] += (float) by;
        return new Heads(weights, leaning);
    }

    /** The same with each weight at one of 255 steps, as a file keeps them. */
    Heads rounded() {
        float[][] steps = new float[weights.length][];
        for (int question = 0; question < weights.length; question++) {
            byte[] of = steps(question);
            float unit = unit(question);
            steps[question] = new float[of.length];
            for (int trait = 0; trait < of.length; trait++) {
                steps[question][trait] = of[trait] * unit;
            }
        }
        return new Heads(steps, biases);
    }

    /** The size of a step of this question's weights. */
    float unit(int question) {
        float most = 0;
        for (float weight : weights[question]) {
            most = Math.max(most, Math.abs(weight));
        }
        return most == 0 ? 1 : most / STEPS;
    }

    /** Each weight of a question in steps. */
    byte[] steps(int question) {
        float unit = unit(question);
        byte[] steps = new byte[weights[question].length];
        for (int trait = 0; trait < steps.length; trait++) {
            steps[trait] = (byte) Math.round(weights[question][trait] / unit);
        }
        return steps;
    }

    private static float[] learn(Feature[][] rows, boolean[] yes, int traits) {
        if (rows.length == 0) {
            return new float[traits + 1];
        }
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = traits + 1;
        problem.x = rows;
        problem.y = IntStream.range(0, rows.length)
                .mapToDouble(i -> yes[i] ? 1 : -1)
                .toArray();
        Linear.disableDebugOutput();
        Parameter way = new Parameter(SolverType.L2R_LR_DUAL, CARE, CLOSENESS);
        way.setRandom(new Random(0));
        Model model = Linear.train(problem, way);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] found = model.getFeatureWeights();
        float[] learned = new float[traits + 1];
        for (int i = 0; i <= traits; i++) {
            learned[i] = (float) (sign * found[i]);
        }
        return learned;
    }

    int size() {
        return biases.length;
    }

    float weight(int question, int trait) {
        return weights[question][trait];
    }

    float bias(int question) {
        return biases[question];
    }

    /** How strongly each question is answered yes; below zero it is no. */
    double[] answers(Vector letter) {
        double[] answers = new double[biases.length];
        for (int question = 0; question < answers.length; question++) {
            double sum = biases[question];
            float[] of = weights[question];
            for (int i = 0; i < letter.traits().length; i++) {
                sum += of[letter.traits()[i]] * letter.values()[i];
            }
            answers[question] = sum;
        }
        return answers;
    }
}
