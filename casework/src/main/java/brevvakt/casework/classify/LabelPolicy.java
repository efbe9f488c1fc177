package brevvakt.casework.classify;

import java.util.Optional;

/**
 * How a label is decided upon.
 *
 * @param id the label
 * @param threshold the sum of weights from which the label applies
 * @param doubt the sum from which it is proposed, with little confidence, where no label reaches its threshold
 * @param prior added where labels compete; doubt goes to the greater prior
 * @param watched never to be missed: wins over all labels after it in the file once its threshold is reached, and is
 *     told as a further label from half of it
 * @param scope fixed scope; without it, rules of scope decide
 * @param leaning added to the weights for {@code individual} where scope is weighed
 * @param sensitivity the least that applies
 * @param told named beside the first label when its threshold is reached
 */
record LabelPolicy(
        Label id,
        double threshold,
        double doubt,
        double prior,
        boolean watched,
        boolean told,
        Optional<Scope> scope,
        Optional<Double> leaning,
        Sensitivity sensitivity) {
    LabelPolicy {
        Required.of(id, "id");
        Required.of(sensitivity, "sensitivity");
    }
}
