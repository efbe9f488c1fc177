package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.AttachmentText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TikaAttachmentTextTest {
    private static final ExtractionLimits LIMITS = new ExtractionLimits(Duration.ofSeconds(30), 10_000, 4 << 20, 4);

    private final AttachmentText attachments = new TikaAttachmentText(LIMITS);

    @Test
    void givenAPdf_whenRead_thenItsWordsAreThere() throws IOException {
        AttachmentText.Extracted read = read("klagomal.pdf", "application/pdf", pdf(""));

        assertThat(read.text()).isEqualTo("Gatan är mörk på Storgatan");
        assertThat(read.trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/jpeg", "text/plain", "application/msword"})
    void givenAPdfUnderAFalseLabel_whenRead_thenItsWordsAreThere(String label) throws IOException {
        AttachmentText.Extracted read = read("bild.jpg", label, pdf(""));

        assertThat(read.text()).isEqualTo("Gatan är mörk på Storgatan");
    }

    @Test
    void givenAPdfWithAPassword_whenRead_thenThatIsTheTrouble() throws IOException {
        AttachmentText.Extracted read = read("hemlig.pdf", "application/pdf", pdf("hemligt"));

        assertThat(read.text()).isEmpty();
        assertThat(read.trouble()).contains("protected by a password");
    }

    @Test
    void givenAWordDocument_whenRead_thenItsWordsAreThere() throws IOException {
        AttachmentText.Extracted read = read("brev.docx", "application/octet-stream", docx("Hålet är kvar"));

        assertThat(read.text()).isEqualTo("Hålet är kvar");
        assertThat(read.trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-8", "UTF-16"})
    void givenATextInAnyCharset_whenRead_thenItsLettersAreRight(String charset) {
        byte[] text = "Hej på dig, hålet i gatan är kvar.\nÅsa Öberg".getBytes(Charset.forName(charset));

        AttachmentText.Extracted read = read("s_brev.txt", "application/octet-stream", text);

        assertThat(read.text()).isEqualTo("Hej på dig, hålet i gatan är kvar.\nÅsa Öberg");
    }

    @Test
    void givenADocumentInAZipInAZip_whenRead_thenItsWordsAreThere() throws IOException {
        byte[] zip = zip("yttre.zip", zip("brev.docx", docx("Hålet är kvar")));

        AttachmentText.Extracted read = read("allt.zip", "application/zip", zip);

        assertThat(read.text()).contains("Hålet är kvar");
        assertThat(read.trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0089PNG\r\n\u001A\n", "\u00FF\u00D8\u00FF\u00E0", "GIF89a"})
    void givenAPicture_whenRead_thenThereIsNeitherTextNorTrouble(String magic) {
        AttachmentText.Extracted read =
                read("bild.png", "application/octet-stream", magic.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read.text()).isEmpty();
        assertThat(read.trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.4 and then nothing of the kind",
                "PK\u0003\u0004and then nothing of the kind",
                "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1 and then nothing of the kind"
            })
    void givenABrokenDocument_whenRead_thenThatIsTheTrouble(String content) {
        AttachmentText.Extracted read =
                read("brev", "application/octet-stream", content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read.trouble()).isPresent();
    }

    @Test
    void givenAnEmptyFile_whenRead_thenThereIsNeitherTextNorTrouble() {
        AttachmentText.Extracted read = read("tom.pdf", "application/pdf", new byte[0]);

        assertThat(read).isEqualTo(new AttachmentText.Extracted("", Optional.empty()));
    }

    @Test
    void givenAFileBeyondTheLimit_whenRead_thenItIsRefused() {
        AttachmentText.Extracted read = read("stor.txt", "text/plain", new byte[(4 << 20) + 1]);

        assertThat(read.trouble()).contains("larger than 4194304 bytes");
    }

    @Test
    void givenAFileAtTheLimit_whenRead_thenItIsNotRefused() {
        AttachmentText.Extracted read =
                read("stor.txt", "text/plain", "hej ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));

        assertThat(read.text()).startsWith("hej hej");
        assertThat(read.trouble()).contains("its text is longer than 10000 characters");
    }

    @Test
    void givenAZipThatGrowsAThousandfold_whenRead_thenItStopsAtTheLimitOfText() throws IOException {
        byte[] bomb = zip("a.zip", zip("a.txt", "a".repeat(50_000_000).getBytes(StandardCharsets.UTF_8)));

        AttachmentText.Extracted read = read("bomb.zip", "application/zip", bomb);

        assertThat(read.text()).hasSizeLessThanOrEqualTo(10_000);
        assertThat(read.trouble()).isPresent();
    }

    @Test
    void givenAFileThatUnpacksToNothingButSize_whenRead_thenItStopsAtTheLimitOfBytes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[100_000_000]);
        }

        AttachmentText.Extracted read = read("noll.docx", "application/gzip", packed.toByteArray());

        assertThat(read.trouble()).contains("becomes too large or lies too deep when unpacked");
    }

    @Test
    void givenZipsInZips_whenRead_thenTheDepthIsBounded() throws IOException {
        byte[] deep = Stream.iterate(zip("hej.txt", "hej".getBytes(StandardCharsets.UTF_8)), inner -> unchecked(inner))
                .skip(30)
                .findFirst()
                .orElseThrow();

        AttachmentText.Extracted read = read("djup.zip", "application/zip", deep);

        assertThat(read.trouble()).contains("documents lie deeper than 4 in it");
    }

    @Test
    void givenEntitiesThatMultiply_whenRead_thenThatIsTheTrouble() {
        String entities = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">")
                .reduce("<!ENTITY l0 \"ha\">", String::concat);
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE a [" + entities + "]><a>&l12;</a>";

        AttachmentText.Extracted read = read("skratt.xml", "text/xml", xml.getBytes(StandardCharsets.UTF_8));

        assertThat(read.text()).hasSizeLessThanOrEqualTo(10_000);
        assertThat(read.trouble()).isPresent();
    }

    @Test
    void givenAnEntityThatNamesAFileOfOurs_whenRead_thenTheFileIsNotOpened() {
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>före &x;</a>";

        AttachmentText.Extracted read = read("ut.xml", "text/xml", xml.getBytes(StandardCharsets.UTF_8));

        assertThat(read.text()).doesNotContain("root:");
    }

    @Test
    void givenTablesInTables_whenRead_thenTheDepthIsBounded() {
        byte[] html = ("<html><body>" + "<table><tr><td>".repeat(200_000)).getBytes(StandardCharsets.UTF_8);

        AttachmentText.Extracted read = read("sida.html", "application/octet-stream", html);

        assertThat(read.trouble()).contains("becomes too large or lies too deep when unpacked");
    }

    @Test
    void givenElementsThatAreOpenedAndFalselyClosed_whenRead_thenTheDepthIsBounded() {
        byte[] html = ("<html><body>" + "<div></q>".repeat(200_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(read("sida.html", "application/octet-stream", html).trouble())
                .contains("becomes too large or lies too deep when unpacked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<path d='M0 0'/>", "<circle r='1'/>"})
    void givenADrawingOfManyShapes_whenRead_thenTheWordsBesideItAreThere(String shape) {
        byte[] html = ("<html><body><svg>" + shape.repeat(6_000) + "</svg><p>Gatan</p></body></html>")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(read("sida.html", "application/octet-stream", html))
                .isEqualTo(new AttachmentText.Extracted("Gatan", Optional.empty()));
    }

    @Test
    void givenRowsAndCellsThatAreNeverClosed_whenRead_thenTheirWordsAreThere() {
        byte[] html = ("<html><body><table>" + "<tr><td>a<td>b".repeat(500) + "<tr><td>Gatan</table></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        byte[] many = ("<html><body><table>" + "<tr><td>".repeat(2_600) + "Gatan</table></body></html>")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(read("sida.html", "application/octet-stream", html).text()).contains("Gatan");
        assertThat(read("sida.html", "application/octet-stream", many).trouble())
                .isEmpty();
    }

    @Test
    void givenHtmlBeyondWhatIsRead_whenRead_thenThatIsSaid() {
        TikaAttachmentText wide =
                new TikaAttachmentText(new ExtractionLimits(Duration.ofSeconds(30), 10_000, 32 << 20, 4));
        byte[] html = ("<html><body><p>Gatan</p><!--" + "x".repeat(17 << 20) + "--><p>slut</p></body></html>")
                .getBytes(StandardCharsets.UTF_8);

        AttachmentText.Extracted found =
                wide.read("sida.html", "application/octet-stream", new ByteArrayInputStream(html));

        assertThat(found.text()).isEqualTo("Gatan");
        assertThat(found.trouble()).contains("only the first 16 MB of it are read");
    }

    @Test
    void givenTooLittleTime_whenRead_thenThatIsTheTroubleAndLaterOnesAreRead() throws IOException {
        AttachmentText hurried =
                new TikaAttachmentText(new ExtractionLimits(Duration.ofMillis(1), 50_000_000, 400 << 20, 4));
        byte[] slow = docx("ord ".repeat(500_000));

        AttachmentText.Extracted read = hurried.read("stor.docx", "application/zip", new ByteArrayInputStream(slow));

        assertThat(read.trouble()).contains("took longer than 1 ms");
    }

    @Test
    void givenReadersThatDoNotEnd_whenOneMoreComes_thenItIsToldAtOnce() throws IOException {
        AttachmentText hurried =
                new TikaAttachmentText(new ExtractionLimits(Duration.ofMillis(1), 50_000_000, 400 << 20, 4));
        byte[] slow = docx("ord ".repeat(1_500_000));

        Stream<Optional<String>> troubles = IntStream.range(0, 100)
                .mapToObj(i -> hurried.read("stor.docx", "application/zip", new ByteArrayInputStream(slow)))
                .map(AttachmentText.Extracted::trouble);

        assertThat(troubles).contains(Optional.of("not read: too many attachments before it did not end in time"));
    }

    @Test
    void givenAStreamThatFails_whenRead_thenThatIsTheTrouble() {
        AttachmentText.Extracted read = attachments.read("a.pdf", "application/pdf", new FailingStream());

        assertThat(read.trouble()).contains("could not be put aside to be read: IOException");
    }

    private AttachmentText.Extracted read(String name, String type, byte[] bytes) {
        return attachments.read(name, type, new ByteArrayInputStream(bytes));
    }

    private static byte[] unchecked(byte[] inner) {
        try {
            return zip("inre.zip", inner);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return zip.toByteArray();
    }

    private static byte[] docx(String text) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip, StandardCharsets.UTF_8)) {
            write(
                    out,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                            + ".wordprocessingml.document.main+xml\"/></Types>");
            write(
                    out,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                            + "/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            write(
                    out,
                    "word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                            + text + "</w:t></w:r></w:p></w:body></w:document>");
        }
        return zip.toByteArray();
    }

    private static void write(ZipOutputStream out, String name, String xml) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] pdf(String password) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText("Gatan är mörk på Storgatan");
                content.endText();
            }
            StandardProtectionPolicy policy = new StandardProtectionPolicy(password, password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            Stream.of(policy).filter(p -> !password.isEmpty()).forEach(p -> protect(document, p));
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static void protect(PDDocument document, StandardProtectionPolicy policy) {
        try {
            document.protect(policy);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class FailingStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is gone");
        }
    }
}
