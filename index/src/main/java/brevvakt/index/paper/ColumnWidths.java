package brevvakt.index.paper;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How wide the columns of a table are: each has what it wants, as far as that is no more than its share of the room that
 * the narrower ones leave; so that a number or a date stands on one line and long texts are wrapped.
 */
final class ColumnWidths {
    private ColumnWidths() {}

    /**
     * The widths, in the unit of what comes in; together at most the room there is.
     *
     * @param wanted what the longest line of each column takes
     */
    static float[] of(float[] wanted, float room) {
        float[] widths = Arrays.copyOf(wanted, wanted.length);
        List<Integer> narrowestFirst = IntStream.range(0, wanted.length)
                .boxed()
                .sorted(Comparator.comparing(i -> wanted[i]))
                .toList();
        float left = room;
        int columns = wanted.length;
        for (int i : narrowestFirst) {
            widths[i] = Math.min(wanted[i], left / columns);
            left -= widths[i];
            columns--;
        }
        return widths;
    }
}
