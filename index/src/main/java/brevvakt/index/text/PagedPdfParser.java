package brevvakt.index.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads a PDF, and says which of its pages are only pictures, where letters in pictures are not recognised, and which are
 * written in fonts that do not tell their letters.
 */
final class PagedPdfParser extends PDFParser {
    private static final long serialVersionUID = 1L;
    /** A page scanned at sixty dots an inch has more points, a logo has fewer. */
    private static final long FEWEST_POINTS = 100_000;

    private static final int MOST_PAGES = 2_000;
    private static final int MOST_OBJECTS = 500;
    private static final String PICTURED = "brevvakt.page";

    @Override
    protected PDDocument getPDDocument(
            InputStream stream,
            TikaInputStream tika,
            String password,
            StreamCacheCreateFunction cache,
            Metadata metadata,
            ParseContext context)
            throws IOException, EncryptedDocumentException {
        PDDocument document = super.getPDDocument(stream, tika, password, cache, metadata, context);
        int number = 0;
        for (PDPage page : document.getPages()) {
            if (number == MOST_PAGES) {
                break;
            }
            if (points(page.getCOSObject(), COSName.RESOURCES, new HashSet<>()) >= FEWEST_POINTS) {
                metadata.add(PICTURED, Integer.toString(number));
            }
            number++;
        }
        return document;
    }

    /** The points of all pictures of a page; a scanned one often comes in strips. */
    private static long points(COSDictionary holder, COSName name, Set<COSBase> seen) {
        COSDictionary resources = inherited(holder, name);
        COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        long points = 0;
        if (objects == null) {
            return points;
        }
        for (COSName key : objects.keySet()) {
            COSBase object = objects.getDictionaryObject(key);
            if (object instanceof COSDictionary one && seen.size() < MOST_OBJECTS && seen.add(one)) {
                COSName kind = one.getCOSName(COSName.SUBTYPE);
                if (COSName.IMAGE.equals(kind)) {
                    points += (long) Math.max(0, one.getInt(COSName.WIDTH)) * Math.max(0, one.getInt(COSName.HEIGHT));
                } else if (COSName.FORM.equals(kind)) {
                    points += points(one, name, seen);
                }
            }
        }
        return points;
    }

    private static @Nullable COSDictionary inherited(COSDictionary page, COSName name) {
        @Nullable COSDictionary now = page;
        for (int i = 0; i < MOST_OBJECTS && now != null; i++) {
            COSDictionary found = now.getCOSDictionary(name);
            if (found != null) {
                return found;
            }
            now = now.getCOSDictionary(COSName.PARENT);
        }
        return null;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        super.parse(stream, handler, metadata, context);
        if (context.get(EmbeddedDocumentExtractor.class) instanceof EmbeddedReading whole) {
            PDFParserConfig config = context.get(PDFParserConfig.class, getPDFParserConfig());
            boolean recognised = config.getOcrStrategy() != PDFParserConfig.OCR_STRATEGY.NO_OCR
                    && new TesseractOCRParser().hasTesseract();
            if (!recognised) {
                pictured(metadata).ifPresent(whole::troubled);
            }
            nameless(metadata).ifPresent(whole::troubled);
        }
    }

    /** Pages whose fonts do not say which letters most of their signs are. */
    private static Optional<String> nameless(Metadata metadata) {
        int[] signs = metadata.getIntValues(PDF.CHARACTERS_PER_PAGE);
        int[] unknown = metadata.getIntValues(PDF.UNMAPPED_UNICODE_CHARS_PER_PAGE);
        long pages = IntStream.range(0, Math.min(signs.length, unknown.length))
                .filter(page -> unknown[page] > 0 && unknown[page] >= signs[page] / 2)
                .count();
        return pages == 0
                ? Optional.empty()
                : Optional.of(pages + " of " + signs.length + " pages in a font that names no letters");
    }

    private static Optional<String> pictured(Metadata metadata) {
        int[] letters = metadata.getIntValues(PDF.CHARACTERS_PER_PAGE);
        int unread = 0;
        for (String written : metadata.getValues(PICTURED)) {
            int page = Integer.parseInt(written);
            if (page < letters.length && letters[page] == 0) {
                unread++;
            }
        }
        if (unread == 0) {
            return Optional.empty();
        }
        return Optional.of(
                unread == letters.length ? "only pictures" : unread + " of " + letters.length + " pages only pictures");
    }
}
