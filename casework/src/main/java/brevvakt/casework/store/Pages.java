package brevvakt.casework.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rows that are too many to be read at once: some thousand at a time, each time those after the last one. */
final class Pages {
    /** How many rows one page has; fewer are the last ones. */
    static final int ROWS = 5_000;

    private Pages() {}

    /**
     * Does some work for each row.
     *
     * @param first a key before that of every row
     * @param after the next rows after a key, in its order, {@link #ROWS} at most
     */
    static <K, T> void forEach(K first, Function<K, List<T>> after, Function<T, K> key, Consumer<T> work) {
        K last = first;
        List<T> page;
        do {
            page = after.apply(last);
            for (T row : page) {
                last = key.apply(row);
                work.accept(row);
            }
        } while (page.size() == ROWS);
    }
}
