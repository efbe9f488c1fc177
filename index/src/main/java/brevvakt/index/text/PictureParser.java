package brevvakt.index.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads the letters in a scanned picture; refuses those that are too large to be a page. */
final class PictureParser implements Parser {
    private static final long serialVersionUID = 1L;
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
        long most =
                context.get(TesseractOCRConfig.class, new TesseractOCRConfig()).getMaxFileSizeToOcr();
        if (picture.getLength() > most) {
            throw new UnpackingLimit("a picture of more than " + most + " bytes");
        }
        Pictures.looking(picture.getFile(), reader -> Pictures.points(reader, 0));
        letters.parse(picture, handler, metadata, context);
    }
}
