package brevvakt.index.text;

import java.time.Duration;

/**
 * How much work one attachment is worth.
 *
 * @param time how long it may take
 * @param chars how much text is kept
 * @param bytes how large it may be, and how large all it holds may become when unpacked
 * @param depth how deep documents may lie in documents
 */
public record ExtractionLimits(Duration time, int chars, long bytes, int depth) {

    public ExtractionLimits {
        if (time.isNegative() || time.isZero() || chars < 1 || bytes < 1 || depth < 1) {
            throw new IllegalArgumentException("extraction limits must be positive");
        }
    }
}
