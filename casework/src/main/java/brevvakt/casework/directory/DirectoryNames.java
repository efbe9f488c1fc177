package brevvakt.casework.directory;

import brevvakt.casework.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the directory calls things, from {@code conf/directory.yaml}: the headings of a CSV file, and the attributes of a
 * directory server.
 *
 * @param headings in lower case, each with the column it means
 * @param attributes the attribute that holds each column; a column without one is not asked for
 */
public record DirectoryNames(Map<String, Column> headings, Map<Column, String> attributes) {
    private record Whole(
            @Nullable Map<String, List<String>> headings,
            @Nullable Map<String, String> attributes) {}

    public DirectoryNames {
        headings = Map.copyOf(headings);
        attributes = Map.copyOf(attributes);
    }

    /** The names of a file; each column's own name is always known as a heading, and all there is without a file. */
    public static DirectoryNames read(Path file) throws IOException {
        Map<String, Column> headings = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            headings.put(column.key().toLowerCase(Locale.ROOT), column);
        }
        Optional<Whole> whole = new TableFile(file).read(Whole.class);
        for (Map.Entry<String, List<String>> entry :
                whole.map(Whole::headings).orElse(Map.of()).entrySet()) {
            Column column = column(entry.getKey(), file);
            for (String heading : entry.getValue()) {
                Column other = headings.put(heading.strip().toLowerCase(Locale.ROOT), column);
                if (other != null && other != column) {
                    throw new IOException(file.getFileName() + ": the heading \"" + heading + "\" stands for "
                            + other.key() + " and for " + column.key() + "; keep one");
                }
            }
        }
        Map<Column, String> attributes = new EnumMap<>(Column.class);
        for (Map.Entry<String, String> entry :
                whole.map(Whole::attributes).orElse(Map.of()).entrySet()) {
            attributes.put(column(entry.getKey(), file), entry.getValue().strip());
        }
        return new DirectoryNames(headings, attributes);
    }

    private static Column column(String key, Path file) throws IOException {
        Optional<Column> column = Column.of(key);
        if (column.isEmpty()) {
            throw new IOException(file.getFileName() + ": " + key + " is nothing that a directory tells of a person");
        }
        return column.get();
    }
}
