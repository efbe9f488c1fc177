package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.index.text.PageDrawing.Drawn;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.junit.jupiter.api.Test;

/** What of a picture or a scanned PDF can be handed out: what is seen, and nothing else. */
class PageDrawerTest {
    private final PageDrawer drawer = new PageDrawer();

    /** The left half red, the right half white. */
    private static BufferedImage halves(int width, int height) {
        return Painted.on(width, height, BufferedImage.TYPE_INT_RGB, pen -> {
            pen.setColor(Color.RED);
            pen.fillRect(0, 0, width / 2, height);
        });
    }

    private static BufferedImage only(Drawn drawn) throws IOException {
        assertThat(drawn.trouble()).isEmpty();
        assertThat(drawn.pages()).hasSize(1);
        return ImageIO.read(new ByteArrayInputStream(drawn.pages().get(0)));
    }

    private static boolean isRed(BufferedImage picture, double x, double y) {
        Color at = new Color(picture.getRGB((int) (x * picture.getWidth()), (int) (y * picture.getHeight())));
        return at.getRed() > 180 && at.getGreen() < 80;
    }

    @Test
    void givenAScannedPage_whenDrawn_thenItIsSeenAsItWasWithoutTheNoteOnIt() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            float width = PDRectangle.A4.getWidth();
            float height = PDRectangle.A4.getHeight();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, halves(800, 1100)), 0, 0, width, height);
            }
            PDAnnotationSquare note = new PDAnnotationSquare();
            note.setRectangle(new PDRectangle(0, 0, width, height));
            note.setInteriorColor(new PDColor(new float[] {0, 0, 1}, PDDeviceRGB.INSTANCE));
            page.getAnnotations().add(note);
            note.constructAppearances(document);
            document.save(bytes);
        }

        BufferedImage page = only(drawer.draw(bytes.toByteArray()));

        assertThat(isRed(page, .25, .5)).isTrue();
        assertThat(isRed(page, .75, .5)).isFalse();
        assertThat(new Color(page.getRGB(page.getWidth() * 3 / 4, 100))).isEqualTo(Color.WHITE);
        assertThat(page.getHeight()).isBetween(1_690, 1_710);
    }

    @Test
    void givenAPictureOfAPhone_whenDrawn_thenItStandsUprightAndTellsNothingOfWhereItWasTaken() throws IOException {
        byte[] plain = Painted.file(halves(400, 200), "jpg");
        byte[] place = "Storgatan 3".getBytes(StandardCharsets.US_ASCII);
        // a camera's own segment: orientation 6, and a description
        ByteBuffer camera = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 24 + 4 + 12)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + 6 + 8 + 2 + 24 + 4 + 12))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x010E)
                .putShort((short) 2)
                .putInt(12)
                .putInt(38)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0)
                .put(place)
                .put((byte) 0);
        ByteArrayOutputStream phone = new ByteArrayOutputStream();
        phone.write(plain, 0, 2);
        phone.write(camera.array());
        phone.write(plain, 2, plain.length - 2);

        Drawn drawn = drawer.draw(phone.toByteArray());

        BufferedImage page = only(drawn);
        assertThat(page.getWidth()).isEqualTo(200);
        assertThat(isRed(page, .5, .25)).isTrue();
        assertThat(isRed(page, .5, .75)).isFalse();
        assertThat(new String(phone.toByteArray(), StandardCharsets.ISO_8859_1)).contains("Storgatan");
        assertThat(new String(drawn.pages().get(0), StandardCharsets.ISO_8859_1))
                .doesNotContain("Storgatan");
    }

    @Test
    void givenAFaxOfTwoPages_whenDrawn_thenBothAreThere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(halves(300, 400), null, null), null);
            writer.writeToSequence(new IIOImage(halves(300, 400), null, null), null);
            writer.endWriteSequence();
        }

        assertThat(drawer.draw(bytes.toByteArray()).pages()).hasSize(2);
    }

    @Test
    void givenAPictureWithALongSide_whenDrawn_thenItIsMadeSmaller() throws IOException {
        BufferedImage page = only(drawer.draw(Painted.file(halves(5_200, 400), "png")));

        assertThat(page.getWidth()).isLessThan(2_000);
        assertThat(isRed(page, .25, .5)).isTrue();
    }

    /** A file of a few bytes that says it is 40 000 points wide and high. */
    @Test
    void givenAPictureThatSaysItIsVast_whenDrawn_thenThatIsTheTrouble() throws IOException {
        byte[] small = Painted.file(halves(10, 10), "png");
        ByteBuffer.wrap(small).putInt(16, 40_000).putInt(20, 40_000);

        assertThat(drawer.draw(small)).isEqualTo(Drawn.not("becomes too large or lies too deep when unpacked"));
    }

    @Test
    void givenWhatIsNoPicture_whenDrawn_thenThereAreNoPages() {
        assertThat(drawer.draw("Hej".getBytes(StandardCharsets.UTF_8)).pages()).isEmpty();
        assertThat(drawer.draw(new byte[0]).pages()).isEmpty();
        Drawn broken = drawer.draw("%PDF-1.7 nonsense".getBytes(StandardCharsets.UTF_8));
        assertThat(broken.pages()).isEmpty();
        assertThat(broken.trouble()).isPresent();
    }

    @Test
    void givenAPicture_whenDrawnBeyondTheWall_thenItIsTheSame() throws IOException {
        byte[] picture = Painted.file(halves(300, 200), "png");
        ExtractionLimits limits = new ExtractionLimits(Duration.ofSeconds(30), 1_000, 1 << 20, 4);
        try (WalledAttachmentText wall = new WalledAttachmentText(limits, 200)) {
            Drawn drawn = wall.draw(picture);

            assertThat(Arrays.equals(
                            drawn.pages().get(0), drawer.draw(picture).pages().get(0)))
                    .isTrue();
            assertThat(wall.read(
                                    "brev.txt",
                                    "text/plain",
                                    new ByteArrayInputStream("Hej".getBytes(StandardCharsets.UTF_8)))
                            .text())
                    .isEqualTo("Hej");
        }
    }
}
