package brevvakt.casework.directory;

import java.util.List;

/** A directory that cannot be taken, each reason with its place and what to do; yesterday's stays. */
public final class DirectoryFault extends Exception {
    private static final long serialVersionUID = 1L;
    private final List<String> reasons;

    public DirectoryFault(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public DirectoryFault(String reason) {
        this(List.of(reason));
    }

    public List<String> reasons() {
        return reasons;
    }
}
