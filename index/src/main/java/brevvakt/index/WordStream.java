package brevvakt.index;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words that are known already, as the index takes them, place after place. */
final class WordStream extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Word> words;
    private int at;

    WordStream(List<Word> words) {
        this.words = words;
    }

    @Override
    public void reset() {
        at = 0;
    }

    @Override
    public boolean incrementToken() {
        if (at == words.size()) {
            clearAttributes();
            return false;
        }
        term.setBytesRef(words.get(at++).inText());
        step.setPositionIncrement(1);
        return true;
    }
}
