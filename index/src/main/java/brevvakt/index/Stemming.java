package brevvakt.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.SwedishStemmer;

/**
 * From a written word to what it is found by. Most words of a text have been seen before, and are remembered, up to a
 * number. For one thread.
 */
final class Stemming {
    private static final int MOST_REMEMBERED = 60_000;
    private static final int LONGEST_REMEMBERED = 40;

    private final boolean stemmed;
    private final CharArrayMap<Word> remembered = new CharArrayMap<>(1 << 10, false);
    private final One one = new One();
    private final TokenStream ends;
    private final CharTermAttribute ended;

    /** @param stemmed false for names and numbers, which keep their forms */
    Stemming(boolean stemmed) {
        this.stemmed = stemmed;
        this.ends = new SwedishLightStemFilter(new SnowballFilter(one, new SwedishStemmer()));
        this.ended = ends.addAttribute(CharTermAttribute.class);
    }

    /** The word in these signs, which are small letters and digits. */
    Word of(char[] signs, int length) {
        Word known = remembered.get(signs, 0, length);
        if (known != null) {
            return known;
        }
        Word found = find(signs, length);
        if (length <= LONGEST_REMEMBERED) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(new String(signs, 0, length), found);
        }
        return found;
    }

    private Word find(char[] signs, int length) {
        String written = new String(signs, 0, length);
        String stem = stemmed ? stem(signs, length) : written;
        char[] plain = new char[stem.length() * 4];
        int end = ASCIIFoldingFilter.foldToASCII(stem.toCharArray(), 0, plain, 0, stem.length());
        return Word.of(written, stem, new String(plain, 0, end));
    }

    private String stem(char[] signs, int length) {
        try {
            one.set(signs, length);
            ends.incrementToken();
            return ended.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("a word in memory could not be read", e);
        }
    }

    /** A text of one word. */
    private static final class One extends TokenStream {
        private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
        private char[] signs = new char[0];
        private int length;

        void set(char[] next, int nextLength) {
            this.signs = next;
            this.length = nextLength;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            word.copyBuffer(signs, 0, length);
            return true;
        }
    }
}
