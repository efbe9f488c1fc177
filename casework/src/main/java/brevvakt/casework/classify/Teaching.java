package brevvakt.casework.classify;

import brevvakt.casework.classify.TraitBook.Vector;
import brevvakt.casework.letter.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a text model of lessons. How far the model is trusted is found with letters that it has not seen: a quarter of
 * them is set aside in turn, judged by what the rest teaches, and the figures are fitted to that.
 */
final class Teaching {
    /** Changes when letters are read in another way, so that an older model is not taken for a newer one. */
    private static final String WAY_OF_READING = "7";

    private static final int PARTS = 4;

    private final RuleSet rules;

    Teaching(RuleSet rules) {
        this.rules = rules;
    }

    /**
     * What the rules say of a letter; all else that they found is let go, since thousands of letters are learned at once.
     *
     * @param weights their weight for each label
     * @param proposed the number of the label that they propose
     * @param whom what they say to the questions whom it concerns, from {@link TextModel#INDIVIDUAL} on
     */
    private record OfRules(double[] weights, int proposed, double[] whom) {
        static OfRules of(RuleFindings findings, Label label) {
            double[] weights = TextModel.weights(findings);
            int proposed = TextModel.LABELS.indexOf(findings.label());
            findings.settle(label);
            return new OfRules(
                    weights,
                    proposed,
                    IntStream.range(TextModel.INDIVIDUAL, TextModel.NOTE)
                            .mapToDouble(question -> weight(findings, question))
                            .toArray());
        }
    }

    private record Read(Lesson lesson, OfRules ofRules, Features features) {}

    private record Pupil(Lesson lesson, OfRules ofRules, Vector vector) {}

    TextModel learn(List<Lesson> all, String mark) {
        List<Read> read = all.parallelStream()
                .filter(lesson -> !lesson.label().isMachine())
                .map(this::read)
                .toList();
        TraitBook book = TraitBook.of(
                read.stream().map(Read::features).toList(),
                read.stream().map(each -> each.lesson().writer()).toList());
        return learn(
                read.parallelStream()
                        .map(each -> new Pupil(each.lesson(), each.ofRules(), book.vector(each.features())))
                        .toList(),
                book,
                mark);
    }

    private Read read(Lesson lesson) {
        RuleFindings findings = RuleFindings.of(rules, lesson.letter(), lesson.circumstances());
        Features features = FeatureReader.of(findings).trimmed();
        return new Read(lesson, OfRules.of(findings, lesson.label()), features);
    }

    private static TextModel learn(List<Pupil> pupils, TraitBook book, String mark) {
        double[][] unseen = unseen(pupils, book.size());
        Heads heads = heads(pupils, book.size()).rounded().leaning(TextModel.NOTE, leaning(pupils));
        List<Integer> weighed = IntStream.range(0, pupils.size())
                .filter(i -> !pupils.get(i).lesson().rulesKnowIt())
                .boxed()
                .toList();
        Map<Boolean, List<Integer>> byKind = weighed.stream()
                .collect(Collectors.partitioningBy(i -> pupils.get(i).lesson().isNote()));
        Mixture mixture = mixture(pupils, byKind.getOrDefault(false, List.of()), unseen);
        List<Integer> notes = byKind.getOrDefault(true, List.of());
        Mixture ofNotes = notes.isEmpty() ? mixture : mixture(pupils, notes, unseen);
        return new TextModel(
                mark,
                book,
                heads,
                mixture,
                ofNotes,
                likelihood(pupils, weighed, unseen, TextModel.INDIVIDUAL),
                likelihood(pupils, weighed, unseen, TextModel.PERSONAL),
                likelihood(pupils, weighed, unseen, TextModel.SENSITIVE));
    }

    /** How much likelier a note would be if as many of them taught as letters: nobody knows how many will come. */
    private static double leaning(List<Pupil> pupils) {
        long notes = pupils.stream().filter(pupil -> pupil.lesson().isNote()).count();
        return notes == 0 ? 0 : Math.log((pupils.size() - notes) / (double) notes);
    }

    private static Mixture mixture(List<Pupil> pupils, List<Integer> of, double[][] unseen) {
        return Mixture.learn(
                of.stream().map(i -> voices(unseen[i], pupils.get(i).ofRules())).toList(),
                of.stream()
                        .mapToInt(i ->
                                TextModel.LABELS.indexOf(pupils.get(i).lesson().label()))
                        .toArray(),
                TextModel.LABELS.size(),
                TextModel.VOICES);
    }

    private static Mixture.Voices voices(double[] answers, OfRules ofRules) {
        return new Mixture.Voices(TextModel.text(answers), ofRules.weights(), ofRules.proposed());
    }

