package brevvakt.index.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.TextDetector;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** Recognises documents; what nobody reads under its own name, but is made of characters, is a text. */
final class ReadableDetector implements Detector {
    private static final long serialVersionUID = 1L;

    private static final int HEAD = 8;

    private final transient Detector detector;
    private final transient Detector zips = new DefaultZipContainerDetector();
    private final transient Detector compounds = new POIFSContainerDetector();
    private final transient MediaTypeRegistry kinds;
    private final transient Set<MediaType> readable;

    ReadableDetector(Detector detector, MediaTypeRegistry kinds, Set<MediaType> readable) {
        this.detector = detector;
        this.kinds = kinds;
        this.readable = Set.copyOf(readable);
    }

    @Override
    public MediaType detect(InputStream bytes, Metadata metadata) throws IOException {
        Optional<MediaType> known = bytes == null ? Optional.empty() : byFirstBytes(bytes, metadata);
        if (known.isPresent()) {
            return known.get();
        }
        MediaType kind = detector.detect(bytes, metadata);
        boolean unread = !isReadable(kind) && bytes != null;
        return unread && new TextDetector().detect(bytes, metadata).equals(MediaType.TEXT_PLAIN)
                ? MediaType.TEXT_PLAIN
                : kind;
    }

    /** The commonest kinds: comparing with every kind there is takes longer than reading a short letter. */
    private Optional<MediaType> byFirstBytes(InputStream bytes, Metadata metadata) throws IOException {
        bytes.mark(HEAD);
        String start = new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        bytes.reset();
        if (start.startsWith("%PDF-")) {
            return Optional.of(MediaType.application("pdf"));
        }
        if (start.startsWith(Magic.ZIP)) {
            return Optional.of(zips.detect(bytes, metadata))
                    .filter(kind -> isReadable(kind) && !kind.equals(MediaType.APPLICATION_ZIP));
        }
        return start.startsWith("\u00D0\u00CF\u0011\u00E0")
                ? Optional.of(compounds.detect(bytes, metadata)).filter(this::isReadable)
                : Optional.empty();
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
