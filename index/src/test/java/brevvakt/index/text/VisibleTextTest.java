package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed out of a file is what somebody sees who opens it. */
class VisibleTextTest {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private final VisibleText visible = new VisibleText(
            new TikaAttachmentText(new ExtractionLimits(Duration.ofSeconds(60), 100_000, 100L << 20, 8)));

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static byte[] docx(String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String types = "http://schemas.openxmlformats.org/package/2006/content-types";
            String office = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
            part(
                    zip,
                    "[Content_Types].xml",
                    "<?xml version=\"1.0\"?><Types xmlns=\"" + types + "\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"" + office
                            + "document.main+xml\"/>"
                            + "<Override PartName=\"/word/comments.xml\" ContentType=\"" + office
                            + "comments+xml\"/></Types>");
            String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
            String head =
                    "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
            part(
                    zip,
                    "_rels/.rels",
                    head + "<Relationship Id=\"r1\" Type=\"" + relations
                            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            part(
                    zip,
                    "word/_rels/document.xml.rels",
                    head + "<Relationship Id=\"r1\" Type=\"" + relations
                            + "comments\" Target=\"comments.xml\"/></Relationships>");
            part(
                    zip,
                    "word/comments.xml",
                    "<?xml version=\"1.0\"?><w:comments xmlns:w=\"" + W
                            + "\"><w:comment w:id=\"0\" w:author=\"Författare\"><w:p><w:r><w:t>KOMMENTAR</w:t></w:r></w:p></w:comment></w:comments>");
            part(
                    zip,
                    "word/document.xml",
                    "<?xml version=\"1.0\"?><w:document xmlns:w=\"" + W + "\"><w:body><w:p>" + body
                            + "</w:p></w:body></w:document>");
        }
        return bytes.toByteArray();
    }

    @Test
    void givenAWordDocumentWithCommentRevisionAndHiddenWords_whenRead_thenOnlyWhatIsSeenIsThere() throws IOException {
        String text = visible.of(
                        "brev.docx",
                        docx("<w:r><w:t>SYNLIG</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r>"
                                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>DOLD</w:t></w:r>"
                                + "<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>STRUKEN</w:delText></w:r></w:del>"
                                + "<w:ins w:id=\"2\" w:author=\"x\"><w:r><w:t> TILLAGD å</w:t></w:r></w:ins>"))
                .orElseThrow();

        assertThat(text).contains("SYNLIG", "TILLAGD å").doesNotContain("DOLD", "STRUKEN", "KOMMENTAR", "Författare");
    }

    @Test
    void givenAWorkbookWithHiddenSheetRowAndComment_whenRead_thenOnlyWhatIsSeenIsThere() throws IOException {
        String text = visible.of("lista.xlsx", workbook(false)).orElseThrow();

        assertThat(text).contains("SYNLIG").doesNotContain("DOLDRAD", "DOLDCELL", "KOMMENTAR", "Andra");
    }

    @Test
    void givenAWorkbookWithAHiddenColumn_whenRead_thenThereIsNoText() throws IOException {
        assertThat(visible.of("lista.xlsx", workbook(true))).isEmpty();
    }

    private static byte[] workbook(boolean hiddenColumn) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("Lista");
            sheet.createRow(0).createCell(0).setCellValue("SYNLIG");
            sheet.createRow(1).createCell(0).setCellValue("DOLDRAD");
            sheet.getRow(1).setZeroHeight(true);
            Comment comment = sheet.createDrawingPatriarch()
                    .createCellComment(book.getCreationHelper().createClientAnchor());
            comment.setString(book.getCreationHelper().createRichTextString("KOMMENTAR"));
            sheet.getRow(0).getCell(0).setCellComment(comment);
            book.createSheet("Andra").createRow(0).createCell(0).setCellValue("DOLDCELL");
            book.setSheetHidden(1, true);
            sheet.setColumnHidden(3, hiddenColumn);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** The same file with some words of its parts, and their names, written otherwise. */
    private static byte[] rewritten(byte[] file, String what, String instead) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream to = new ZipOutputStream(bytes);
                ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                String content = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                part(to, entry.getName().replace(what, instead), content.replace(what, instead));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void givenPartsUnderOtherNames_whenRead_thenThereIsNoTextSinceNobodyLookedWhatIsHiddenInThem() throws IOException {
        byte[] words = docx("<w:r><w:t>SYNLIG</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>DOLD</w:t></w:r>");

        assertThat(visible.of("brev.docx", rewritten(words, "document.xml", "document.xml")))
                .isPresent();
        assertThat(visible.of("brev.docx", rewritten(words, "document.xml", "document2.xml")))
                .isEmpty();
        assertThat(visible.of("lista.xlsx", rewritten(workbook(false), "worksheets/sheet1.xml", "blad/sheet1.xml")))
                .isEmpty();
        assertThat(visible.of("lista.xlsb", rewritten(workbook(false), "workbook.xml", "workbook.bin")))
                .isEmpty();
    }

    @Test
    void givenAPdfWithANote_whenRead_thenTheNoteIsNotThere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            PDAnnotationText note = new PDAnnotationText();
            note.setContents("ANTECKNING");
            note.setRectangle(new PDRectangle(10, 10));
            page.getAnnotations().add(note);
            document.addPage(page);
            document.save(bytes);
        }

        assertThat(visible.of("a.pdf", bytes.toByteArray()).orElseThrow()).doesNotContain("ANTECKNING");
    }

    @Test
    void givenPlainText_whenRead_thenItIsThere() {
        assertThat(visible.of("brev.txt", "Hej å".getBytes(StandardCharsets.UTF_8)))
                .contains("Hej å");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.doc", "a.rtf", "a.odt", "a.html", "a.zip", "a.txt"})
    void givenAKindThatMayHideWords_whenRead_thenThereIsNoText(String name) {
        assertThat(visible.of(name, "<b>{\\rtf1 dold}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
