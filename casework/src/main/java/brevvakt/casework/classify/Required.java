package brevvakt.casework.classify;

import org.jspecify.annotations.Nullable;

/** What an entry of a file must have. */
final class Required {
    private Required() {}

    /** The value; a refusal that names the key where there is none. */
    static <T> T of(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException("has no " + key + "; write one");
        }
        return value;
    }
}
