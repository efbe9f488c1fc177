package brevvakt.gateway.settings;

import java.time.Duration;

/**
 * How much of one mail is read; what lies beyond is kept in the original and told as trouble.
 *
 * @param depth how deep parts may lie in parts
 * @param parts how many parts there may be
 * @param bytes how long the mail may be
 * @param time how long the attachments may take, all together
 * @param textChars how long the text may be, and the text of each attachment
 * @param megabytes how much memory a process may use that reads attachments
 * @param pictures whether letters in scanned pictures are recognised, by tesseract
 */
public record ReadingSettings(
        int depth, int parts, long bytes, Duration time, int textChars, int megabytes, boolean pictures) {
    private static final int DEEPEST = 1000;
    private static final int MOST_PARTS = 100_000;
    private static final int LONGEST_TEXT = 100_000_000;
    private static final int AN_HOUR = 3600;
    private static final int LEAST_MEGABYTES = 64;
    private static final int MOST_MEGABYTES = 8192;

    private enum YesNo {
        YES,
        NO
    }

    static ReadingSettings of(Section section) {
        ReadingSettings settings = new ReadingSettings(
                (int) section.number("depth", 50, 1, DEEPEST),
                (int) section.number("parts", 500, 1, MOST_PARTS),
                section.number("bytes", 100L << 20, 1024, 1L << 30),
                Duration.ofSeconds(section.number("seconds", 20, 1, AN_HOUR)),
                (int) section.number("textChars", 1_000_000, 1000, LONGEST_TEXT),
                (int) section.number("megabytes", 256, LEAST_MEGABYTES, MOST_MEGABYTES),
                section.word("pictures", YesNo.class, YesNo.NO) == YesNo.YES);
        section.nothingElse();
        return settings;
    }
}
