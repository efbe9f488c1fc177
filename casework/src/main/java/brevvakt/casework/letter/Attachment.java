package brevvakt.casework.letter;

import java.util.Optional;

/**
 * A part of a mail that is not its text.
 *
 * @param name file name as written, path parts and control characters removed; {@code unnamed} where there was none
 * @param type media type, lower case, without parameters
 * @param size decoded length in bytes
 * @param text what could be read of it; empty when nothing could
 * @param trouble why it could not be read, in words for the log
 */
public record Attachment(String name, String type, long size, String text, Optional<String> trouble) {}
