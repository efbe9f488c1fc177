package brevvakt.casework.classify;

import java.nio.file.Path;

/**
 * A rule file that cannot be trusted. The message names the file, the line where it is known, the rule, what is wrong
 * with it and what to do.
 */
public final class BrokenRules extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BrokenRules(Path file, String where, String why) {
        this(file, 0, where, why);
    }

    /** A line of 0 is one that is not known. */
    BrokenRules(Path file, int line, String where, String why) {
        super(file.getFileName()
                + (line > 0 ? ", line " + line : "")
                + (where.isEmpty() ? "" : ", " + where)
                + ": "
                + why);
    }
}
