package brevvakt.casework.classify;

import brevvakt.casework.classify.PhraseBook.Reading;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import java.nio.file.Path;
import java.util.Set;

/**
 * Judges letters by the rules that stand in {@code conf/classify}, as a registrar would read them: first what a letter
 * is, then whom it concerns, then how careful one must be. Doubt about the kind goes to complaint, doubt about the
 * person to individual, any other doubt to a human.
 */
final class RuleClassifier implements Classifier {

    private final RuleSet rules;

    RuleClassifier(RuleSet rules) {
        this.rules = rules;
    }

    /** Reads the rules; a file that cannot be trusted is refused with {@link BrokenRules}. */
    static RuleClassifier load(Path confClassify) {
        return new RuleClassifier(RuleSet.load(confClassify));
    }

    @Override
    public Verdict judge(IncomingLetter letter, Circumstances circumstances) {
        return findings(letter, circumstances).verdict();
    }

    /** What the rules find in a letter, and what they make of it. */
    RuleFindings findings(IncomingLetter letter, Circumstances circumstances) {
        PlainText plain = PlainText.of(letter.judgedText());
        String text = plain.text();
        boolean ours = Shape.isReply(letter.subject());
        Reading reading = rules.phrases().read(ours ? "" : letter.subject(), text);
        String sender =
                letter.from().map(EmailAddress::toString).map(Spelling::plain).orElse("");
        Set<String> signals = Shape.of(letter, text, reading);
        return new RuleFindings(
                rules,
                reading,
                circumstances,
                sender,
                signals,
                letter.troubles().isEmpty() && !plain.isCut());
    }

    RuleSet rules() {
        return rules;
    }
}
