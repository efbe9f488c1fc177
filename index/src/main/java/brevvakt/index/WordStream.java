package brevvakt.index;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** Words that are known already, as the index takes them: place after place, what stands in one place together. */
final class WordStream extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Word> words;
    private final Function<Word, List<BytesRef>> forms;
    private Iterator<Word> next;
    private List<BytesRef> here = List.of();
    private int at;

    WordStream(List<Word> words, Function<Word, List<BytesRef>> forms) {
        this.words = words;
        this.forms = forms;
        this.next = words.iterator();
    }

    @Override
    public void reset() {
        next = words.iterator();
        here = List.of();
        at = 0;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (at == here.size()) {
            if (!next.hasNext()) {
                return false;
            }
            here = forms.apply(next.next());
            at = 0;
        }
        step.setPositionIncrement(at == 0 ? 1 : 0);
        term.setBytesRef(here.get(at++));
        return true;
    }
}
