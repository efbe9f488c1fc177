package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brevvakt.casework.letter.AttachmentText.Extracted;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters in pictures, recognised beyond the wall; skipped where tesseract with Swedish is not installed. */
class PicturesTest {
    private static final ExtractionLimits ORDERED =
            new ExtractionLimits(Duration.ofSeconds(60), 100_000, 50L << 20, 8, true);
    private static final WalledAttachmentText WALL = new WalledAttachmentText(ORDERED, 256);

    @BeforeEach
    void tesseract() {
        Optional<String> missing = Tesseract.missing();
        assumeTrue(missing.isEmpty(), () -> "NOT tested: " + missing.orElse(""));
    }

    @AfterAll
    static void close() {
        WALL.close();
    }

    private static BufferedImage page(int width, int height) {
        return Painted.on(width, height, BufferedImage.TYPE_BYTE_GRAY, pen -> {
            pen.setColor(Color.BLACK);
            pen.setFont(new Font(Font.SERIF, Font.PLAIN, 48));
            pen.drawString("Klagomål på snöröjningen", 80, 150);
        });
    }

    private static byte[] png(BufferedImage page) throws IOException {
        return Painted.file(page, "png");
    }

    private static Extracted read(WalledAttachmentText reader, String name, String type, byte[] bytes) {
        return reader.read(name, type, new ByteArrayInputStream(bytes));
    }

    @Test
    void givenAScannedPicture_whenOrdered_thenItsWordsAreRead() throws IOException {
        Extracted found = read(WALL, "brev.png", "image/png", png(page(900, 300)));

        assertThat(found.trouble()).isEmpty();
        assertThat(found.text()).contains("Klagomål på snöröjningen");
    }

    @Test
    void givenAPdfOfPicturesAlone_whenOrdered_thenItsWordsAreRead() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage sheet = new PDPage(new PDRectangle(450, 150));
            document.addPage(sheet);
            try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
                content.drawImage(LosslessFactory.createFromImage(document, page(900, 300)), 0, 0, 450, 150);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);

            Extracted found = read(WALL, "inskannat.pdf", "application/pdf", bytes.toByteArray());

            assertThat(found.trouble()).isEmpty();
            assertThat(found.text()).contains("Klagomål på snöröjningen");
        }
    }

    @Test
    void givenAPictureFarTooLarge_whenOrdered_thenThatIsSaidAndTheNextIsRead() throws IOException {
        Extracted found = read(WALL, "stor.png", "image/png", png(page(9_000, 9_000)));

        assertThat(found.text()).isEmpty();
        assertThat(found.trouble()).contains("becomes too large or lies too deep when unpacked");
        assertThat(read(WALL, "brev.png", "image/png", png(page(900, 300))).text())
                .contains("snöröjningen");
    }

    @Test
    void givenAPicture_whenNotOrdered_thenItIsPassedOver() throws IOException {
        ExtractionLimits usual = new ExtractionLimits(Duration.ofSeconds(60), 100_000, 50L << 20, 8);
        try (WalledAttachmentText reader = new WalledAttachmentText(usual, 256)) {
            assertThat(read(reader, "brev.png", "image/png", png(page(900, 300))))
                    .isEqualTo(new Extracted("", Optional.empty()));
        }
    }
}
