package brevvakt.index.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** The reading of documents that lie in a document: bounded in depth, number and unpacked size, pictures left out. */
final class EmbeddedReading extends ParsingEmbeddedDocumentExtractor {
    private static final int MOST_DOCUMENTS = 500;
    private static final Set<String> PICTURES = Set.of(
            "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "ico", "webp", "mp3", "mp4", "wav", "avi",
            "mov");

    /** The readers of what people pack files into; of other documents the parts without words are no matter. */
    private static final Set<String> CARRIERS =
            Set.of("PackageParser", "CompressorParser", "TNEFParser", "RFC822Parser", "MboxParser", "SignedFileParser");

    private static final String OUTLOOK = "application/vnd.ms-outlook";
    private static final Pattern SIGNATURE = Pattern.compile("application/(x-)?(pkcs7|pgp)-.*");

    private final ExtractionLimits limits;
    private long left;
    private int depth;
    private int documents;
    private Optional<String> trouble = Optional.empty();
    private final Deque<Metadata> around = new ArrayDeque<>();

    /** @param whole what is known of the document in which all others lie */
    EmbeddedReading(ParseContext context, ExtractionLimits limits, Metadata whole) {
        super(context);
        around.push(whole);
        this.limits = limits;
        this.left = limits.bytes();
    }

    Optional<String> trouble() {
        return trouble;
    }

    /** Says that a document, this one or one in it, is not wholly read. */
    void troubled(String what) {
        trouble = Optional.of(depth == 0 ? what : "a document in it: " + what);
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        if (isPicture(metadata)) {
            return false;
        }
        if (depth >= limits.depth()) {
            trouble = Optional.of("documents lie deeper than " + limits.depth() + " in it");
            return false;
        }
        if (documents >= MOST_DOCUMENTS) {
            trouble = Optional.of("more than " + MOST_DOCUMENTS + " documents lie in it");
            return false;
        }
        documents++;
        return super.shouldParseEmbedded(metadata);
    }

    private static boolean isPicture(Metadata metadata) {
        String type = written(metadata.get(Metadata.CONTENT_TYPE));
        String name = written(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return PICTURES.contains(ending)
                || type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/");
    }

    private static String written(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        boolean carried = isCarrier(around.element());
        long before = left;
        depth++;
        around.push(metadata);
        try {
            boolean opened = stream instanceof TikaInputStream tika && tika.getOpenContainer() != null;
            super.parseEmbedded(opened ? stream : new Counted(stream), handler, metadata, outputHtml);
            if (carried && left < before && hasNoReader(metadata) && !isSignature(metadata)) {
                troubled("no reader for " + metadata.get(Metadata.CONTENT_TYPE));
            }
            Troubles.lost(metadata).ifPresent(this::troubled);
        } finally {
            around.pop();
            depth--;
        }
    }

    private static boolean isCarrier(Metadata metadata) {
        return written(metadata.get(Metadata.CONTENT_TYPE)).startsWith(OUTLOOK)
                || Arrays.stream(metadata.getValues(TikaCoreProperties.TIKA_PARSED_BY))
                        .anyMatch(parser -> CARRIERS.contains(parser.substring(parser.lastIndexOf('.') + 1)));
    }

    private static boolean isSignature(Metadata metadata) {
        return SIGNATURE.matcher(written(metadata.get(Metadata.CONTENT_TYPE))).matches();
    }

    /** Whether nobody reads documents of this kind. */
    static boolean hasNoReader(Metadata metadata) {
        return Arrays.stream(metadata.getValues(TikaCoreProperties.TIKA_PARSED_BY))
                .anyMatch(parser -> parser.endsWith(".EmptyParser"));
    }

    /** Counts what is unpacked, all documents together. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new UnpackingLimit("more than " + limits.bytes() + " bytes when unpacked");
            }
        }
    }
}
