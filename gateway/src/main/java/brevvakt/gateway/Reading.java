package brevvakt.gateway;

import brevvakt.gateway.settings.ReadingSettings;
import brevvakt.index.text.ExtractionLimits;
import brevvakt.index.text.TikaAttachmentText;
import brevvakt.mailets.reading.LetterReader;
import brevvakt.mailets.reading.ReadingLimits;

/** The reader of mail, as the settings bound it; attachments are read by the index's reader. */
final class Reading {
    private static final int DEEPEST_ARCHIVE = 8;

    private Reading() {}

    static LetterReader reader(ReadingSettings settings) {
        return reader(new ReadingLimits(
                settings.depth(), settings.parts(), settings.bytes(), settings.time(), settings.textChars()));
    }

    static LetterReader reader(ReadingLimits limits) {
        return new LetterReader(
                limits,
                new TikaAttachmentText(
                        new ExtractionLimits(limits.time(), limits.textChars(), limits.bytes(), DEEPEST_ARCHIVE)));
    }
}