    /** A short mark of what is learned from, so that a model can be told to be that of its letters. */
    static String mark(List<Path> files) {
        MessageDigest digest = Sha256.digest();
        digest.update(WAY_OF_READING.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (Path file : files) {
            try {
                digest.update(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new BrokenRules(file, "", "cannot be read: " + e.getMessage());
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /** The mark of a model that was taught with further lessons besides. */
    static String mark(String shipped, List<Lesson> further) {
        MessageDigest digest = Sha256.digest();
        digest.update(shipped.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        further.forEach(lesson -> digest.update((lesson.id() + lesson.label() + lesson.scope() + lesson.sensitivity())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /** What the model would have said of each letter, had it not learned from it. */
    private static double[][] unseen(List<Pupil> pupils, int traits) {
        int[] parts = parts(pupils);
        double[][] answers = new double[pupils.size()][];
        for (int part = 0; part < PARTS; part++) {
            int left = part;
            Heads others = heads(
                    IntStream.range(0, parts.length)
                            .filter(i -> parts[i] != left)
                            .mapToObj(pupils::get)
                            .toList(),
                    traits);
            IntStream.range(0, parts.length)
                    .filter(i -> parts[i] == left)
                    .forEach(i -> answers[i] = others.answers(pupils.get(i).vector()));
        }
        return answers;
    }

    /** Each label's letters are dealt out in turn. */
    private static int[] parts(List<Pupil> pupils) {
        Map<Label, Integer> dealt = new EnumMap<>(Label.class);
        return pupils.stream()
                .mapToInt(pupil -> dealt.merge(pupil.lesson().label(), 1, Integer::sum) % PARTS)
                .toArray();
    }

    private static Heads heads(List<Pupil> pupils, int traits) {
        List<Heads.Question> questions = IntStream.range(0, TextModel.QUESTIONS)
                .mapToObj(question -> question(question, pupils))
                .toList();
        return Heads.learn(pupils.stream().map(Pupil::vector).toList(), questions, traits);
    }

    private static Heads.Question question(int question, List<Pupil> pupils) {
        int[] asked = IntStream.range(0, pupils.size())
                .filter(i -> isAsked(question, pupils.get(i).lesson()))
                .toArray();
        boolean[] yes = new boolean[asked.length];
        for (int i = 0; i < asked.length; i++) {
            yes[i] = isYes(question, pupils.get(asked[i]).lesson());
        }
        return new Heads.Question(asked, yes);
    }

    /** Whom a matter concerns, letters to a municipality tell; a note is written to anybody. */
    private static boolean isAsked(int question, Lesson lesson) {
        return question >= TextModel.FIRST_OF_NOTES
                ? lesson.isNote()
                : question < TextModel.INDIVIDUAL || question == TextModel.NOTE || !lesson.isNote();
    }

    private static boolean isYes(int question, Lesson lesson) {
        if (question < TextModel.INDIVIDUAL) {
            return lesson.label() == TextModel.LABELS.get(question);
        }
        if (question >= TextModel.FIRST_OF_NOTES) {
            return lesson.label() == TextModel.OF_NOTES.get(question - TextModel.FIRST_OF_NOTES);
        }
        if (question == TextModel.NOTE) {
            return lesson.isNote();
        }
        if (question == TextModel.INDIVIDUAL) {
            return lesson.scope() == Scope.INDIVIDUAL;
        }
        Sensitivity least = question == TextModel.PERSONAL ? Sensitivity.PERSONAL : Sensitivity.SENSITIVE;
        return lesson.sensitivity().compareTo(least) >= 0;
    }

    private static Likelihood likelihood(List<Pupil> pupils, List<Integer> weighed, double[][] unseen, int question) {
        List<Integer> open = weighed.stream()
                .filter(i -> isAsked(question, pupils.get(i).lesson()))
                .filter(i -> pupils.get(i).lesson().scope() != Scope.NONE)
                .toList();
        List<double[]> given = new ArrayList<>();
        boolean[] yes = new boolean[open.size()];
        for (int i : open) {
            yes[given.size()] = isYes(question, pupils.get(i).lesson());
            given.add(new double[] {unseen[i][question], pupils.get(i).ofRules().whom()[question - TextModel.INDIVIDUAL]
            });
        }
        return Likelihood.learn(given, Arrays.copyOf(yes, given.size()));
    }

    /** What the rules say to a question, once they know the label. */
    static double weight(RuleFindings findings, int question) {
        if (question == TextModel.INDIVIDUAL) {
            return findings.individual() - 1;
        }
        Sensitivity least = question == TextModel.PERSONAL ? Sensitivity.PERSONAL : Sensitivity.SENSITIVE;
        return findings.sensitivity().compareTo(least) >= 0 ? 1 : -1;
    }
}
