package brevvakt.index.text;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws pages in this process. Strangers' files are drawn beyond the wall ({@link WalledAttachmentText}). */
final class PageDrawer implements PageDrawing {
    private static final int MOST_PAGES = 100;
    private static final int LONGEST_SIDE = 1_700;

    @Override
    public Drawn draw(byte[] file) {
        FutureTask<List<byte[]>> task = new FutureTask<>(() -> Magic.isPdf(file) ? pdf(file) : picture(file));
        // here, in this thread: what any library throws comes back as the reason
        task.run();
        try {
            return new Drawn(task.get(), Optional.empty());
        } catch (ExecutionException e) {
            return Drawn.not(Troubles.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Drawn.not("drawing was interrupted");
        }
    }

    private static List<byte[]> pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            requireFew(document.getNumberOfPages());
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            renderer.setAnnotationsFilter(note -> false);
            List<byte[]> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                PDRectangle sheet = document.getPage(page).getCropBox();
                float longest = Math.max(1, Math.max(sheet.getWidth(), sheet.getHeight()));
                pages.add(jpeg(renderer.renderImage(page, LONGEST_SIDE / longest, ImageType.RGB)));
            }
            return pages;
        }
    }

    private static void requireFew(int pages) throws UnpackingLimit {
        if (pages > MOST_PAGES) {
            throw new UnpackingLimit("more than " + MOST_PAGES + " pages to draw");
        }
    }

    private static List<byte[]> picture(byte[] file) throws IOException {
        return Pictures.looking(new ByteArrayInputStream(file), reader -> pages(reader, quarterTurns(file)))
                .orElse(List.of());
    }

    private static List<byte[]> pages(ImageReader reader, int turns) throws IOException {
        int count = reader.getFormatName().equalsIgnoreCase("gif") ? 1 : reader.getNumImages(true);
        requireFew(count);
        List<byte[]> pages = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            pages.add(jpeg(turned(page(reader, at), turns)));
        }
        return pages;
    }

    /** Of a large picture every second, third, … point is read. */
    private static BufferedImage page(ImageReader reader, int at) throws IOException {
        Pictures.points(reader, at);
        ImageReadParam way = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(reader.getWidth(at), reader.getHeight(at)) / LONGEST_SIDE);
        way.setSourceSubsampling(step, step, 0, 0);
        return reader.read(at, way);
    }

    /** How often a camera that was held askew wants its picture turned clockwise. */
    private static int quarterTurns(byte[] file) throws IOException {
        try {
            ExifIFD0Directory camera = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer held = camera == null ? null : camera.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return held == null ? 0 : held == 6 ? 1 : held == 3 ? 2 : held == 8 ? 3 : 0;
        } catch (ImageProcessingException e) {
            // a picture of a kind that says nothing of its camera
            return 0;
        }
    }

    private static BufferedImage turned(BufferedImage picture, int turns) {
        int width = turns % 2 == 0 ? picture.getWidth() : picture.getHeight();
        int height = turns % 2 == 0 ? picture.getHeight() : picture.getWidth();
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = turned.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.quadrantRotate(turns);
        turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        pen.drawRenderedImage(picture, turn);
        pen.dispose();
        return turned;
    }

    private static byte[] jpeg(BufferedImage page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(page, "jpg", bytes)) {
            throw new IOException("nothing here writes JPEG");
        }
        return bytes.toByteArray();
    }
}
