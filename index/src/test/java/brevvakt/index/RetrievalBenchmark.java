package brevvakt.index;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brevvakt.casework.records.Eyes;
import brevvakt.casework.records.RecordIndex.Found;
import brevvakt.casework.records.RecordIndex.Hit;
import brevvakt.casework.records.RecordIndex.Order;
import brevvakt.casework.records.RecordIndex.Question;
import brevvakt.index.Archive.Letter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How high the right answer of a Swedish question stands, beside plain BM25 on the words as they are written. The questions
 * are lines of JSON with {@code category_id}, {@code question}, {@code candidate_answers} and {@code label}, in the file
 * that the property brevvakt.retrieval names; without one it is skipped. No test: it fails only where it cannot measure.
 */
class RetrievalBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int MOST = 200;
    /** With OR between them, as many as a question may have. */
    private static final int MOST_WORDS = 28;

    /** One question, the group it is from, and its answer. */
    private record Asked(String group, String question, String answer) {
        List<String> words() {
            return WORD.matcher(question.toLowerCase(Locale.ROOT))
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .limit(MOST_WORDS)
                    .toList();
        }
    }

    @TempDir
    Path folder;

    private static List<Asked> questions() throws IOException {
        String file = System.getProperty("brevvakt.retrieval", "");
        assumeTrue(!file.isEmpty(), "no questions: -Dbrevvakt.retrieval=FILE.jsonl names them");
        return Files.readAllLines(Path.of(file)).stream()
                .map(RetrievalBenchmark::asked)
                .toList();
    }

    private static Asked asked(String line) {
        try {
            JsonNode one = JSON.readTree(line);
            return new Asked(
                    "grupp" + one.get("category_id").asInt(),
                    one.get("question").asText(),
                    one.get("candidate_answers").get(one.get("label").asInt()).asText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a line of the questions is no JSON", e);
        }
    }

    @Test
    void givenQuestionsWithTheirAnswers_whenAsked_thenTheRankOfTheAnswerIsShown() throws IOException {
        List<Asked> questions = questions();
        try (Archive archive = new Archive(folder);
                Plain plain = new Plain()) {
            for (int i = 0; i < questions.size(); i++) {
                Asked one = questions.get(i);
                archive.register(
                        Letter.of(Integer.toString(i), one.answer()).to(one.group() + "@kommun.example", "enhet"));
                plain.add(i, one);
            }
            archive.follower.catchUp();
            plain.open();
            shown("the archive, in its group", questions, asked -> ranked(archive, asked, true));
            shown("plain BM25, in its group", questions, asked -> plain.ranked(asked, true));
            shown("the archive, among all", questions, asked -> ranked(archive, asked, false));
            shown("plain BM25, among all", questions, asked -> plain.ranked(asked, false));
        }
    }

    private interface Ranking {
        List<String> of(Asked asked) throws IOException;
    }

    private static void shown(String name, List<Asked> questions, Ranking ranking) throws IOException {
        int first = 0;
        double reciprocal = 0;
        for (int i = 0; i < questions.size(); i++) {
            int rank = ranking.of(questions.get(i)).indexOf(Integer.toString(i)) + 1;
            first += rank == 1 ? 1 : 0;
            reciprocal += rank == 0 ? 0 : 1.0 / rank;
        }
        System.out.printf(
                Locale.ROOT,
                "retrieval: %s: %d questions, recall@1 %.3f, MRR %.3f%n",
                name,
                questions.size(),
                (double) first / questions.size(),
                reciprocal / questions.size());
    }

    private static List<String> ranked(Archive archive, Asked asked, boolean inGroup) {
        String words = "(" + String.join(" OR ", asked.words()) + ")"
                + (inGroup ? " mailbox:" + asked.group() + "@kommun.example" : "");
        Found found = (Found)
                archive.index.find(new Question(words, Order.RELEVANCE, Optional.empty(), MOST), new Eyes.All());
        return found.hits().stream().map(Hit::subject).toList();
    }

    /** The words as they are written, ranked by BM25, and nothing else. */
    private static final class Plain implements AutoCloseable {
        private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
        private final IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
                return new TokenStreamComponents(words, new LowerCaseFilter(words));
            }
        }));
        private Optional<DirectoryReader> reader = Optional.empty();

        Plain() throws IOException {}

        void add(int number, Asked one) throws IOException {
            Document document = new Document();
            document.add(new StoredField("number", Integer.toString(number)));
            document.add(new StringField("group", one.group(), Store.NO));
            document.add(new TextField("text", one.answer(), Store.NO));
            writer.addDocument(document);
        }

        void open() throws IOException {
            reader = Optional.of(DirectoryReader.open(writer));
        }

        List<String> ranked(Asked asked, boolean inGroup) throws IOException {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            asked.words().forEach(word -> any.add(new TermQuery(new Term("text", word)), Occur.SHOULD));
            any.setMinimumNumberShouldMatch(1);
            if (inGroup) {
                any.add(new TermQuery(new Term("group", asked.group())), Occur.FILTER);
            }
            IndexSearcher searcher = new IndexSearcher(reader.orElseThrow());
            ScoreDoc[] found = searcher.search(any.build(), MOST).scoreDocs;
            List<String> numbers = new ArrayList<>();
            for (ScoreDoc one : found) {
                numbers.add(searcher.storedFields().document(one.doc).get("number"));
            }
            return numbers;
        }

        @Override
        public void close() throws IOException {
            reader.orElseThrow().close();
            writer.close();
            directory.close();
        }
    }
}
