package brevvakt.casework.directory;

import java.util.List;
import java.util.Set;

/**
 * The whole directory at one moment.
 *
 * @param told the columns that it has at all; what it does not tell, stays as it is
 * @param ignored headings that mean nothing to us, as they are written
 */
public record Directory(Set<Column> told, List<Entry> entries, List<String> ignored) {

    public Directory {
        told = Set.copyOf(told);
        entries = List.copyOf(entries);
        ignored = List.copyOf(ignored);
    }
}
