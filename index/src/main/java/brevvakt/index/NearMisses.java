package brevvakt.index;

import brevvakt.index.query.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;

/** Words near to those that stand nowhere; offered, never searched for unasked. */
final class NearMisses {
    private static final int SUGGESTED = 3;
    private static final int LOOKED_AT = 10;
    private static final int SHORTEST = 4;
    /** Longer words than those that are kept have no near ones, and to look for such would take for ever. */
    private static final int LONGEST = 40;

    private static final int MOST_MENDED = 5;
    private static final int MOST_FORMS = 400;

    private final IndexReader reader;
    private final Seen seen;
    private final UnaryOperator<String> stem;
    private final DirectSpellChecker checker = new DirectSpellChecker();

    /** Whether a word stands in something that whoever asks may see. */
    interface Seen {
        boolean sees(String word) throws IOException;
    }

    /**
     * Looks in an index.
     *
     * @param seen no other word is offered: one of a restricted letter would tell what stands there
     * @param stem from a word to how it stands in the index
     */
    NearMisses(IndexReader reader, Seen seen, UnaryOperator<String> stem) {
        this.reader = reader;
        this.seen = seen;
        this.stem = stem;
        checker.setMinQueryLength(SHORTEST);
        checker.setMaxEdits(2);
        checker.setMinPrefix(1);
        checker.setAccuracy(0.5f);
        // how common a word is in letters of others decides nothing
        checker.setMaxQueryFrequency(1 << 30);
    }

    /** The question with its unknown words mended, from the likeliest; none where all words are known. */
    List<String> of(String question, Wanted wanted) throws IOException {
        List<Wanted.Word> unknown = new ArrayList<>();
        collect(wanted, unknown);
        if (unknown.isEmpty() || unknown.size() > MOST_MENDED) {
            return List.of();
        }
        List<String> mended = new ArrayList<>();
        for (int rank = 0; rank < SUGGESTED; rank++) {
            mended(question, unknown, rank).ifPresent(mended::add);
        }
        return mended.stream().distinct().toList();
    }

    private void collect(Wanted wanted, List<Wanted.Word> unknown) throws IOException {
        if (wanted instanceof Wanted.And and) {
            for (Wanted part : and.parts()) {
                collect(part, unknown);
            }
        } else if (wanted instanceof Wanted.Or or) {
            for (Wanted part : or.parts()) {
                collect(part, unknown);
            }
        } else if (wanted instanceof Wanted.Word word
                && word.text().length() <= LONGEST
                && word.text().chars().allMatch(Character::isLetter)) {
            // what stands in a letter that these eyes may not see is as unknown as what stands nowhere
            if (!seen.sees(term(word).text())) {
                unknown.add(word);
            }
        }
    }

    private Optional<String> mended(String question, List<Wanted.Word> unknown, int rank) throws IOException {
        StringBuilder mended = new StringBuilder(question);
        boolean changed = false;
        for (int i = unknown.size() - 1; i >= 0; i--) {
            Wanted.Word word = unknown.get(i);
            List<String> near = near(word);
            if (!near.isEmpty()) {
                String best = near.get(Math.min(rank, near.size() - 1));
                mended.replace(word.at() - 1, word.at() - 1 + word.text().length(), best);
                changed = true;
            }
        }
        return changed ? Optional.of(mended.toString()) : Optional.empty();
    }

    /** Written words first; where none is near, those whose stem is: a mistyped base form lies far from a long ending. */
    private List<String> near(Wanted.Word word) throws IOException {
        List<String> near = seenOf(similar(term(word)));
        if (!near.isEmpty()) {
            return near;
        }
        Set<String> forms = new LinkedHashSet<>();
        for (String field : Names.LETTER) {
            for (String like : similar(new Term(field, SwedishWords.small(word.text())))) {
                forms.addAll(formsOf(like));
            }
        }
        return seenOf(forms);
    }

    private List<String> similar(Term term) throws IOException {
        return Arrays.stream(checker.suggestSimilar(term, LOOKED_AT, reader, SuggestMode.SUGGEST_ALWAYS))
                .map(found -> found.string)
                .toList();
    }

    private List<String> seenOf(Collection<String> words) throws IOException {
        List<String> seenWords = new ArrayList<>();
        for (String word : words) {
            if (seenWords.size() < SUGGESTED && seen.sees(word)) {
                seenWords.add(word);
            }
        }
        return seenWords;
    }

    /** The written words that begin with a stem and have no other one, the shortest first. */
    private List<String> formsOf(String wanted) throws IOException {
        List<String> forms = new ArrayList<>();
        Vocabulary.lookThrough(reader, Names.WRITTEN, wanted, MOST_FORMS, (form, there) -> {
            if (stem.apply(form).equals(wanted)) {
                forms.add(form);
            }
            return false;
        });
        forms.sort(Comparator.comparingInt(String::length));
        return forms;
    }

    private static Term term(Wanted.Word word) {
        return new Term(Names.WRITTEN, SwedishWords.small(word.text()));
    }
}
