package brevvakt.mailets.reading;

import java.util.List;

/**
 * A mail or a part of one.
 *
 * @param body the bytes as they stand, still encoded
 * @param parts the parts of a multipart, or the one mail in a message or in an opaque signature
 */
record Entity(HeaderFields header, ContentType type, RawBytes body, List<Entity> parts) {

    /** The decoded body, at most so many bytes. */
    byte[] bytes(int most) {
        return type.encoding().first(body, most);
    }
}
