package brevvakt.index;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** An index as it stands on disk, with its writer and its readers. It holds nothing that cannot be written anew. */
record IndexFiles(Directory directory, IndexWriter writer, SearcherManager searchers) implements AutoCloseable {

    /** Knows the form that is written now. */
    interface Form {
        boolean isOurs(DirectoryReader reader) throws IOException;
    }

    /**
     * Opens the index in a folder, or begins one. A broken one, or one that an older or newer release wrote, is no loss: it is
     * emptied.
     */
    static IndexFiles open(Path folder, IndexWriterConfig config, Form ours) throws IOException {
        Directory directory = FSDirectory.open(folder);
        boolean readable = isReadable(directory, ours);
        if (!readable) {
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
        }
        IndexWriter writer = new IndexWriter(
                directory,
                config.setMergePolicy(thatForgets())
                        .setOpenMode(readable ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE));
        return new IndexFiles(directory, writer, new SearcherManager(writer, null));
    }

    /** When words are to be forgotten, no part of the index keeps one of them, however few it has (LAW-35). */
    private static TieredMergePolicy thatForgets() {
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setForceMergeDeletesPctAllowed(0);
        return policy;
    }

    private static boolean isReadable(Directory directory, Form ours) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return ours.isOurs(reader);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
