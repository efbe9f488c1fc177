package brevvakt.index;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.util.BytesRef;

/** The words of a document that are found without their places: each once, with how often it stands there. */
final class CountedWords extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute times = addAttribute(TermFrequencyAttribute.class);
    private final Map<BytesRef, Integer> counts;
    private Iterator<Map.Entry<BytesRef, Integer>> next;

    CountedWords(Map<BytesRef, Integer> counts) {
        this.counts = counts;
        this.next = counts.entrySet().iterator();
    }

    @Override
    public void reset() {
        next = counts.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!next.hasNext()) {
            return false;
        }
        Map.Entry<BytesRef, Integer> word = next.next();
        term.setBytesRef(word.getKey());
        times.setTermFrequency(word.getValue());
        return true;
    }
}
