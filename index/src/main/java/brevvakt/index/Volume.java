package brevvakt.index;

import brevvakt.casework.cases.Case;
import brevvakt.casework.records.RecordEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** One index on disk, with its writer and its readers. What is written is found at once and survives from the next commit. */
final class Volume implements AutoCloseable {
    private static final double BUFFER_MEGABYTES = 48;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final RecordDocument documents;
    private Optional<Position> position;
    private boolean forgetting;

    private Volume(Directory directory, IndexWriter writer, RecordDocument documents) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.documents = documents;
        this.searchers = new SearcherManager(writer, null);
        Map<String, String> data = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        this.position = Position.read(data);
    }

    /** Opens the index in a folder, or begins one; one of another schema is emptied. */
    static Volume open(Path folder, Analyzer analyzer, ZoneId zone) throws IOException {
        Directory directory = FSDirectory.open(folder);
        boolean ours = DirectoryReader.indexExists(directory) && isReadable(directory);
        if (!ours) {
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
        }
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setCodec(new Lucene912Codec(Lucene912Codec.Mode.BEST_COMPRESSION))
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergePolicy(thatForgets())
                .setOpenMode(ours ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE);
        return new Volume(directory, new IndexWriter(directory, config), new RecordDocument(zone));
    }

    /** When words are to be forgotten, no part of the index keeps one of them, however few it has (LAW-35). */
    static TieredMergePolicy thatForgets() {
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setForceMergeDeletesPctAllowed(0);
        return policy;
    }

    /** A broken index, or one that an older or newer release wrote, is no loss: it is built anew. */
    private static boolean isReadable(Directory directory) {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return Position.read(reader.getIndexCommit().getUserData()).isPresent();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** How far it has come; empty in a new one. */
    synchronized Optional<Position> position() {
        return position;
    }

    synchronized void reached(Position reached) {
        position = Optional.of(reached);
    }

    void write(RecordEntry entry, Optional<Case> file, LetterText text) throws IOException {
        writer.updateDocument(new Term(Names.ID, Long.toString(entry.id())), documents.of(entry, file, text));
    }

    /** What was written over is taken out of the files too, when they are next forced to disk (LAW-35). */
    synchronized void forgetsForGood() {
        forgetting = true;
    }

    /** Forgets every record. */
    void empty() throws IOException {
        writer.deleteAll();
    }

    void remove(long id) throws IOException {
        writer.deleteDocuments(new Term(Names.ID, Long.toString(id)));
    }

    /** The letter of a record as it stands here already. */
    Optional<LetterText> textOf(long id) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            TopDocs found = searcher.search(new TermQuery(new Term(Names.ID, Long.toString(id))), 1);
            if (found.scoreDocs.length == 0) {
                return Optional.empty();
            }
            Document stored = searcher.storedFields().document(found.scoreDocs[0].doc);
            return Optional.of(RecordDocument.textOf(stored));
        } finally {
            searchers.release(searcher);
        }
    }

    /** The disk refused something, and nothing more is taken until the volume is opened again. */
    boolean isBroken() {
        return !writer.isOpen();
    }

    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Forces everything to disk, with the position it stands at. */
    synchronized void commit() throws IOException {
        if (forgetting) {
            writer.forceMergeDeletes();
            forgetting = false;
        }
        writer.setLiveCommitData(position().orElseThrow().written().entrySet());
        writer.commit();
    }

    SearcherManager searchers() {
        return searchers;
    }

    int records() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        if (position().isPresent() && !isBroken()) {
            writer.setLiveCommitData(position().get().written().entrySet());
        }
        writer.close();
        directory.close();
    }
}
