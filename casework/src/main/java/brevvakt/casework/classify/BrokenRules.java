package brevvakt.casework.classify;

import java.nio.file.Path;

/** A rule file that cannot be trusted. The message names the file, the rule and what is wrong with it. */
public final class BrokenRules extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BrokenRules(Path file, String where, String why) {
        super(file.getFileName() + (where.isEmpty() ? "" : ", " + where) + ": " + why);
    }
}
