package brevvakt.casework.directory;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the directory says of one person, as it is written there.
 *
 * @param place where it stands, such as {@code line 12} or a distinguished name
 * @param values without the columns that are empty
 */
public record Entry(String place, Map<Column, String> values) {

    public Entry {
        Map<Column, String> written = new EnumMap<>(Column.class);
        values.forEach((column, value) -> {
            if (!value.isBlank()) {
                written.put(column, value.strip());
            }
        });
        values = Map.copyOf(written);
    }

    public Optional<String> value(Column column) {
        return Optional.ofNullable(values.get(column));
    }

    /** In lower case, as logins are. */
    String username() {
        return value(Column.USERNAME).orElse("").toLowerCase(Locale.ROOT);
    }

    /** The same person under another user name. */
    Entry named(String username) {
        Map<Column, String> renamed = new EnumMap<>(values);
        renamed.put(Column.USERNAME, username);
        return new Entry(place, renamed);
    }
}
