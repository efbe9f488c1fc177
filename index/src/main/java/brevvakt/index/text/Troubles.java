package brevvakt.index.text;

import java.util.Optional;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.jspecify.annotations.Nullable;

/** Why a document could not be read, in words for the log: none of the document's own. */
final class Troubles {
    private static final int DEEPEST = 10;

    private Troubles() {}

    static String of(@Nullable Throwable failure) {
        if (isCausedBy(failure, EncryptedDocumentException.class)) {
            return "protected by a password";
        }
        if (isCausedBy(failure, NoTesseract.class)) {
            return "letters in pictures are not read: tesseract is not installed";
        }
        if (isCausedBy(failure, ZeroByteFileException.class)) {
            return "empty";
        }
        if (isCausedBy(failure, UnpackingLimit.class)) {
            return "becomes too large or lies too deep when unpacked";
        }
        if (isCausedBy(failure, OutOfMemoryError.class) || isCausedBy(failure, StackOverflowError.class)) {
            return "needs more memory than there is";
        }
        return "broken: "
                + Optional.ofNullable(root(failure))
                        .map(cause -> cause.getClass().getSimpleName())
                        .orElse("unknown");
    }

    static boolean isLimitOfText(Throwable failure) {
        return WriteLimitReachedException.isWriteLimitReached(failure);
    }

    private static boolean isCausedBy(@Nullable Throwable failure, Class<? extends Throwable> kind) {
        Throwable cause = failure;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (kind.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static @Nullable Throwable root(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < DEEPEST && cause != null && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return cause;
    }
}
