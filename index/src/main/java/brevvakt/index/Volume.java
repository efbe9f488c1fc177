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
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** One index on disk, with its writer and its readers. What is written is found at once and survives from the next commit. */
final class Volume implements AutoCloseable {
    private static final double BUFFER_MEGABYTES = 48;

    private final IndexFiles files;
    private final RecordDocument documents;
    private Optional<Position> position;
    private boolean forgetting;

    private Volume(IndexFiles files, RecordDocument documents) {
        this.files = files;
        this.documents = documents;
        Map<String, String> data = new HashMap<>();
        if (files.writer().getLiveCommitData() != null) {
            files.writer().getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        this.position = Position.read(data);
    }

    /** Opens the index in a folder, or begins one; one of another schema is emptied. */
    static Volume open(Path folder, Analyzer analyzer, ZoneId zone) throws IOException {
        IndexWriterConfig config =
                new IndexWriterConfig(analyzer).setCodec(new ArchiveCodec()).setRAMBufferSizeMB(BUFFER_MEGABYTES);
        IndexFiles.Form ours =
                reader -> Position.read(reader.getIndexCommit().getUserData()).isPresent();
        return new Volume(IndexFiles.open(folder, config, ours), new RecordDocument(zone));
    }

    /** How far it has come; empty in a new one. */
    synchronized Optional<Position> position() {
        return position;
    }

    synchronized void reached(Position reached) {
        position = Optional.of(reached);
    }

    void write(RecordEntry entry, Optional<Case> file, LetterText text) throws IOException {
        files.writer().updateDocument(new Term(Names.ID, Long.toString(entry.id())), documents.of(entry, file, text));
    }

    /** What was written over is taken out of the files too, when they are next forced to disk (LAW-35). */
    synchronized void forgetsForGood() {
        forgetting = true;
    }

    /** Forgets every record. */
    void empty() throws IOException {
        files.writer().deleteAll();
    }

    /** The letter of a record as it stands here already. */
    Optional<LetterText> textOf(long id) throws IOException {
        IndexSearcher searcher = files.searchers().acquire();
        try {
            TopDocs found = searcher.search(new TermQuery(new Term(Names.ID, Long.toString(id))), 1);
            if (found.scoreDocs.length == 0) {
                return Optional.empty();
            }
            Document stored = searcher.storedFields().document(found.scoreDocs[0].doc);
            return Optional.of(RecordDocument.textOf(stored));
        } finally {
            files.searchers().release(searcher);
        }
    }

    /** The disk refused something, and nothing more is taken until the volume is opened again. */
    boolean isBroken() {
        return !files.writer().isOpen();
    }

    void show() throws IOException {
        files.searchers().maybeRefreshBlocking();
    }

    /** Forces everything to disk, with the position it stands at. */
    synchronized void commit() throws IOException {
        if (forgetting) {
            files.writer().forceMergeDeletes();
            forgetting = false;
        }
        files.writer().setLiveCommitData(position().orElseThrow().written().entrySet());
        files.writer().commit();
    }

    SearcherManager searchers() {
        return files.searchers();
    }

    int records() throws IOException {
        IndexSearcher searcher = files.searchers().acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            files.searchers().release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        if (position().isPresent() && !isBroken()) {
            files.writer().setLiveCommitData(position().get().written().entrySet());
        }
        files.close();
    }
}
