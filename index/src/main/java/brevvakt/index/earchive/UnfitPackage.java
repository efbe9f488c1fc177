package brevvakt.index.earchive;

import java.util.List;

/** A package that does not hold against the schemas of the archive. */
public final class UnfitPackage extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitPackage(List<String> faults) {
        super(String.join("; ", faults));
    }
}
