package brevvakt.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.tartarus.snowball.ext.SwedishStemmer;

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

    /** One place in a text: the word there, and the same without dots and rings where that differs. */
    record Place(String word, List<String> folded) {}

    static List<Place> places(Analyzer analyzer, String field, String text) {
        List<Place> places = new ArrayList<>();
        try (TokenStream words = analyzer.tokenStream(field, composed(text))) {
            CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                if (step.getPositionIncrement() > 0) {
                    places.add(new Place(term.toString(), List.of()));
                } else {
                    Place last = places.remove(places.size() - 1);
                    places.add(ordered(last.word(), term.toString()));
                }
            }
            words.end();
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a text in memory could not be read", e);
        }
        return places;
    }

    /** The folded form comes first or last, by the version of the filter. */
    private static Place ordered(String one, String other) {
        boolean plain = one.chars().allMatch(c -> c < 128);
        return plain ? new Place(other, List.of(one)) : new Place(one, List.of(other));
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
            TokenStream small = new LowerCaseFilter(words);
            TokenStream stems =
                    stemmed ? new SwedishLightStemFilter(new SnowballFilter(small, new SwedishStemmer())) : small;
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(stems, true));
        }
    }

    private static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
