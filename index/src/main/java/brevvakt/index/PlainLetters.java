package brevvakt.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;

/** Words of the archive that are the same without dots and rings: <i>sno</i> and <i>snö</i>. */
final class PlainLetters {
    private static final int MOST = 12;
    private static final int LONGEST = 60;
    private static final int FIRST = 0xC0;
    private static final int LAST = 0x17F;
    private static final Map<Character, List<Character>> ADORNED = adorned();

    private final IndexReader reader;

    PlainLetters(IndexReader reader) {
        this.reader = reader;
    }

    private static Map<Character, List<Character>> adorned() {
        Map<Character, List<Character>> adorned = new TreeMap<>();
        for (char letter = FIRST; letter <= LAST; letter++) {
            char[] plain = new char[4];
            int length = ASCIIFoldingFilter.foldToASCII(new char[] {letter}, 0, plain, 0, 1);
            if (length == 1 && plain[0] != letter && Character.isLowerCase(letter)) {
                adorned.computeIfAbsent(plain[0], base -> new ArrayList<>()).add(letter);
            }
        }
        return adorned;
    }

    /** The words of a field that are this one without dots and rings, itself among them. */
    List<String> of(String field, String plain) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms == null || plain.length() > LONGEST) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        TermsEnum words = new CompiledAutomaton(letters(plain), true, false).getTermsEnum(terms);
        for (BytesRef word = words.next(); word != null && found.size() < MOST; word = words.next()) {
            found.add(word.utf8ToString());
        }
        return found;
    }

    /** What begins so, with or without dots and rings where none are asked for. */
    static Query beginning(String field, String start) {
        Automaton any = Operations.concatenate(letters(start), Automata.makeAnyString());
        return new AutomatonQuery(
                new Term(field, start), Operations.determinize(any, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
    }

    private static Automaton letters(String plain) {
        List<Automaton> letters = new ArrayList<>();
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            List<Automaton> same = new ArrayList<>(List.of(Automata.makeChar(letter)));
            ADORNED.getOrDefault(letter, List.of()).forEach(one -> same.add(Automata.makeChar(one)));
            letters.add(Operations.union(same));
        }
        return Operations.determinize(Operations.concatenate(letters), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    }
}
