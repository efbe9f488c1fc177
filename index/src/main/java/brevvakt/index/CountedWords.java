package brevvakt.index;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.util.BytesRef;

/** One form of the words of a document that is found without its places: once for each word. */
final class CountedWords extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute times = addAttribute(TermFrequencyAttribute.class);
    private final Map<Word, Integer> counts;
    private final Function<Word, Optional<BytesRef>> form;
    private final boolean counted;
    private Iterator<Map.Entry<Word, Integer>> next;

    /**
     * The words in this form.
     *
     * @param form how a word is found here; words without it are passed over
     * @param counted whether the index keeps how often a word stands in the document
     */
    CountedWords(Map<Word, Integer> counts, Function<Word, Optional<BytesRef>> form, boolean counted) {
        this.counts = counts;
        this.form = form;
        this.counted = counted;
        this.next = counts.entrySet().iterator();
    }

    @Override
    public void reset() {
        next = counts.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        while (next.hasNext()) {
            Map.Entry<Word, Integer> word = next.next();
            Optional<BytesRef> found = form.apply(word.getKey());
            if (found.isPresent()) {
                term.setBytesRef(found.get());
                times.setTermFrequency(counted ? word.getValue() : 1);
                return true;
            }
        }
        clearAttributes();
        return false;
    }
}
