package brevvakt.index.text;

import org.apache.tika.exception.TikaException;

/** A file that only the key opens for which it was encrypted. */
final class EncryptedForAKey extends TikaException {
    private static final long serialVersionUID = 1L;

    EncryptedForAKey() {
        super("encrypted for a key");
    }
}
