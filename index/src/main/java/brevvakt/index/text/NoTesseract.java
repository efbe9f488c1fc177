package brevvakt.index.text;

import org.apache.tika.exception.TikaException;

/** Letters in pictures were to be recognised, and the program for it is not there. */
final class NoTesseract extends TikaException {
    private static final long serialVersionUID = 1L;

    NoTesseract() {
        super("tesseract is not installed");
    }
}
