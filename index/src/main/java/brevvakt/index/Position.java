package brevvakt.index;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far an index has come, kept in its commits and therefore never ahead of what it holds.
 *
 * @param scanned the records up to this id are in it from the first filling
 * @param filled the first filling is done
 * @param change the last change it has followed
 * @param passed changes before that whose transactions had not ended
 */
record Position(long scanned, boolean filled, long change, SortedSet<Long> passed) {

    Position {
        passed = new TreeSet<>(passed);
    }

    Map<String, String> written() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("schema", Names.SCHEMA);
        data.put("scanned", Long.toString(scanned));
        data.put("filled", Boolean.toString(filled));
        data.put("change", Long.toString(change));
        data.put("passed", passed.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        return data;
    }

    /** The position in a commit; empty where the index is of another schema, or has none. */
    static Optional<Position> read(Map<String, String> data) {
        if (!Names.SCHEMA.equals(data.get("schema"))) {
            return Optional.empty();
        }
        SortedSet<Long> passed = Arrays.stream(data.getOrDefault("passed", "").split(" "))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(new Position(
                Long.parseLong(data.getOrDefault("scanned", "0")),
                Boolean.parseBoolean(data.get("filled")),
                Long.parseLong(data.getOrDefault("change", "0")),
                passed));
    }
}
