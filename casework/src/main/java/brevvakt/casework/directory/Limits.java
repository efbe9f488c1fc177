package brevvakt.casework.directory;

import java.util.Set;

/**
 * How much a directory may change at once.
 *
 * @param largestLoss so many of a hundred known people may be missing; 0 to 100
 * @param others user names that the directory never has, such as those of consultants; they are left alone
 */
public record Limits(int largestLoss, Set<String> others) {

    public Limits {
        if (largestLoss < 0 || largestLoss > 100) {
            throw new IllegalArgumentException("a share of a hundred is no " + largestLoss);
        }
        others = Set.copyOf(others);
    }
}
