package brevvakt.portal.verbs;

import brevvakt.casework.reports.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as a page that stands for itself: tables with their definitions, and a drawing beside each that may have one. */
final class ReportPage {
    private static final int WIDEST = 320;
    private static final int BAR = 18;

    private ReportPage() {}

    static String of(String language, String heading, String below, List<Table> tables) {
        return "<!DOCTYPE html>\n<html lang=\"" + escaped(language) + "\"><head><meta charset=\"utf-8\"><title>"
                + escaped(heading)
                + "</title><style>body{font-family:sans-serif;max-width:60em;margin:2em auto;line-height:1.4}"
                + "table{border-collapse:collapse}th,td{text-align:left;padding:.2em .8em;border-bottom:1px solid #999}"
                + "td+td,th+th{text-align:right}p.defined{color:#333}</style></head><body><main><h1>" + escaped(heading)
                + "</h1><p>" + escaped(below) + "</p>"
                + tables.stream().map(ReportPage::section).collect(Collectors.joining())
                + "</main></body></html>\n";
    }

    private static String section(Table table) {
        return "<section id=\"" + escaped(table.id()) + "\"><h2>" + escaped(table.title()) + "</h2><table><thead><tr>"
                + cells(table.columns(), "th scope=\"col\"", "th") + "</tr></thead><tbody>"
                + table.rows().stream()
                        .map(row -> "<tr>" + cells(row, "td", "td") + "</tr>")
                        .collect(Collectors.joining())
                + "</tbody></table>" + (table.chart() ? chart(table) : "") + "<p class=\"defined\">"
                + escaped(table.definition()) + "</p></section>";
    }

    private static String cells(List<String> texts, String opening, String closing) {
        return texts.stream()
                .map(text -> "<" + opening + ">" + escaped(text) + "</" + closing + ">")
                .collect(Collectors.joining());
    }

    /** Bars as long as their figures; the table above says the same in words, so a reader who sees none misses nothing. */
    private static String chart(Table table) {
        int most = table.rows().stream().mapToInt(ReportPage::figure).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < table.rows().size(); i++) {
            int y = i * (BAR + 4);
            int length = most == 0
                    ? 0
                    : Math.round((float) WIDEST * figure(table.rows().get(i)) / most);
            bars.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"240\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#24527a\"/>"
                            + "<text x=\"232\" y=\"%d\" text-anchor=\"end\" font-size=\"12\">%s</text>",
                    y,
                    length,
                    BAR,
                    y + BAR - 5,
                    escaped(table.rows().get(i).get(0))));
        }
        return "<svg role=\"img\" aria-label=\"" + escaped(table.title()) + "\" width=\"580\" height=\""
                + (table.rows().size() * (BAR + 4)) + "\">" + bars + "</svg>";
    }

    private static int figure(List<String> row) {
        return row.get(1).matches("[0-9]{1,9}") ? Integer.parseInt(row.get(1)) : 0;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
