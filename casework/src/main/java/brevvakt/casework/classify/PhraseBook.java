package brevvakt.casework.classify;

import brevvakt.casework.letter.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All phrases of the rules, found together in one walk over a letter's words. */
final class PhraseBook {
    private static final String NUMBER = "#";
    private static final int TURNS_BEFORE = 3;
    private static final int TURNS_AFTER = 2;
    private static final int ENOUGH = 4;
    private static final int[] NONE = {};
    static final int MOST_TRIES = 400_000;

    private final Map<String, List<String>> classes;
    private final Map<String, Integer> signs = new HashMap<>();
    private final Map<Integer, String> classNames = new HashMap<>();
    private final BitSet signsOfClasses = new BitSet();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Compiled> phrases = new ArrayList<>();
    // by sign, the phrases that begin with it; no entry where none does
    private int[][] byFirstSign = {};
    private final WordTree exact = new WordTree();
    private final WordTree plain = new WordTree();
    private final WordTree hasty = new WordTree();
    private final WordTree hastyAndPlain = new WordTree();
    private final int negator;
    private final int hollow;
    private final BitSet good;
    private final BitSet bad;

    private record Compiled(List<int[]> signs, int[] gaps, boolean atStart, boolean atEnd) {}

    /** Where a phrase stands: from its first word to its last. */
    record Place(int from, int to) {}

    PhraseBook(Lexicon lexicon) {
        this(lexicon, true);
    }

    /**
     * Reads for phrases, and for all classes of words where the text model asks for them.
     *
     * @param ofTone whether every class is known of every word, and which praise and blame
     */
    PhraseBook(Lexicon lexicon, boolean ofTone) {
        this.classes = lexicon.classes();
        this.negator = signOf("<" + lexicon.negators() + ">");
        this.hollow = signs.size();
        signs.put("<>", hollow);
        lexicon.hollowNegations().forEach(word -> exact.add(word, hollow));
        this.good = signsOf(ofTone ? lexicon.good().orElse(List.of()) : List.of());
        this.bad = signsOf(ofTone ? lexicon.bad().orElse(List.of()) : List.of());
        if (ofTone) {
            classes.keySet().forEach(this::requireClass);
        }
    }

    /** The words of a class; none where there is no such class. */
    List<String> words(String name) {
        return classes.getOrDefault(name, List.of());
    }

    /** Takes in a phrase and returns its number; the same phrase has the same number. */
    int add(String written) {
        Integer known = numbers.get(written);
        if (known != null) {
            return known;
        }
        Phrase phrase = Phrase.of(written);
        List<int[]> steps = new ArrayList<>();
        for (Phrase.Step step : phrase.steps()) {
            steps.add(step.alternatives().stream().mapToInt(this::signOf).toArray());
        }
        int number = phrases.size();
        phrases.add(new Compiled(
                steps, phrase.steps().stream().mapToInt(Phrase.Step::gap).toArray(), phrase.atStart(), phrase.atEnd()));
        for (int sign : steps.get(0)) {
            begin(sign, number);
        }
        numbers.put(written, number);
        return number;
    }

    private void begin(int sign, int number) {
        if (sign >= byFirstSign.length) {
            int known = byFirstSign.length;
            byFirstSign = Arrays.copyOf(byFirstSign, 2 * sign + 1);
            Arrays.fill(byFirstSign, known, byFirstSign.length, NONE);
        }
        int[] before = byFirstSign[sign];
        byFirstSign[sign] = Arrays.copyOf(before, before.length + 1);
        byFirstSign[sign][before.length] = number;
    }

    /** Reads a letter once; what is asked of the reading afterwards costs next to nothing. */
    Reading read(String subject, String text) {
        String plain = PlainText.of(text.isBlank() ? subject : text).text();
        return new Reading(Wording.of(subject, text), Language.of(plain));
    }

    /** Refuses a class of words that does not exist; makes its words known. */
    void requireClass(String name) {
        signOf("<" + name + ">");
    }

