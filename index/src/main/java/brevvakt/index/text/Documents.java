package brevvakt.index.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.config.ServiceLoader;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.DefaultEncodingDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.AutoDetectParserConfig;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.apple.AppleSingleFileParser;
import org.apache.tika.parser.csv.TextAndCSVParser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.iwork.IWorkPackageParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.mbox.MboxParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.OldExcelParser;
import org.apache.tika.parser.microsoft.TNEFParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.ooxml.xwpf.ml2006.Word2006MLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.microsoft.xml.SpreadsheetMLParser;
import org.apache.tika.parser.microsoft.xml.WordMLParser;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.odf.FlatOpenDocumentParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.pkg.CompressorParser;
import org.apache.tika.parser.pkg.PackageParser;
import org.apache.tika.parser.wordperfect.WordPerfectParser;
import org.apache.tika.parser.xml.DcXMLParser;

/**
 * The readers of documents that citizens and authorities send. Named one by one: Tika's own list also holds readers that
 * start other programs, ask the network or take pictures apart.
 */
final class Documents {
    private static final long PDF_ON_THE_HEAP = 64L << 20;
    private static final long MOST_PICTURE_BYTES = 20L << 20;
    private static final int DOTS_PER_INCH = 200;

    private static final class Loaded {
        private static final Parser PARSER = make(List.of());
    }

    private static final class LoadedWithPictures {
        private static final Parser PARSER = make(withTesseract());

        private static List<Parser> withTesseract() {
            TesseractOCRParser letters = new TesseractOCRParser();
            return List.of(new PictureParser(letters), letters);
        }
    }

    private static Parser make(List<Parser> more) {
        MimeTypes types = MimeTypes.getDefaultMimeTypes();
        Detector detector = new DefaultDetector(types, new ServiceLoader(Documents.class.getClassLoader()));
        DefaultEncodingDetector encoding = new DefaultEncodingDetector();
        List<Parser> all = new ArrayList<>(List.of(
                new PagedPdfParser(),
                new OfficeParser(),
                new OldExcelParser(),
                new OOXMLParser(),
                new Word2006MLParser(),
                new WordMLParser(),
                new SpreadsheetMLParser(),
                new RTFParser(),
                new OpenDocumentParser(),
                new FlatOpenDocumentParser(),
                new IWorkPackageParser(),
                new WordPerfectParser(),
                new EpubParser(),
                new ShallowHtmlParser(new JSoupParser(encoding)),
                new TextAndCSVParser(encoding),
                new DcXMLParser(),
                new RFC822Parser(),
                new MboxParser(),
                new TNEFParser(),
                new AppleSingleFileParser(),
                new SignedFileParser(),
                new PackageParser(),
                new CompressorParser()));
        all.addAll(more);
        Parser[] parsers = all.toArray(new Parser[0]);
        MediaTypeRegistry kinds = types.getMediaTypeRegistry();
        Set<MediaType> readable =
                new CompositeParser(kinds, parsers).getParsers().keySet();
        AutoDetectParser parser = new AutoDetectParser(new ReadableDetector(detector, kinds, readable), parsers);
        AutoDetectParserConfig config = new AutoDetectParserConfig();
        config.setThrowOnZeroBytes(false);
        parser.setAutoDetectParserConfig(config);
        return parser;
    }

    private Documents() {}

    /** Loads Tika, once; it takes a second or two that no document should pay for. */
    static void load(boolean pictures) {
        parser(pictures);
    }

    static Parser parser(boolean pictures) {
        return pictures ? LoadedWithPictures.PARSER : Loaded.PARSER;
    }

    /**
     * A context of its own for each document: streaming where possible, and letters in pictures only where that is asked.
     *
     * @param withNotes also what does not stand on the pages of a PDF: notes, form fields, bookmarks
     */
    static ParseContext context(boolean withNotes, ExtractionLimits limits) {
        ParseContext context = new ParseContext();
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(limits.pictures() ? PDFParserConfig.OCR_STRATEGY.AUTO : PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setOcrDPI(DOTS_PER_INCH);
        pdf.setExtractInlineImages(false);
        pdf.setExtractAnnotationText(withNotes);
        pdf.setExtractAcroFormContent(withNotes);
        pdf.setExtractBookmarksText(withNotes);
        pdf.setMaxMainMemoryBytes(PDF_ON_THE_HEAP);
        context.set(PDFParserConfig.class, pdf);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        context.set(Parser.class, parser(limits.pictures()));
        TesseractOCRConfig letters = new TesseractOCRConfig();
        letters.setLanguage(Tesseract.LANGUAGE);
        letters.setTimeoutSeconds(Math.toIntExact(Math.max(1, limits.time().toSeconds())));
        letters.setMaxFileSizeToOcr(MOST_PICTURE_BYTES);
        letters.setSkipOcr(!limits.pictures());
        context.set(TesseractOCRConfig.class, letters);
        return context;
    }
}
