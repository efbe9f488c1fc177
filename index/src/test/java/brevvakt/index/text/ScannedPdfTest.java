package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.AttachmentText.Extracted;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDFs that show words which are not there as text. */
class ScannedPdfTest {
    private static final ExtractionLimits LIMITS = new ExtractionLimits(Duration.ofSeconds(30), 100_000, 50L << 20, 8);

    private final TikaAttachmentText reader = new TikaAttachmentText(LIMITS);

    private Extracted read(String name, byte[] bytes) {
        return reader.read(name, "application/octet-stream", new ByteArrayInputStream(bytes));
    }

    private interface Page {
        void draw(PDDocument document, PDPageContentStream content) throws IOException;
    }

    private static byte[] pdf(Page... pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (Page page : pages) {
                PDPage sheet = new PDPage();
                document.addPage(sheet);
                try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
                    page.draw(document, content);
                }
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static Page picture(int width, int height) {
        return (document, content) -> content.drawImage(
                LosslessFactory.createFromImage(
                        document, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY)),
                0,
                0,
                500,
                700);
    }

    private static Page words(String words) {
        return (document, content) -> write(content, new PDType1Font(Standard14Fonts.FontName.HELVETICA), words);
    }

    private static void write(PDPageContentStream content, PDFont font, String words) throws IOException {
        content.beginText();
        content.setFont(font, 12);
        content.newLineAtOffset(50, 700);
        content.showText(words);
        content.endText();
    }

    @Test
    void givenAPdfOfPicturesAlone_whenRead_thenThatIsTheTrouble() throws IOException {
        Extracted found = read("inskannat.pdf", pdf(picture(600, 800), picture(600, 800)));

        assertThat(found).isEqualTo(new Extracted("", Optional.of("only pictures")));
    }

    @Test
    void givenAScannedPageBehindALetter_whenRead_thenTheLetterIsReadAndThePageIsNamed() throws IOException {
        Extracted found = read("brev.pdf", pdf(words("Se bilagan"), picture(600, 800)));

        assertThat(found).isEqualTo(new Extracted("Se bilagan", Optional.of("1 of 2 pages only pictures")));
    }

    @Test
    void givenWordsBesideAPicture_whenRead_thenThereIsNoTrouble() throws IOException {
        Page both = (document, content) -> {
            picture(600, 800).draw(document, content);
            words("Gatan").draw(document, content);
        };

        assertThat(read("foto.pdf", pdf(both))).isEqualTo(new Extracted("Gatan", Optional.empty()));
    }

    @Test
    void givenALastPageWithALogoOrNothing_whenRead_thenThereIsNoTrouble() throws IOException {
        Page nothing = (document, content) -> {};

        assertThat(read("brev.pdf", pdf(words("Gatan"), picture(120, 60), nothing))
                        .trouble())
                .isEmpty();
    }

    @Test
    void givenAScannedPdfInAZip_whenRead_thenThatIsSaid() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("inskannat.pdf"));
            zip.write(pdf(picture(600, 800)));
        }

        assertThat(read("allt.zip", bytes.toByteArray()).trouble()).contains("a document in it: only pictures");
    }

    private static byte[] withJunkFont(boolean saysItsLetters) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage sheet = new PDPage();
            document.addPage(sheet);
            PDType0Font font = PDType0Font.load(
                    document,
                    PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
                    false);
            try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
                write(content, font, "Gatan är mörk på Storgatan");
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            document.save(whole);
            byte[] junk = new byte[5_000];
            Arrays.fill(junk, (byte) 0xA5);
            font.getDescendantFont()
                    .getFontDescriptor()
                    .setFontFile2(new PDStream(document, new ByteArrayInputStream(junk)));
            List.of(COSName.TO_UNICODE).stream()
                    .filter(one -> !saysItsLetters)
                    .forEach(font.getCOSObject()::removeItem);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenAFontThatIsJunk_whenRead_thenItsWordsAreReadAllTheSame(boolean saysItsLetters) throws IOException {
        assertThat(read("brev.pdf", withJunkFont(saysItsLetters)).text()).isEqualTo("Gatan är mörk på Storgatan");
        assertThat(read("nästa.pdf", pdf(words("Gatan"))).text()).isEqualTo("Gatan");
    }

    /** A font cut down to the signs of its words, with nothing that says which letters they are. */
    private static byte[] withNamelessFont(Page... others) throws IOException {
        Page named = (document, content) -> {
            PDFont cut = PDType0Font.load(
                    document,
                    PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
                    true);
            write(content, cut, "Gatan är mörk på Storgatan");
        };
        Page[] pages = Stream.concat(Stream.of(named), Arrays.stream(others)).toArray(Page[]::new);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf(pages))) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    page.getResources().getFont(name).getCOSObject().removeItem(COSName.TO_UNICODE);
                }
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void givenAFontThatNamesNoLetters_whenRead_thenItsPagesAreSaidToBeUnread() throws IOException {
        assertThat(read("brev.pdf", withNamelessFont(words("Se bilagan"))).trouble())
                .contains("1 of 2 pages in a font that names no letters");
        assertThat(read("nästa.pdf", pdf(words("Gatan"))).trouble()).isEmpty();
    }
}
