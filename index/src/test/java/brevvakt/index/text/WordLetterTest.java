package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.tika.exception.TikaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** Each letter is held against what the reader of all documents says of it. */
class WordLetterTest {
    private static final ExtractionLimits LIMITS = new ExtractionLimits(Duration.ofSeconds(30), 10_000, 4 << 20, 4);
    private static final String DOCUMENT = "word/document.xml";
    private static final String ROOT = "_rels/.rels";
    private static final String RELATIONS = "word/_rels/document.xml.rels";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String W = " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
            + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:p><w:r><w:t>Gatan är</w:t></w:r><w:r><w:tab/><w:t>mörk</w:t><w:br/><w:t>på Åvägen</w:t></w:r></w:p>",
                "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Klagomål</w:t></w:r></w:p><w:p/><w:p/><w:p/>",
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                "<w:p><w:del w:author='x'><w:r><w:delText>borta</w:delText></w:r></w:del><w:ins><w:r><w:t>kvar</w:t></w:r></w:ins></w:p>",
                "<w:p><w:hyperlink r:id='r9'><w:r><w:t>vår sida</w:t></w:r></w:hyperlink> <w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>dolt</w:t></w:r></w:p>",
                "<w:sdt><w:sdtContent><w:p><w:r><w:t>Namn: &amp;&#229;</w:t></w:r></w:p></w:sdtContent></w:sdt>",
                "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>ett</w:t></w:r></w:p>",
                ""
            })
    void givenWordsOfALetter_whenReadAtOnce_thenTheySayWhatTheWholeReaderReads(String body) throws Exception {
        assertReadAlike(zip(parts(body)));
    }

    @Test
    void givenALetterWithAllThatWordShows_whenReadAtOnce_thenItSaysWhatTheWholeReaderReads() throws Exception {
        XWPFDocument letter = new XWPFDocument();
        for (HeaderFooterType type : HeaderFooterType.values()) {
            write(letter.createHeader(type), "huvud " + type);
            write(letter.createFooter(type), "fot " + type);
        }
        letter.createStyles();
        XWPFParagraph words = letter.createParagraph();
        words.createRun().setText("Snön är inte röjd.");
        words.addFootnoteReference(letter.createFootnote());
        letter.getFootnotes().get(0).createParagraph().createRun().setText("en fotnot");
        letter.createEndnote().createParagraph().createRun().setText("en slutnot");
        letter.createComments()
                .createComment(BigInteger.ONE)
                .createParagraph()
                .createRun()
                .setText("en kommentar");
        letter.createTable(2, 2).getRow(1).getCell(1).setText("i går");
        words.createHyperlinkRun("https://kommun.example/").setText("vår sida");
        words.createRun().addPicture(new ByteArrayInputStream(new byte[10]), PictureType.PNG, "bild.png", 9, 9);
        letter.getProperties().getCoreProperties().setTitle("En rubrik");
        byte[] bytes = bytes(letter);

        assertReadAlike(bytes);
        assertThat(WordLetter.text(bytes, LIMITS.chars())).hasValueSatisfying(text -> assertThat(text)
                .contains("huvud DEFAULT", "fot EVEN", "en fotnot", "en slutnot", "en kommentar", "i går"));
    }

    @Test
    void givenMoreHeadersThanNine_whenReadAtOnce_thenTheyComeInTheOrderOfTheWholeReader() throws Exception {
        Map<String, String> parts = parts("<w:p/>");
        StringBuilder relations = new StringBuilder();
        for (int i = 1; i <= 11; i++) {
            parts.put(
                    "word/header" + i + ".xml",
                    "<w:hdr" + W + "><w:p><w:r><w:t>huvud " + i + "</w:t></w:r></w:p></w:hdr>");
            relations.append(relation("rId" + i, OFFICE + "header", "header" + i + ".xml"));
        }
        parts.put(RELATIONS, relations(relations.toString()));

        assertReadAlike(zip(parts));
    }

    @Test
    void givenNumbersBeforeItsParagraphs_whenReadAtOnce_thenItIsLeftToTheWholeReader() throws IOException {
        XWPFDocument listed = new XWPFDocument();
        listed.createNumbering().addNum(BigInteger.ONE);
        byte[] unused = bytes(listed);
        XWPFDocument numbered = new XWPFDocument();
        numbered.createNumbering().addNum(BigInteger.ONE);
        numbered.createParagraph().setNumID(BigInteger.ONE);

        assertThat(WordLetter.text(unused, LIMITS.chars())).isPresent();
        assertLeft(bytes(numbered));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/vbaProject.bin",
                "word/embeddings/oleObject1.bin",
                "word/charts/chart1.xml",
                "word/media/film.mp4",
                "word/glossary/document.xml",
                "word/../header1.xml",
                "xl/workbook.xml",
                "annat.txt"
            })
    void givenAPartOfAnotherKind_whenReadAtOnce_thenItIsLeftToTheWholeReader(String name) throws IOException {
        Map<String, String> parts = parts("<w:p/>");
        parts.put(name, "<x/>");

        assertLeft(zip(parts));
    }

    @ParameterizedTest
    @CsvSource({
        OFFICE + "aFChunk,styles.xml,",
        OFFICE + "oleObject,styles.xml,",
        OFFICE + "header,styles.xml,",
        OFFICE + "header,header7.xml,",
        OFFICE + "image,https://x.example/y.png,External",
        OFFICE + "subDocument,file.docx,External",
        "urn:x/header,header1.xml,"
    })
    void givenARelationOfAnotherKind_whenReadAtOnce_thenItIsLeftToTheWholeReader(
            String type, String target, String mode) throws IOException {
        Map<String, String> parts = parts("<w:p/>");
        parts.put("word/styles.xml", "<w:styles" + W + "/>");
        parts.put("word/header1.xml", "<w:hdr" + W + "/>");
        parts.put(
                RELATIONS,
                relations(relation("r1", type, target)
                        .replace("/>", mode == null ? "/>" : " TargetMode='" + mode + "'/>")));

        assertLeft(zip(parts));
    }

    @Test
    void givenAnotherOrNoDocumentAtTheRoot_whenReadAtOnce_thenItIsLeftToTheWholeReader() throws IOException {
        Map<String, String> none = parts("<w:p/>");
        none.put(ROOT, relations(""));
        Map<String, String> another = parts("<w:p/>");
        another.put("word/footnotes.xml", "<w:footnotes" + W + "/>");
        another.put(ROOT, relations(relation("r1", OFFICE + "officeDocument", "word/footnotes.xml")));

        assertLeft(zip(none));
        assertLeft(zip(another));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!-- x -->", "<?xml version='1.0' encoding='utf-16'?>", "x"})
    void givenAPartThatBeginsOddly_whenReadAtOnce_thenItIsLeftToTheWholeReader(String before) throws IOException {
        Map<String, String> parts = parts("<w:p/>");
        parts.put(DOCUMENT, before + parts.get(DOCUMENT));

        assertLeft(zip(parts));
    }

    @Test
    void givenMoreThanIsRead_whenReadAtOnce_thenItIsLeftToTheWholeReader() throws IOException {
        assertLeft(zip(parts("<w:p><w:r><w:t>" + "hej hej hej ".repeat(1_000) + "</w:t></w:r></w:p>")));
        assertLeft(zip(parts("<w:p>" + "<w:r/>".repeat(200_000) + "</w:p>")));
    }

    @Test
    void givenALargePartThatIsPointedAtOften_whenReadAtOnce_thenItIsLeftToTheWholeReader() throws IOException {
        Map<String, String> parts = parts("<w:p/>");
        parts.put("word/header1.xml", "<w:hdr" + W + "><w:p>" + "<w:r/>".repeat(20_000) + "</w:p></w:hdr>");
        StringBuilder relations = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            relations.append(relation("rId" + i, OFFICE + "header", "header1.xml"));
        }
        parts.put(RELATIONS, relations(relations.toString()));

        assertLeft(zip(parts));
    }

    @Test
    void givenMarkupThatItsReaderStumblesOver_whenReadAtOnce_thenItIsLeftToTheWholeReader() throws IOException {
        assertLeft(zip(parts("<w:ins w:date='x'><w:r><w:t>ord</w:t></w:r></w:ins>")));
    }

    @Test
    void givenADamagedFile_whenReadAtOnce_thenItIsLeftToTheWholeReader() throws IOException {
        byte[] whole = zip(parts("<w:p><w:r><w:t>ord</w:t></w:r></w:p>"));
        byte[] changed = whole.clone();
        int inTheWords = new String(whole, StandardCharsets.ISO_8859_1).indexOf(DOCUMENT) + DOCUMENT.length() + 40;
        changed[inTheWords] ^= 0x55;
        Map<String, String> unfinished = parts("<w:p/>");
        unfinished.put(DOCUMENT, "<w:document" + W + "><w:body><w:p/></w:document>");

        assertThat(WordLetter.text(whole, LIMITS.chars())).isPresent();
        assertLeft(changed);
        assertLeft(Arrays.copyOf(whole, whole.length - 30));
        assertLeft(zip(unfinished));
        assertLeft(new byte[0]);
        assertLeft(new byte[] {'P', 'K', 3, 4});
    }

    private static void assertReadAlike(byte[] letter) throws Exception {
        assertThat(WordLetter.text(letter, LIMITS.chars()).map(DocumentReading::tidy))
                .hasValue(readWhole(letter));
    }

    private static void assertLeft(byte[] letter) {
        assertThat(WordLetter.text(letter, LIMITS.chars())).isEmpty();
    }

    private static String readWhole(byte[] bytes) throws IOException, TikaException, SAXException {
        try (Spooled spooled = Spooled.of(new ByteArrayInputStream(bytes), LIMITS.bytes())) {
            DocumentReading whole = new DocumentReading(LIMITS, "brev.docx", "application/octet-stream", spooled);
            Optional<String> trouble = whole.call();
            assertThat(trouble).isEmpty();
            return whole.text();
        }
    }

    private static void write(XWPFHeaderFooter place, String words) {
        place.createParagraph().createRun().setText(words);
    }

    private static Map<String, String> parts(String body) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + "<Default Extension='xml' ContentType='application/xml'/>"
                        + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>");
        parts.put(ROOT, relations(relation("r1", OFFICE + "officeDocument", DOCUMENT)));
        parts.put(DOCUMENT, "<w:document" + W + "><w:body>" + body + "</w:body></w:document>");
        return parts;
    }

    private static String relations(String all) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + all
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id='" + id + "' Type='" + type + "' Target='" + target + "'/>";
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(XWPFDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.write(bytes);
        document.close();
        return bytes.toByteArray();
    }
}
