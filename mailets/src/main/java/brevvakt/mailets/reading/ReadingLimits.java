package brevvakt.mailets.reading;

import java.time.Duration;

/**
 * How much of one mail is read; what lies beyond is kept in the original and told as trouble.
 *
 * @param depth how deep parts may lie in parts
 * @param parts how many parts there may be
 * @param bytes how long the mail may be
 * @param time how long the attachments may take, all together
 * @param textChars how long the text may be, and the text of each attachment
 */
public record ReadingLimits(int depth, int parts, long bytes, Duration time, int textChars) {

    public ReadingLimits {
        if (depth < 1 || parts < 1 || bytes < 1 || bytes > Integer.MAX_VALUE - 16 || textChars < 1) {
            throw new IllegalArgumentException("reading limits must be positive, and bytes below 2 GB");
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("reading needs time, not " + time);
        }
    }

    /** What suits a mail server that accepts mails of some tens of megabytes. */
    public static ReadingLimits usual() {
        return new ReadingLimits(50, 500, 100L << 20, Duration.ofSeconds(20), 1_000_000);
    }
}
