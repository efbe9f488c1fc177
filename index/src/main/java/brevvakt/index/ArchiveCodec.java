package brevvakt.index;

import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;

/**
 * How the archive lies on disk: as Lucene has it, save that the kept letters are packed with less effort. Lucene finds it by
 * its name among the services, so it is public and keeps its name for as long as the files mean the same.
 */
public final class ArchiveCodec extends FilterCodec {
    /** As many bytes as Lucene packs together where it packs tightly. */
    private static final int TOGETHER = 10 * 48 * 1024;

    private static final int MOST_LETTERS = 4096;
    /** As Lucene has it: two to this power of blocks share a table of where they begin. */
    private static final int PLACES = 10;

    private final StoredFieldsFormat letters = new Lucene90CompressingStoredFieldsFormat(
            "BrevvaktLetters", new QuickDeflating(), TOGETHER, MOST_LETTERS, PLACES);

    public ArchiveCodec() {
        super("Brevvakt1", new Lucene912Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return letters;
    }
}
