package brevvakt.index.text;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Looks into picture files. */
final class Pictures {
    private static final long MOST_POINTS = 60_000_000;

    private Pictures() {}

    /** Something that looks into a picture. */
    interface Look<T> {
        T look(ImageReader reader) throws IOException;
    }

    /**
     * What is seen in a picture; empty where nothing here reads its kind.
     *
     * @param source a file, or a stream of its bytes
     */
    static <T> Optional<T> looking(Object source, Look<T> look) throws IOException {
        try (ImageInputStream bytes = ImageIO.createImageInputStream(source)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(bytes);
                return Optional.of(look.look(reader));
            } finally {
                reader.dispose();
            }
        }
    }

    /** How many points a picture has; one that is too large to be a page is refused. */
    static long points(ImageReader reader, int at) throws IOException {
        long points = (long) reader.getWidth(at) * reader.getHeight(at);
        if (points > MOST_POINTS) {
            throw new UnpackingLimit("more than " + MOST_POINTS + " points");
        }
        return points;
    }
}
