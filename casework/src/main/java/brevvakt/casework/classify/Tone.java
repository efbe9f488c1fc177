package brevvakt.casework.classify;

import brevvakt.casework.classify.Features.Block;
import brevvakt.casework.classify.PhraseBook.Reading;
import java.util.HashMap;
import java.util.Map;

/**
 * How a letter sounds: how often it praises and blames, in all, in its worst sentence and in its last, and how often it
 * uses the words of a class. Courtesy around a complaint thins it out in the sum, but not in its worst sentence.
 */
final class Tone {
    private static final int MOST = 6;
    private static final int SCOPE_OF_NEGATION = 3;

    private final Map<String, Integer> counts = new HashMap<>();
    private int praised;
    private int blamed;
    private int negations;
    private int worst;
    private int best;
    private int first;
    private int last;
    private int words;
    private int sentences;

    private Tone() {}

    static Tone of(Reading reading) {
        Tone tone = new Tone();
        Wording wording = reading.wording();
        int until = Math.min(FeatureReader.MOST_WORDS, wording.size());
        int negated = -1;
        int here = 0;
        for (int at = wording.subjectWords(); at < until; at++) {
            if (at == wording.subjectWords() || wording.sentence(at) != wording.sentence(at - 1)) {
                tone.end(here);
                here = 0;
                negated = -1;
            }
            boolean turned = at <= negated;
            int sound = turned ? -reading.tone(at) : reading.tone(at);
            here += sound;
            tone.praised += Math.max(0, sound);
            tone.blamed += Math.max(0, -sound);
            tone.words++;
            for (String name : reading.classesAt(at)) {
                tone.counts.merge(turned ? "not " + name : name, 1, Integer::sum);
            }
            if (reading.isNegator(at)) {
                negated = at + SCOPE_OF_NEGATION;
                tone.negations++;
            }
        }
        tone.end(here);
        tone.last = here;
        return tone;
    }

    private void end(int sentence) {
        if (words == 0) {
            return;
        }
        if (sentences == 0) {
            first = sentence;
        }
        sentences++;
        worst = Math.min(worst, sentence);
        best = Math.max(best, sentence);
    }

    void into(Features features) {
        counts.forEach((name, count) -> upTo(features, name, count));
        upTo(features, "+praised", praised);
        upTo(features, "+blamed", blamed);
        upTo(features, "+negations", negations);
        upTo(features, "+worst", -worst);
        upTo(features, "+best", best);
        upTo(features, "+more-praise", praised - blamed);
        upTo(features, "+more-blame", blamed - praised);
        upTo(features, "+first-good", first);
        upTo(features, "+first-bad", -first);
        upTo(features, "+last-good", last);
        upTo(features, "+last-bad", -last);
        upTo(features, "+sentences", Integer.SIZE - Integer.numberOfLeadingZeros(sentences));
        upTo(features, "+words", 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(words)) - 6);
        if (praised == 0 && blamed == 0) {
            features.add(Block.TONE, 'q', "+toneless");
        }
        if (praised > 0 && blamed == 0) {
            features.add(Block.TONE, 'q', "+only-praise");
        }
        if (blamed > 0 && praised == 0) {
            features.add(Block.TONE, 'q', "+only-blame");
        }
    }

    /** A trait for each time, so that often weighs more than once. */
    private static void upTo(Features features, String name, int count) {
        for (int times = 1; times <= Math.min(MOST, count); times++) {
            features.add(Block.TONE, 'q', name + times);
        }
    }
}
