package brevvakt.index;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The words that stand in a field of the index, in their order. */
final class Vocabulary {
    private Vocabulary() {}

    /** A look at one word. */
    interface Look {
        /**
         * Looks at a word.
         *
         * @param there what else the index knows of it
         * @return whether to look no further
         */
        boolean at(String word, TermsEnum there) throws IOException;
    }

    /**
     * Looks at the words that begin so.
     *
     * @param most how many at most
     * @return whether a look said that it was the last
     */
    static boolean lookThrough(IndexReader reader, String field, String beginning, int most, Look look)
            throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return false;
        }
        BytesRef prefix = new BytesRef(beginning);
        TermsEnum words = terms.iterator();
        boolean any = words.seekCeil(prefix) != TermsEnum.SeekStatus.END;
        for (int seen = 0; any && seen < most && StringHelper.startsWith(words.term(), prefix); seen++) {
            if (look.at(words.term().utf8ToString(), words)) {
                return true;
            }
            any = words.next() != null;
        }
        return false;
    }
}
