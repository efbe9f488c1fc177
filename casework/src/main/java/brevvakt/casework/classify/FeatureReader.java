package brevvakt.casework.classify;

import brevvakt.casework.classify.Features.Block;
import brevvakt.casework.classify.PhraseBook.Reading;
import java.util.Locale;

/**
 * Reads the traits of a letter for the text model: words with and without rings and dots, pairs, pieces of words, words
 * and classes of words in the scope of a negation and outside, beginnings of sentences, the first and the last sentence,
 * shape and circumstances.
 */
final class FeatureReader {
    static final int MOST_WORDS = 700;
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 4;
    private static final int SCOPE_OF_NEGATION = 3;

    private FeatureReader() {}

    static Features of(RuleFindings findings) {
        Features features = new Features();
        words(features, findings.reading());
        Tone.of(findings.reading()).into(features);
        circumstances(features, findings);
        return features;
    }

    private static void words(Features features, Reading reading) {
        Wording wording = reading.wording();
        int words = Math.min(MOST_WORDS, wording.size());
        int negated = -1;
        String before = "^";
        for (int at = 0; at < words; at++) {
            String word = wording.word(at);
            String plain = Character.isDigit(word.charAt(0)) ? "#" : Spelling.plain(word);
            boolean starts = at == 0 || wording.sentence(at) != wording.sentence(at - 1);
            if (starts) {
                negated = -1;
                before = "^";
            }
            if (wording.isOfSubject(at)) {
                features.add(Block.WORDS, 's', plain);
            } else {
                features.add(Block.WORDS, 'p', plain);
                if (!plain.equals(word)) {
                    features.add(Block.WORDS, 'w', word);
                }
                features.add(Block.WORDS, 'b', before + " " + plain);
                if (at <= negated) {
                    features.add(Block.WORDS, 'n', plain);
                }
                pieces(features, " " + plain + " ");
                place(features, wording, at, plain);
                classes(features, reading, at, at <= negated);
            }
            if (reading.isNegator(at)) {
                negated = at + SCOPE_OF_NEGATION;
            }
            before = plain;
        }
    }

    /** How a letter begins and ends says more than the same words between. */
    private static void place(Features features, Wording wording, int at, String plain) {
        if (wording.sentence(at) == wording.sentence(wording.subjectWords())) {
            features.add(Block.WORDS, 'i', plain);
        }
        if (wording.isOfLastSentence(at)) {
            features.add(Block.WORDS, 'e', plain);
        }
    }

    /** The classes of words.yaml that a word belongs to, so that a word that no letter taught counts as its kin. */
    private static void classes(Features features, Reading reading, int at, boolean negated) {
        boolean last = reading.wording().isOfLastSentence(at);
        for (String name : reading.classesAt(at)) {
            features.add(Block.WORDS, negated ? 'm' : 'k', name);
            if (last) {
                features.add(Block.WORDS, 'z', name);
            }
        }
    }

    private static void pieces(Features features, String word) {
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int from = 0; from + length <= word.length(); from++) {
                features.add(Block.PIECES, 'c', word, from, from + length);
            }
        }
    }

    private static void circumstances(Features features, RuleFindings findings) {
        Circumstances known = findings.circumstances();
        findings.topics().forEach(topic -> features.add(Block.CIRCUMSTANCES, 't', topic));
        features.add(Block.CIRCUMSTANCES, 'a', known.addressee().name());
        known.care().ifPresent(care -> features.add(Block.CIRCUMSTANCES, 'k', care.name()));
        features.add(Block.CIRCUMSTANCES, 'f', known.fromStaff() ? "staff" : "public");
        features.add(Block.CIRCUMSTANCES, 'h', known.thread().name());
        Shape.NAMES.stream()
                .filter(findings.signals()::contains)
                .forEach(signal -> features.add(Block.CIRCUMSTANCES, 'g', signal));
        features.add(
                Block.CIRCUMSTANCES, 'l', findings.reading().language().name().toLowerCase(Locale.ROOT));
    }
}
