package brevvakt.index.text;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ParseRecord;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/** The reading of one document on a thread of its own; what it has written so far can be taken at any time. */
final class DocumentReading implements Callable<Optional<String>> {
    private final ExtractionLimits limits;
    private final String name;
    private final String type;
    private final TikaInputStream bytes;
    private final StringWriter written = new StringWriter();

    DocumentReading(ExtractionLimits limits, String name, String type, Spooled spooled) throws IOException {
        this.limits = limits;
        this.name = name;
        this.type = type;
        this.bytes = spooled.open();
    }

    /** Reads to the end or to a limit; returns the trouble, if any. */
    @Override
    public Optional<String> call() throws IOException, TikaException, SAXException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        metadata.set(Metadata.CONTENT_TYPE, type.equals(VisibleText.PDF) ? "application/pdf" : type);
        ParseContext context = Documents.context(!type.equals(VisibleText.PDF), limits);
        EmbeddedReading embedded = new EmbeddedReading(context, limits, metadata);
        context.set(EmbeddedDocumentExtractor.class, embedded);
        try (bytes) {
            Documents.parser(limits.pictures())
                    .parse(
                            bytes,
                            new BodyContentHandler(new WriteOutContentHandler(written, limits.chars())),
                            metadata,
                            context);
            return trouble(metadata, context, embedded);
        } catch (SAXException | TikaException e) {
            if (Troubles.isLimitOfText(e)) {
                return Optional.of("its text is longer than " + limits.chars() + " characters");
            }
            throw e;
        }
    }

    private static Optional<String> trouble(Metadata metadata, ParseContext context, EmbeddedReading embedded) {
        ParseRecord record = context.get(ParseRecord.class);
        if (record != null && !record.getExceptions().isEmpty()) {
            return Optional.of(
                    "a document in it: " + Troubles.of(record.getExceptions().get(0)));
        }
        if (embedded.trouble().isPresent()) {
            return embedded.trouble();
        }
        Optional<String> lost = Troubles.lost(metadata);
        if (lost.isPresent()) {
            return lost;
        }
        return EmbeddedReading.hasNoReader(metadata)
                ? Optional.of("no reader for " + metadata.get(Metadata.CONTENT_TYPE))
                : Optional.empty();
    }

    String text() {
        return tidy(written.toString());
    }

    /** Without the empty lines and trailing spaces that layout leaves. */
    static String tidy(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        int blank = 0;
        for (String line : (Iterable<String>) raw.lines()::iterator) {
            String kept = line.stripTrailing();
            blank = kept.isEmpty() ? blank + 1 : 0;
            if (blank < 2 && !(kept.isEmpty() && text.isEmpty())) {
                text.append(kept).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }
}
