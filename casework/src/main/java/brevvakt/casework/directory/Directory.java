package brevvakt.casework.directory;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole directory at one moment.
 *
 * @param told the columns in which it says something of anybody; what it does not tell, stays as it is
 * @param ignored headings that mean nothing to us, as they are written
 */
public record Directory(Set<Column> told, List<Entry> entries, List<String> ignored) {

    public Directory {
        entries = List.copyOf(entries);
        List<Entry> all = entries;
        told = told.stream()
                .filter(column ->
                        all.stream().anyMatch(entry -> entry.value(column).isPresent()))
                .collect(Collectors.toUnmodifiableSet());
        ignored = List.copyOf(ignored);
    }
}
