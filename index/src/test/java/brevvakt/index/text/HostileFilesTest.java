package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.AttachmentText.Extracted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.poifs.macros.VBAMacroReader;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with macros, passwords and much too much in them, made by the libraries that make such. */
class HostileFilesTest {
    private static final ExtractionLimits LIMITS = new ExtractionLimits(Duration.ofSeconds(30), 10_000, 8 << 20, 4);
    private static final String WORDS = "Gatan är mörk";
    private static final String MACRO = "AutoOpenShell";
    private static final String CODE =
            "Attribute VB_Name = \"ThisDocument\"\r\nSub " + MACRO + "()\r\n  Shell \"calc.exe\"\r\nEnd Sub\r\n";

    private final TikaAttachmentText reader = new TikaAttachmentText(LIMITS);

    private Extracted read(String name, byte[] bytes) {
        return reader.read(name, "application/octet-stream", new ByteArrayInputStream(bytes));
    }

    private interface Saved {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Saved saved) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        saved.to(bytes);
        return bytes.toByteArray();
    }

    private static byte[] docx(String words) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(words);
            return bytes(document::write);
        }
    }

    private static byte[] docm() throws IOException, InvalidFormatException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(WORDS);
            PackagePart part = document.getPackage()
                    .createPart(
                            PackagingURIHelper.createPartName("/word/vbaProject.bin"),
                            "application/vnd.ms-office.vbaProject");
            try (OutputStream out = part.getOutputStream()) {
                out.write(MacroProject.file(CODE));
            }
            document.getPackagePart()
                    .addRelationship(
                            part.getPartName(),
                            TargetMode.INTERNAL,
                            "http://schemas.microsoft.com/office/2006/relationships/vbaProject");
            document.getPackage()
                    .replaceContentType(
                            XWPFRelation.DOCUMENT.getContentType(), XWPFRelation.MACRO_DOCUMENT.getContentType());
            return bytes(document::write);
        }
    }

    private static <T extends Workbook> T filled(T book) {
        book.createSheet("Blad").createRow(0).createCell(0).setCellValue(WORDS);
        return book;
    }

    private void assertOnlyItsWordsAreRead(Extracted found) {
        assertThat(found.text()).contains(WORDS).doesNotContain(MACRO);
        assertThat(found.trouble()).isEmpty();
    }

    @Test
    void givenAWordFileWithMacros_whenRead_thenItsWordsAreReadAndTheMacrosAreNotTouched() throws Exception {
        assertOnlyItsWordsAreRead(read("brev.docm", docm()));
    }

    @Test
    void givenASheetWithMacros_whenRead_thenItsWordsAreReadAndTheMacrosAreNotTouched() throws IOException {
        try (XSSFWorkbook book = filled(new XSSFWorkbook(XSSFWorkbookType.XLSM))) {
            book.setVBAProject(new ByteArrayInputStream(MacroProject.file(CODE)));

            assertOnlyItsWordsAreRead(read("kalkyl.xlsm", bytes(book::write)));
        }
    }

    @Test
    void givenAnOldOfficeFileWithMacros_whenRead_thenItsWordsAreReadAndTheMacrosAreNotTouched() throws IOException {
        try (HSSFWorkbook book = filled(new HSSFWorkbook());
                POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes(book::write)))) {
            MacroProject.into(files.getRoot().createDirectory("_VBA_PROJECT_CUR"), CODE);

            assertOnlyItsWordsAreRead(read("kalkyl.xls", bytes(files::writeFilesystem)));
        }
    }

    @Test
    void givenAnOldWordFileWithMacros_whenRead_thenItsWordsAreReadAndTheMacrosAreNotTouched() throws IOException {
        try (InputStream plain = HostileFilesTest.class.getResourceAsStream("old-letter.doc");
                POIFSFileSystem files = new POIFSFileSystem(plain)) {
            MacroProject.into(files.getRoot().createDirectory("Macros"), CODE);

            assertOnlyItsWordsAreRead(read("brev.doc", bytes(files::writeFilesystem)));
        }
    }

    /** So that the macros of the tests above are some: where they are asked for, they are found. */
    @Test
    void givenTheProjectOfTheseFiles_whenItsMacrosAreAskedFor_thenTheyAreThere() throws IOException {
        try (VBAMacroReader macros = new VBAMacroReader(new ByteArrayInputStream(MacroProject.file(CODE)))) {
            assertThat(macros.readMacros()).containsEntry("ThisDocument", CODE);
        }
    }

    private void assertIsLocked(Extracted found) throws IOException {
        assertThat(found).isEqualTo(new Extracted("", Optional.of("protected by a password")));
        assertThat(read("nästa.docx", docx(WORDS)).text()).isEqualTo(WORDS);
    }

    @Test
    void givenAWordFileWithAPassword_whenRead_thenThatIsTheTroubleAndTheNextIsRead()
            throws IOException, GeneralSecurityException {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor lock = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            lock.confirmPassword("hemligt");
            try (OutputStream out = lock.getDataStream(files)) {
                out.write(docx(WORDS));
            }

            assertIsLocked(read("hemlig.docx", bytes(files::writeFilesystem)));
        }
    }

    @Test
    void givenAnOldSheetWithAPassword_whenRead_thenThatIsTheTroubleAndTheNextIsRead() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("hemligt");
        try (HSSFWorkbook book = filled(new HSSFWorkbook())) {
            byte[] locked = bytes(book::write);
            Biff8EncryptionKey.setCurrentUserPassword(null);

            assertIsLocked(read("hemlig.xls", locked));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
            }
        });
    }

    @Test
    void givenAZipWithAPassword_whenRead_thenThatIsTheTroubleAndTheNextIsRead() throws IOException {
        byte[] locked = zip("brev.txt", WORDS.getBytes(StandardCharsets.UTF_8));
        locked[6] |= 1;
        int entry = new String(locked, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        locked[entry + 8] |= 1;

        Extracted found = read("hemlig.zip", locked);

        assertThat(found.text()).doesNotContain(WORDS);
        assertThat(found.trouble()).isPresent();
        assertThat(found.trouble().orElseThrow()).endsWith("protected by a password");
        assertThat(read("nästa.docx", docx(WORDS)).text()).isEqualTo(WORDS);
    }

    /** As archivers write it: the sizes stand before the bytes, so that a reader can pass over what it cannot open. */
    private static byte[] locked(String name, byte[] content) throws IOException {
        byte[] file = bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                ZipEntry entry = new ZipEntry(name);
                CRC32 sum = new CRC32();
                sum.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        });
        file[6] |= 1;
        int entry = new String(file, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        file[entry + 8] |= 1;
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 2 << 20})
    void givenAZipWithAPasswordWhoseSizesAreKnown_whenRead_thenThatIsTheTrouble(int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        byte[] locked = locked("brev.txt", noise);

        assertThat(read("hemlig.zip", locked).trouble()).contains("a part of it is protected by a password");
        assertThat(read("ute.zip", zip("hemlig.zip", locked)).trouble())
                .contains("a document in it: a part of it is protected by a password");
    }

    @Test
    void givenAWordFileWhoseWordsAreDamaged_whenRead_thenThatIsTheTrouble() throws IOException {
        byte[] file = docx(WORDS.repeat(200));
        int words = new String(file, StandardCharsets.ISO_8859_1).indexOf("word/document.xml") + 60;
        for (int i = words; i < words + 40; i++) {
            file[i] ^= 0x55;
        }

        assertThat(read("brev.docx", file).trouble()).isPresent();
        assertThat(read("nästa.docx", docx(WORDS)).text()).isEqualTo(WORDS);
    }

    @Test
    void givenAPagesFileOfToday_whenRead_thenItIsSaidThatNobodyReadsIt() throws IOException {
        byte[] pages = bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (String name :
                        List.of("Index/Document.iwa", "Index/ViewState.iwa", "Metadata/BuildVersionHistory.plist")) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(new byte[] {0, 1, 2, 3, 0, 0, 9, 0});
                }
            }
        });

        assertThat(read("brev.pages", pages).trouble()).isPresent();
    }

    @Test
    void givenAMailFileWithWhatNobodyReads_whenRead_thenThatIsSaid() {
        String mail = "From: eva@example.org\r\nSubject: Ritning\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSe ritningen.\r\n"
                + "--x\r\nContent-Type: application/octet-stream; name=ritning.dwg\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=ritning.dwg\r\n\r\nAAECAwAACQA=\r\n--x--\r\n";

        Extracted found = read("brev.eml", mail.getBytes(StandardCharsets.UTF_8));

        assertThat(found.text()).contains("Se ritningen.");
        assertThat(found.trouble().orElse("none")).startsWith("a document in it: no reader for");
    }

    @Test
    void givenAWordFileWithEntitiesThatMultiply_whenRead_thenThatIsTheTroubleAndTheNextIsRead() throws IOException {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        laughs.append("]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:body><w:p><w:r><w:t>&a29;</w:t></w:r></w:p></w:body></w:document>");

        Extracted found = read("skratt.docx", withDocument(laughs.toString()));

        assertThat(found.text()).hasSizeLessThanOrEqualTo(10_000);
        assertThat(found.trouble()).isPresent();
        assertThat(read("nästa.docx", docx(WORDS)).text()).isEqualTo(WORDS);
    }

    private static byte[] withDocument(String xml) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            PackagePart part = document.getPackagePart();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return replaced(bytes.toByteArray(), part.getPartName().getName().substring(1), xml);
        }
    }

    private static byte[] replaced(byte[] file, String name, String xml) throws IOException {
        return bytes(out -> {
            try (ZipOutputStream to = new ZipOutputStream(out);
                    ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(file))) {
                for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(entry.getName().equals(name) ? xml.getBytes(StandardCharsets.UTF_8) : from.readAllBytes());
                }
            }
        });
    }

    @Test
    void givenGzipsOfZerosInGzips_whenRead_thenThatIsTheTroubleAndTheNextIsRead() throws IOException {
        byte[] zeros = bytes(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(new byte[100 << 20]);
            }
        });
        byte[] twice = bytes(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(zeros);
            }
        });

        Optional<String> unread = Optional.of("a document in it: no reader for application/octet-stream");

        assertThat(read("nollor.gz.gz", twice)).isEqualTo(new Extracted("nollor.gz\nnollor", unread));
        assertThat(read("nollor.zip", zip("nollor.gz", zeros)).trouble()).isEqualTo(unread);
        assertThat(read("nästa.docx", docx(WORDS)).text()).isEqualTo(WORDS);
    }

    @Test
    void givenFilesInAZip_whenReadByNobodyOrEmpty_thenOnlyThoseWithSomethingInThemAreNamed() throws IOException {
        assertThat(read("a.zip", zip("tom.dat", new byte[0])).trouble()).isEmpty();
        assertThat(read("a.zip", zip("brev.docx", docx(WORDS))).trouble()).isEmpty();
        assertThat(read("a.zip", zip("okänd.dat", new byte[] {0, 1, 2, 3, 0, 0, 9, 0}))
                        .trouble())
                .contains("a document in it: no reader for application/octet-stream");
    }

    /** An archive that holds itself, or nearly: each lies in the next, and none is ever the innermost. */
    @Test
    void givenAnArchiveThatHoldsItselfManyTimes_whenRead_thenThatIsTheTroubleAndTheNextIsRead() throws IOException {
        byte[] inner = zip("brev.txt", WORDS.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 8; i++) {
            byte[] held = inner;
            inner = bytes(out -> {
                try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    for (int j = 0; j < 8; j++) {
                        zip.putNextEntry(new ZipEntry("lager" + j + ".zip"));
                        zip.write(held);
                    }
                }
            });
            inner = inner.length > 1 << 20 ? held : inner;
        }

        assertThat(read("rekursiv.zip", inner).trouble()).isPresent();
        assertThat(read("nästa.docx", docx(WORDS)).text()).isEqualTo(WORDS);
    }
}
