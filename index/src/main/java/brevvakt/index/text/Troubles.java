package brevvakt.index.text;

import java.util.List;
import java.util.Optional;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/** Why a document could not be read, in words for the log: none of the document's own. */
final class Troubles {
    private static final int DEEPEST = 10;

    private Troubles() {}

    static String of(@Nullable Throwable failure) {
        if (isCausedBy(failure, EncryptedDocumentException.class)) {
            return "protected by a password";
        }
        if (isCausedBy(failure, EncryptedForAKey.class)) {
            return "encrypted for a key that is not here";
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

    /** What a reader noted that it could not take out of a document, though it read the rest of it. */
    static Optional<String> lost(Metadata metadata) {
        List<String> parts = List.of(metadata.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM));
        if (!parts.isEmpty()) {
            return Optional.of(
                    parts.stream().anyMatch(Troubles::isOfPassword)
                            ? "a part of it is protected by a password"
                            : "a part of it could not be taken out");
        }
        boolean office = String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).contains("openxmlformats");
        return office && metadata.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING).length > 0
                ? Optional.of("a part of it is broken")
                : Optional.empty();
    }

    private static boolean isOfPassword(String stack) {
        return stack.contains(EncryptedDocumentException.class.getSimpleName())
                || stack.contains("Unsupported feature encryption");
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
