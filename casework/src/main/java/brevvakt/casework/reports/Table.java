package brevvakt.casework.reports;

import java.util.List;

/**
 * A table of a report, in words that a reader understands.
 *
 * @param id names it in files and in JSON
 * @param definition what is counted and how, printed below it
 * @param chart the second column is a figure that may be drawn
 */
public record Table(
        String id, String title, List<String> columns, List<List<String>> rows, String definition, boolean chart) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
