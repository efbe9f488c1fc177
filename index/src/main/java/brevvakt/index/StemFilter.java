package brevvakt.index;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives the stem of each word and, in the same place, what it is without dots and rings. */
final class StemFilter extends TokenFilter {
    private final Stemming stemming;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private Optional<String> folded = Optional.empty();

    StemFilter(TokenStream words, Stemming stemming) {
        super(words);
        this.stemming = stemming;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        folded = Optional.empty();
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (folded.isPresent()) {
            term.setEmpty().append(folded.get());
            step.setPositionIncrement(0);
            folded = Optional.empty();
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        Word word = stemming.of(term.buffer(), term.length());
        folded = word.folded();
        term.setEmpty().append(word.stem());
        return true;
    }
}
