package brevvakt.casework.letter;

import java.io.InputStream;
import java.util.Optional;

/** The port through which the text of an attachment is read; bounded in time, size and depth by whoever fills it. */
public interface AttachmentText {

    /** What came out: the text, and the reason where it is not whole. */
    record Extracted(String text, Optional<String> trouble) {}

    /** Never throws for what a stranger put into the bytes: that is told as trouble. */
    Extracted read(String name, String type, InputStream bytes);
}
