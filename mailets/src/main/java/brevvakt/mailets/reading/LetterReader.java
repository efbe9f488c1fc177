package brevvakt.mailets.reading;

import brevvakt.casework.letter.AttachmentText;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.NewText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads a mail as it came over the network. Never fails for what a stranger has put into it: what cannot be read, or lies
 * beyond the limits, is told as trouble, and the rest is read.
 */
public final class LetterReader {
    private static final int LONGEST_DATE = 200;

    private final ReadingLimits limits;
    private final AttachmentText attachments;

    public LetterReader(ReadingLimits limits, AttachmentText attachments) {
        this.limits = limits;
        this.attachments = attachments;
    }

    /** Reads to the end, or to the limit; the caller closes the stream. Throws only when the stream itself fails. */
    public IncomingLetter read(InputStream raw) {
        Budget budget = new Budget(limits);
        Entity mail = EntityReader.read(bytes(raw, budget), budget);
        HeaderFields header = mail.header();
        if (header.isEmpty()) {
            budget.trouble("no header");
        }
        LetterContent content = LetterContent.of(mail, budget, attachments);
        Optional<AddressList.Named> author = author(header);
        return new IncomingLetter(
                MessageIds.own(header),
                MessageIds.of(header, "in-reply-to"),
                MessageIds.of(header, "references"),
                author.map(AddressList.Named::address),
                author.map(AddressList.Named::name).orElse(""),
                AddressList.addresses(header, "reply-to"),
                AddressList.addresses(header, "to"),
                AddressList.addresses(header, "cc"),
                header.text("subject").orElse(""),
                header.text("date").map(date -> Written.cut(date, LONGEST_DATE)),
                content.text(),
                NewText.of(content.text()),
                content.attachments(),
                header.decoded(),
                content.shape(),
                budget.troubles());
    }

    private RawBytes bytes(InputStream raw, Budget budget) {
        try {
            RawBytes bytes = RawBytes.read(raw, limits.bytes());
            if (bytes.length() == limits.bytes() && raw.read() >= 0) {
                budget.trouble("the mail is longer than " + limits.bytes() + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the stream of a mail failed", e);
        }
    }

    private static Optional<AddressList.Named> author(HeaderFields header) {
        return header.all("from").stream()
                .flatMap(value -> AddressList.of(HeaderText.raw(value)).stream())
                .findFirst();
    }
}
