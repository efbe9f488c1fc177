package brevvakt.index.text;

import java.time.Duration;

/**
 * How much work one attachment is worth.
 *
 * @param time how long it may take
 * @param chars how much text is kept
 * @param bytes how large it may be, and how large all it holds may become when unpacked
 * @param depth how deep documents may lie in documents
 * @param pictures whether letters in pictures are recognised, by {@link Tesseract}
 */
public record ExtractionLimits(Duration time, int chars, long bytes, int depth, boolean pictures) {

    public ExtractionLimits {
        if (time.isNegative() || time.isZero() || chars < 1 || bytes < 1 || depth < 1) {
            throw new IllegalArgumentException("extraction limits must be positive");
        }
    }

    /** Without pictures. */
    public ExtractionLimits(Duration time, int chars, long bytes, int depth) {
        this(time, chars, bytes, depth, false);
    }

    /** A file of which nothing is to be read: a picture, unless letters in it are recognised. */
    boolean passesOver(String type, byte[] head) {
        return Magic.hasNoText(type, head) && !(pictures && Tesseract.reads(head));
    }
}
