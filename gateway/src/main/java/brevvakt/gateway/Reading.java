package brevvakt.gateway;

import brevvakt.gateway.settings.ReadingSettings;
import brevvakt.index.text.ExtractionLimits;
import brevvakt.index.text.TikaAttachmentText;
import brevvakt.index.text.WalledAttachmentText;
import brevvakt.mailets.reading.LetterReader;
import brevvakt.mailets.reading.ReadingLimits;

/** The reader of mail, as the settings bound it; attachments are read by the index's reader. */
final class Reading {
    private static final int DEEPEST_ARCHIVE = 8;

    private Reading() {}

    /** The reader of a house that stays up: attachments are read in processes of their own (ADR 028). */
    static LetterReader reader(ReadingSettings settings) {
        return new LetterReader(limits(settings), attachments(settings));
    }

    /** The reader of attachments, in processes of their own. */
    static WalledAttachmentText attachments(ReadingSettings settings) {
        ReadingLimits limits = limits(settings);
        ExtractionLimits extraction = new ExtractionLimits(
                limits.time(), limits.textChars(), limits.bytes(), DEEPEST_ARCHIVE, settings.pictures());
        return new WalledAttachmentText(extraction, settings.megabytes());
    }

    private static ReadingLimits limits(ReadingSettings settings) {
        return new ReadingLimits(
                settings.depth(), settings.parts(), settings.bytes(), settings.time(), settings.textChars());
    }

    private static ExtractionLimits extraction(ReadingLimits limits) {
        return new ExtractionLimits(limits.time(), limits.textChars(), limits.bytes(), DEEPEST_ARCHIVE);
    }

    /** The reader of one command, which ends with it. */
    static LetterReader reader(ReadingLimits limits) {
        return new LetterReader(limits, new TikaAttachmentText(extraction(limits)));
    }
}