    private BitSet signsOf(List<String> named) {
        BitSet of = new BitSet();
        named.forEach(name -> of.set(signOf("<" + name + ">")));
        return of;
    }

    private int signOf(String alternative) {
        Integer known = signs.get(alternative);
        if (known != null) {
            return known;
        }
        int sign = signs.size();
        signs.put(alternative, sign);
        if (alternative.startsWith("<")) {
            String name = alternative.substring(1, alternative.length() - 1);
            List<String> members = classes.get(name);
            if (members == null) {
                throw new IllegalArgumentException("there is no class <" + name + ">; known in words.yaml are "
                        + classes.keySet().stream().sorted().toList());
            }
            classNames.put(sign, name);
            signsOfClasses.set(sign);
            members.forEach(member -> addShape(member, sign));
        } else if (!alternative.equals(NUMBER)) {
            addShape(alternative, sign);
        }
        return sign;
    }

    private void addShape(String shape, int sign) {
        if (shape.equals(NUMBER)) {
            throw new IllegalArgumentException("# cannot stand in a class");
        }
        Phrase checked = Phrase.of(shape);
        if (checked.steps().size() != 1 || checked.steps().get(0).alternatives().size() != 1) {
            throw new IllegalArgumentException("'" + shape + "' in a class is no single word");
        }
        exact.add(shape, sign);
        plain.add(Spelling.plain(shape), sign);
        addHasty(hasty, shape, sign);
        addHasty(hastyAndPlain, Spelling.plain(shape), sign);
    }

    private static void addHasty(WordTree tree, String shape, int sign) {
        String stem = Spelling.hasty(shape.replace("*", ""));
        if (Spelling.isLong(stem)) {
            tree.add((shape.startsWith("*") ? "*" : "") + stem + (shape.endsWith("*") ? "*" : ""), sign);
        }
    }

    /** A letter that has been read. */
    final class Reading {
        private final Wording wording;
        private final Language language;
        private final BitSet[] signsAt;
        private final Map<Integer, List<Place>> places = new HashMap<>();
        private final BitSet found = new BitSet();
        private int tries;

        private Reading(Wording wording, Language language) {
            this.wording = wording;
            this.language = language;
            this.signsAt = signsOf(wording);
            for (int at = 0; at < wording.size() && tries < MOST_TRIES; at++) {
                BitSet here = signsAt[at];
                for (int sign = here.nextSetBit(0);
                        sign >= 0 && sign < byFirstSign.length;
                        sign = here.nextSetBit(sign + 1)) {
                    tryAll(byFirstSign[sign], at);
                }
            }
        }

        private void tryAll(int[] numbers, int at) {
            for (int number : numbers) {
                tryAt(number, at);
            }
        }

        Wording wording() {
            return wording;
        }

        Language language() {
            return language;
        }

        boolean has(int number) {
            return found.get(number);
        }

        /** How much was tried in all; bounded, whatever the letter holds. */
        int tries() {
            return tries;
        }

        /** Where a phrase stands, the first few times. */
        List<Place> places(int number) {
            return places.getOrDefault(number, List.of());
        }

