package brevvakt.index.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads the letters in a scanned picture; refuses those that are too large to be a page. */
final class PictureParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final long MOST_POINTS = 60_000_000;
    private static final Set<MediaType> KINDS =
            Set.of(MediaType.image("png"), MediaType.image("jpeg"), MediaType.image("tiff"), MediaType.image("bmp"));

    private final transient TesseractOCRParser letters;

    PictureParser(TesseractOCRParser letters) {
        this.letters = letters;
    }

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return KINDS;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        if (!letters.hasTesseract()) {
            throw new NoTesseract();
        }
        TikaInputStream picture = TikaInputStream.get(stream);
        if (points(picture) > MOST_POINTS) {
            throw new UnpackingLimit("more than " + MOST_POINTS + " points");
        }
        letters.parse(picture, handler, metadata, context);
    }

    private static long points(TikaInputStream picture) throws IOException {
        try (ImageInputStream bytes = ImageIO.createImageInputStream(picture.getFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) {
                return 0;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(bytes);
                return (long) reader.getWidth(0) * reader.getHeight(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
