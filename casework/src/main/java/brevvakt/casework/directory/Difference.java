package brevvakt.casework.directory;

import java.util.Optional;

/**
 * One thing that is otherwise in the directory than with us.
 *
 * @param who the user name, or the id of the unit
 * @param field such as {@code phone}; empty where all of it is new or gone
 */
public record Difference(
        Kind kind, String who, Optional<String> field, Optional<String> before, Optional<String> after) {

    /** What happens. */
    public enum Kind {
        ADDED,
        CHANGED,
        /** In the directory no more: the employment ends, nothing is removed. */
        GONE,
        BACK,
        /** The directory has a new user name for somebody; we go on with the old one. */
        RENAMED,
        UNIT_ADDED,
        UNIT_CHANGED,
        /** A unit that nobody belongs to any longer; it stays. */
        UNIT_EMPTY
    }
}
