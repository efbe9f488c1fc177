package brevvakt.index.text;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Pictures that tests paint. */
final class Painted {
    private Painted() {}

    /** On white. */
    static BufferedImage on(int width, int height, int type, Consumer<Graphics2D> painter) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        painter.accept(pen);
        pen.dispose();
        return picture;
    }

    /** As the bytes of a file. */
    static byte[] file(BufferedImage picture, String kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, kind, bytes);
        return bytes.toByteArray();
    }
}
