package brevvakt.mailets.authenticity;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.IncomingLetter;

/** Says whether a mail proves to come from its author's domain; never throws, what cannot be told is said as that. */
@FunctionalInterface
public interface SenderProof {
    Authenticity of(Arrival arrival, IncomingLetter letter);

    /** Asks nobody. */
    static SenderProof none() {
        return (arrival, letter) -> Authenticity.unasked();
    }

    /** Asks the other where this one has nothing to say. */
    default SenderProof orElse(SenderProof other) {
        return (arrival, letter) -> {
            Authenticity said = of(arrival, letter);
            return said.isAsked() ? said : other.of(arrival, letter);
        };
    }
}
