package brevvakt.mailets.reading;

import brevvakt.casework.letter.AttachmentText;
import brevvakt.casework.letter.IncomingLetter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Letters read in tests: ugly ones from files, hostile ones made on the spot; attachments say how long they are. */
final class Letters {
    static final AttachmentText MEASURING = (name, type, bytes) -> {
        try {
            return new AttachmentText.Extracted("length " + bytes.readAllBytes().length, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    };

    private Letters() {}

    static IncomingLetter ugly(String name) {
        return ugly(name, MEASURING);
    }

    static IncomingLetter ugly(String name, AttachmentText attachments) {
        try (InputStream raw = Letters.class.getResourceAsStream("/letters/" + name + ".eml")) {
            return new LetterReader(ReadingLimits.usual(), attachments).read(Objects.requireNonNull(raw, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IncomingLetter of(String mail) {
        return of(mail, ReadingLimits.usual());
    }

    static IncomingLetter of(String mail, ReadingLimits limits) {
        byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new LetterReader(limits, MEASURING).read(new ByteArrayInputStream(bytes));
    }
}
