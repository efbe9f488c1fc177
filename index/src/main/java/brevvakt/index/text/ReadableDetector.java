package brevvakt.index.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.TextDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** Recognises documents; what nobody reads under its own name, but is made of characters, is a text. */
final class ReadableDetector implements Detector {
    private static final long serialVersionUID = 1L;

    private final transient Detector detector;
    private final transient MediaTypeRegistry kinds;
    private final transient Set<MediaType> readable;

    ReadableDetector(Detector detector, MediaTypeRegistry kinds, Set<MediaType> readable) {
        this.detector = detector;
        this.kinds = kinds;
        this.readable = Set.copyOf(readable);
    }

    @Override
    public MediaType detect(InputStream bytes, Metadata metadata) throws IOException {
        MediaType kind = detector.detect(bytes, metadata);
        boolean unread = !isReadable(kind) && bytes != null;
        return unread && new TextDetector().detect(bytes, metadata).equals(MediaType.TEXT_PLAIN)
                ? MediaType.TEXT_PLAIN
                : kind;
    }

    private boolean isReadable(MediaType kind) {
        MediaType now = kind.getBaseType();
        while (now != null) {
            if (readable.contains(now)) {
                return true;
            }
            now = kinds.getSupertype(now);
        }
        return false;
    }
}
