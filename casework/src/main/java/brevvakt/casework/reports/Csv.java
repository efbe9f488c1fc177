package brevvakt.casework.reports;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as comma-separated text (RFC 4180). A cell that a spreadsheet would calculate is marked as text. */
public final class Csv {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private Csv() {}

    /** All tables of a report one below the other, each behind its title. */
    public static String of(List<Table> tables) {
        return tables.stream()
                .map(table -> line(List.of(table.title()))
                        + line(table.columns())
                        + table.rows().stream().map(Csv::line).collect(Collectors.joining())
                        + line(List.of(table.definition())))
                .collect(Collectors.joining("\r\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty()
                && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                && !text.matches("[-+]?[0-9]+([.,][0-9]+)?( %)?");
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
