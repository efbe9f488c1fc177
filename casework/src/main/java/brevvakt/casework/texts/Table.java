package brevvakt.casework.texts;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rows of a table as a value of several lines has them; the first row names the columns, the first cell of each its row. */
public final class Table {
    private Table() {}

    /** One row; what would end a cell or a line is a blank. */
    public static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replaceAll("[|\\n]", " "))
                .collect(Collectors.joining(" | ", "| ", ""));
    }
}
