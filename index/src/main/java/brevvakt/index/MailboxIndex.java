package brevvakt.index;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.NGramPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * The words of the mails in mailboxes, as mail programs look for them: any run of signs, capitals or not (RFC 3501 6.4.4). Each
 * text is kept as its overlapping runs of three signs, so that what is asked for is found wherever it stands and nothing
 * else is. It may be thrown away: who asks fills it first with what it lacks.
 */
public final class MailboxIndex implements AutoCloseable {
    private static final int RUN = 3;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_QUESTION = 1_000;
    private static final int WRITTEN_BEFORE_COMMIT = 500;
    private static final double BUFFER_MEGABYTES = 32;
    private static final String PAD = "\u0000".repeat(RUN - 1);
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}]+");
    private static final String KEY = "key";
    private static final String MAILBOX = "mailbox";
    private static final String UID = "uid";
    private static final String TEXT = "text:";
    private static final FieldType RUNS = runs();

    private final Path folder;
    private IndexFiles files;
    private int uncommitted;

    private MailboxIndex(Path folder) throws IOException {
        this.folder = folder;
        this.files = opened(folder);
    }

    /** The files; opened again where the disk, or somebody who hung up, had broken them off: they stand at their last commit. */
    private synchronized IndexFiles files() throws IOException {
        if (!files.writer().isOpen()) {
            files.close();
            files = opened(folder);
        }
        return files;
    }

    private static FieldType runs() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }

    private static final class RunAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new NGramTokenizer(RUN, RUN);
            return new TokenStreamComponents(tokenizer);
        }
    }

    /** Opens the index in a folder, or begins one there; a broken one is begun anew. */
    public static MailboxIndex open(Path folder) throws IOException {
        return new MailboxIndex(folder);
    }

    private static IndexFiles opened(Path folder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new RunAnalyzer()).setRAMBufferSizeMB(BUFFER_MEGABYTES);
        return IndexFiles.open(folder, config, any -> true);
    }

    /** Writes a mail; the texts by the name of their field. What is longer than a million signs is cut there. */
    public void write(String mailbox, long uid, Map<String, String> texts) throws IOException {
        Document document = new Document();
        String key = mailbox + "/" + uid;
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new StringField(MAILBOX, mailbox, Field.Store.NO));
        document.add(new NumericDocValuesField(UID, uid));
        texts.forEach((name, text) -> document.add(new Field(TEXT + name, plain(text) + PAD, RUNS)));
        files().writer().updateDocument(new Term(KEY, key), document);
        commitNowAndThen();
    }

    /** Forgets mails that no longer lie in their mailbox. */
    public void forget(String mailbox, Set<Long> uids) throws IOException {
        for (long uid : uids) {
            files().writer().deleteDocuments(new Term(KEY, mailbox + "/" + uid));
        }
        commitNowAndThen();
    }

    /** Forgets everything of mailboxes that are there no longer. */
    public void forgetAllBut(Set<String> mailboxes) throws IOException {
        files().writer()
                .deleteDocuments(new BooleanQuery.Builder()
                        .add(new MatchAllDocsQuery(), Occur.FILTER)
                        .add(
                                new TermInSetQuery(
                                        MAILBOX,
                                        mailboxes.stream().map(BytesRef::new).toList()),
                                Occur.MUST_NOT)
                        .build());
        commitNowAndThen();
    }

    /** Takes the words of all that was forgotten out of the files (LAW-35); what has such words is written anew, so once for many. */
    public synchronized void forgetForGood() throws IOException {
        IndexFiles now = files();
        now.writer().forceMergeDeletes();
        now.writer().commit();
        now.searchers().maybeRefreshBlocking();
    }

    private synchronized void commitNowAndThen() throws IOException {
        if (++uncommitted >= WRITTEN_BEFORE_COMMIT) {
            uncommitted = 0;
            files().writer().commit();
        }
    }

    /** The mails of a mailbox that are written here. */
    public Set<Long> written(String mailbox) throws IOException {
        return uids(new TermQuery(new Term(MAILBOX, mailbox)));
    }

    /** The mails of a mailbox in which the words stand, in any of the fields, letter by letter. No words stand everywhere. */
    public Set<Long> find(String mailbox, Set<String> fields, String words) throws IOException {
        String asked = plain(words.substring(0, Math.min(words.length(), LONGEST_QUESTION)));
        if (asked.isEmpty()) {
            return written(mailbox);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String field : fields) {
            any.add(runsOf(TEXT + field, asked), Occur.SHOULD);
        }
        return uids(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(MAILBOX, mailbox)), Occur.FILTER)
                .add(any.build(), Occur.FILTER)
                .build());
    }

    private static Query runsOf(String field, String asked) {
        if (asked.codePointCount(0, asked.length()) < RUN) {
            return new PrefixQuery(new Term(field, asked));
        }
        List<String> runs = new ArrayList<>();
        int[] signs = asked.codePoints().toArray();
        for (int i = 0; i + RUN <= signs.length; i++) {
            runs.add(new String(signs, i, RUN));
        }
        return new NGramPhraseQuery(RUN, new PhraseQuery(field, runs.toArray(String[]::new)));
    }

    private Set<Long> uids(Query query) throws IOException {
        SearcherManager searchers = files().searchers();
        searchers.maybeRefreshBlocking();
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.search(query, new Gathering());
        } finally {
            searchers.release(searcher);
        }
    }

    /** The numbers of all mails found, of every part of the index together. */
    private static final class Gathering implements CollectorManager<UidCollector, Set<Long>> {
        @Override
        public UidCollector newCollector() {
            return new UidCollector(new HashSet<>());
        }

        @Override
        public Set<Long> reduce(Collection<UidCollector> collectors) {
            Set<Long> all = new HashSet<>();
            collectors.forEach(one -> all.addAll(one.found));
            return all;
        }
    }

    /** Gathers the numbers of the mails found. */
    private static final class UidCollector extends SimpleCollector {
        private final Set<Long> found;
        private NumericDocValues uids = DocValues.emptyNumeric();

        UidCollector(Set<Long> found) {
            this.found = found;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            uids = DocValues.getNumeric(context.reader(), UID);
        }

        @Override
        public void collect(int doc) throws IOException {
            if (uids.advanceExact(doc)) {
                found.add(uids.longValue());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    /** Letters composed and small, gaps of any kind one space. */
    private static String plain(String text) {
        String cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        return GAPS.matcher(Normalizer.normalize(cut, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .replace("\u0000", "");
    }

    @Override
    public synchronized void close() throws IOException {
        files.close();
    }
}