        /** Whether a word close by turns the meaning of a place: not, never, nobody. */
        boolean isTurned(Place place) {
            for (int at = place.from() - 1; at >= Math.max(0, place.from() - TURNS_BEFORE); at--) {
                if (isNegatorFor(at, place)) {
                    return true;
                }
            }
            for (int at = place.to() + 1; at <= Math.min(wording.size() - 1, place.to() + TURNS_AFTER); at++) {
                if (isNegatorFor(at, place)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether a word turns what stands beside it. */
        boolean isNegator(int at) {
            return signsAt[at].get(negator) && !(at + 1 < wording.size() && signsAt[at + 1].get(hollow));
        }

        String words(Place place) {
            StringBuilder words = new StringBuilder();
            for (int at = place.from(); at <= place.to(); at++) {
                words.append(at == place.from() ? "" : " ").append(wording.word(at));
            }
            return words.toString();
        }

        private boolean isNegatorFor(int at, Place place) {
            return wording.sentence(at) == wording.sentence(place.from()) && isNegator(at);
        }

        private void tryAt(int number, int at) {
            Compiled phrase = phrases.get(number);
            if ((has(number) && places(number).size() >= ENOUGH)
                    || (phrase.atStart() && !isNearStart(at, phrase.gaps()[0]))) {
                return;
            }
            int end = endOf(phrase, 1, at);
            if (end >= 0) {
                found.set(number);
                places.computeIfAbsent(number, any -> new ArrayList<>(2)).add(new Place(at, end));
            }
        }

        /** The last word of a phrase whose steps before this one end at a word; negative when it does not go on. */
        private int endOf(Compiled phrase, int step, int at) {
            tries++;
            if (step == phrase.gaps().length) {
                return !phrase.atEnd() || isEnd(at) ? at : -1;
            }
            int last = Math.min(wording.size() - 1, at + 1 + phrase.gaps()[step]);
            for (int next = at + 1; next <= last && wording.sentence(next) == wording.sentence(at); next++) {
                if (bearsAny(next, phrase.signs().get(step))) {
                    int end = endOf(phrase, step + 1, next);
                    if (end >= 0) {
                        return end;
                    }
                }
            }
            return -1;
        }

        /** Whether a word praises (1), blames (-1) or neither (0), whatever stands beside it. */
        int tone(int at) {
            boolean praises = signsAt[at].intersects(good);
            boolean blames = signsAt[at].intersects(bad);
            return praises == blames ? 0 : praises ? 1 : -1;
        }

        /** The classes of words.yaml to which a word belongs. */
        List<String> classesAt(int at) {
            BitSet here = signsAt[at];
            if (!here.intersects(signsOfClasses)) {
                return List.of();
            }
            List<String> named = new ArrayList<>();
            for (int sign = here.nextSetBit(0); sign >= 0; sign = here.nextSetBit(sign + 1)) {
                String name = classNames.get(sign);
                if (name != null) {
                    named.add(name);
                }
            }
            return named;
        }

        /** Whether a word is of one of these classes. */
        boolean bearsAny(int at, List<String> named) {
            return named.stream()
                    .map(name -> signs.get("<" + name + ">"))
                    .anyMatch(sign -> sign != null && signsAt[at].get(sign));
        }

        private boolean bearsAny(int at, int[] wanted) {
            for (int sign : wanted) {
                if (signsAt[at].get(sign)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isNearStart(int at, int gap) {
            int before = at - gap - 1;
            return before < 0 || wording.sentence(before) != wording.sentence(at);
        }

        private boolean isEnd(int at) {
            return at == wording.size() - 1 || wording.sentence(at + 1) != wording.sentence(at);
        }

        private BitSet[] signsOf(Wording read) {
            Map<String, BitSet> known = new HashMap<>();
            boolean plainly = read.isWrittenPlain() && language != Language.EN;
            BitSet[] all = new BitSet[read.size()];
            for (int at = 0; at < all.length; at++) {
                all[at] = known.computeIfAbsent(read.word(at), word -> signsOf(word, plainly));
            }
            return all;
        }

        private BitSet signsOf(String word, boolean plainly) {
            BitSet found = new BitSet(signs.size());
            if (Character.isDigit(word.charAt(0)) && signs.containsKey(NUMBER)) {
                found.set(signs.get(NUMBER));
            }
            exact.read(word, found);
            if (plainly) {
                plain.read(word, found);
                plain.read(word.replace("aa", "a").replace("ae", "a").replace("oe", "o"), found);
            }
            if (Spelling.isLong(word)) {
                (plainly ? hastyAndPlain : hasty).read(Spelling.hasty(word), found);
            }
            return found;
        }
    }
}
