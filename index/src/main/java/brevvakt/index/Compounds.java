package brevvakt.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * Words that a word is part of: <i>väg</i> in <i>cykelväg</i>, <i>klagomål</i> in <i>klagomålshantering</i>. Only where
 * what remains is itself a word of the archive, with or without a joining s.
 */
final class Compounds {
    private static final int SHORTEST = 3;
    private static final int SHORTEST_REST = 3;
    private static final int SHORTEST_WRITTEN = 4;
    private static final int LONGEST_ENDING = 3;
    private static final int MOST_SEEN = 400;
    private static final int MOST = 12;

    /** A word that begins or ends with what is asked for, and what remains of it. */
    private record Known(String word, String rest, int documents) {}

    private final IndexReader reader;

    Compounds(IndexReader reader) {
        this.reader = reader;
    }

    /** The commonest stems that begin or end with this stem; only as many are looked into as are given. */
    List<String> of(String stem) throws IOException {
        if (stem.length() < SHORTEST || !stem.chars().allMatch(Character::isLetter)) {
            return List.of();
        }
        List<Known> candidates = new ArrayList<>(beginning(Names.BODY, stem));
        for (Known known : beginning(Names.TAIL, reversed(stem))) {
            candidates.add(new Known(reversed(known.word()), reversed(known.rest()), known.documents()));
        }
        candidates.sort(Comparator.comparingInt(Known::documents).reversed().thenComparing(Known::word));
        Set<String> found = new LinkedHashSet<>();
        for (Known candidate : candidates) {
            if (found.size() == MOST) {
                break;
            }
            if (isWord(candidate.rest())) {
                found.add(candidate.word());
            }
        }
        return List.copyOf(found);
    }

    private List<Known> beginning(String field, String start) throws IOException {
        List<Known> known = new ArrayList<>();
        Vocabulary.lookThrough(reader, field, start, MOST_SEEN, (word, there) -> {
            if (word.length() > start.length()) {
                known.add(new Known(word, word.substring(start.length()), there.docFreq()));
            }
            return false;
        });
        return known;
    }

    private boolean isWord(String rest) throws IOException {
        return isKnown(rest)
                || (rest.startsWith("s") && isKnown(rest.substring(1)))
                || (rest.endsWith("s") && isKnown(rest.substring(0, rest.length() - 1)));
    }

    /** A stem of the archive, or the beginning of a word that is hardly longer: endings differ in a compound. */
    private boolean isKnown(String word) throws IOException {
        return word.length() >= SHORTEST_REST
                && (reader.docFreq(new Term(Names.BODY, word)) > 0 || isBeginningOfAWrittenWord(word));
    }

    private boolean isBeginningOfAWrittenWord(String word) throws IOException {
        return Vocabulary.lookThrough(
                reader,
                Names.WRITTEN,
                word,
                MOST_SEEN,
                (written, there) ->
                        written.length() >= SHORTEST_WRITTEN && written.length() <= word.length() + LONGEST_ENDING);
    }

    private static String reversed(String word) {
        return new StringBuilder(word).reverse().toString();
    }
}
