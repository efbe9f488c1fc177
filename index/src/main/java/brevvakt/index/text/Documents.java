package brevvakt.index.text;

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
import org.apache.tika.parser.odf.FlatOpenDocumentParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
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

    private static final class Loaded {
        private static final Parser PARSER = make();

        private static Parser make() {
            MimeTypes types = MimeTypes.getDefaultMimeTypes();
            Detector detector = new DefaultDetector(types, new ServiceLoader(Documents.class.getClassLoader()));
            DefaultEncodingDetector encoding = new DefaultEncodingDetector();
            Parser[] parsers = List.of(
                            new PDFParser(),
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
                            new PackageParser(),
                            new CompressorParser())
                    .toArray(new Parser[0]);
            MediaTypeRegistry kinds = types.getMediaTypeRegistry();
            Set<MediaType> readable =
                    new CompositeParser(kinds, parsers).getParsers().keySet();
            AutoDetectParser parser = new AutoDetectParser(new ReadableDetector(detector, kinds, readable), parsers);
            AutoDetectParserConfig config = new AutoDetectParserConfig();
            config.setThrowOnZeroBytes(false);
            parser.setAutoDetectParserConfig(config);
            return parser;
        }
    }

    private Documents() {}

    /** Loads Tika, once; it takes a second or two that no document should pay for. */
    static void load() {
        parser();
    }

    static Parser parser() {
        return Loaded.PARSER;
    }

    /**
     * A context of its own for each document: no pictures, no recognition of letters in them, streaming where possible.
     *
     * @param withNotes also what does not stand on the pages of a PDF: notes, form fields, bookmarks
     */
    static ParseContext context(boolean withNotes) {
        ParseContext context = new ParseContext();
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
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
        context.set(Parser.class, parser());
        return context;
    }
}
