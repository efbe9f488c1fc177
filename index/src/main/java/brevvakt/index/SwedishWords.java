package brevvakt.index;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * How text becomes words: letters and digits, small, each by its Swedish stem; and beside a stem with å, ä or ö the same
 * without dots and rings, for those who write without. Names and numbers keep their forms.
 */
final class SwedishWords {
    private static final List<String> UNSTEMMED = List.of(Names.NUMBER, Names.FROM, Names.TO);

    private SwedishWords() {}

    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(
                new Chain(true), UNSTEMMED.stream().collect(Collectors.toMap(name -> name, name -> new Chain(false))));
    }

    /** Letters as one sign each, as the index holds them. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The same in small letters: a word as it stands in a text. */
    static String small(String text) {
        return composed(text).toLowerCase(Locale.ROOT);
    }

    /** One place in a text: the word there, and the same without dots and rings where that differs. */
    record Place(String word, Optional<String> folded) {}

    static List<Place> places(Analyzer analyzer, String field, String text) {
        List<Place> places = new ArrayList<>();
        try (TokenStream words = analyzer.tokenStream(field, composed(text))) {
            CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                if (step.getPositionIncrement() > 0) {
                    places.add(new Place(term.toString(), Optional.empty()));
                } else {
                    Place last = places.remove(places.size() - 1);
                    places.add(new Place(last.word(), Optional.of(term.toString())));
                }
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
        return places;
    }

    /** The words of texts, one after another; for one thread. */
    static final class Reading {
        private final Stemming stemming = new Stemming(true);
        private final Tokenizer signs = CharTokenizer.fromTokenCharPredicate(SwedishWords::isOfWord);
        private final TokenStream small = new LowerCaseFilter(signs);
        private final CharTermAttribute term = small.addAttribute(CharTermAttribute.class);

        List<Word> of(String text) {
            List<Word> words = new ArrayList<>(text.length() / 7 + 1);
            try {
                signs.setReader(new StringReader(text));
                small.reset();
                while (small.incrementToken()) {
                    words.add(stemming.of(term.buffer(), term.length()));
                }
                small.end();
                small.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a text in memory could not be read", e);
            }
            return words;
        }
    }

    static Map<String, Float> weights() {
        return Map.of(
                Names.SUBJECT, 2.0f,
                Names.BODY, 1.0f,
                Names.ATTACHMENT, 0.8f,
                Names.QUOTED, 0.5f,
                Names.FROM, 1.0f,
                Names.TO, 0.7f,
                Names.NUMBER, 2.0f);
    }

    private static final class Chain extends Analyzer {
        private final boolean stemmed;

        Chain(boolean stemmed) {
            this.stemmed = stemmed;
        }

        /** A phrase does not run from one attachment into the next. */
        @Override
        public int getPositionIncrementGap(String field) {
            return 100;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = CharTokenizer.fromTokenCharPredicate(SwedishWords::isOfWord);
            return new TokenStreamComponents(words, new StemFilter(new LowerCaseFilter(words), new Stemming(stemmed)));
        }
    }

    private static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
