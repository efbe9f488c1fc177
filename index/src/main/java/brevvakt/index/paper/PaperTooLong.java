package brevvakt.index.paper;

import java.io.IOException;

/** What is to be printed has more lines than a paper may have. */
public final class PaperTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    PaperTooLong(int most) {
        super("a paper has at most " + most + " lines");
    }
}
