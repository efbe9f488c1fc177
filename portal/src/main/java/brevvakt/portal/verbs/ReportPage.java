package brevvakt.portal.verbs;

import brevvakt.casework.reports.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report as a page that stands for itself: tables with their definitions, and a drawing beside each that may have one. */
final class ReportPage {
    private static final int WIDEST = 320;
    private static final int BAR = 18;

    private static final Pattern FIGURE = Pattern.compile("[-+<]?[0-9]+( \\+ <?[0-9]+)?( %)?|–|");

    private ReportPage() {}

    /** The page of a report or list. */
    static String of(String language, String heading, String below, List<Table> tables) {
        return of(language, heading, below, tables, "");
    }

    /** @param end what follows the tables, as HTML */
    static String of(String language, String heading, String below, List<Table> tables, String end) {
        return "<!DOCTYPE html>\n<html lang=\"" + escaped(language) + "\"><head><meta charset=\"utf-8\"><title>"
                + escaped(heading)
                + "</title><style>body{font-family:sans-serif;max-width:60em;margin:2em auto;line-height:1.4}"
                + "table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.2em .8em;"
                + "border-bottom:1px solid #999}.n{text-align:right;white-space:nowrap}p.defined{color:#333}"
                + ".box{min-height:8em;border:1px solid #555;padding:.5em;white-space:pre-wrap}svg{max-width:100%}"
                + "@page{size:A4;margin:15mm}@media print{body{margin:0}section{break-inside:avoid-page}"
                + "tr{break-inside:avoid}thead{display:table-header-group}}</style></head><body><main><h1>"
                + escaped(heading)
                + "</h1><p>" + escaped(below) + "</p>"
                + tables.stream().map(ReportPage::section).collect(Collectors.joining())
                + end
                + "</main></body></html>\n";
    }

    /** Boxes to be filled in on the screen or by hand, each under its label; they grow with what is written. */
    static String boxes(String heading, String hint, Map<String, String> labels) {
        return "<section id=\"manager\"><h2>" + escaped(heading) + "</h2><p>" + escaped(hint) + "</p>"
                + labels.entrySet().stream()
                        .map(label -> "<h3 id=\"" + escaped(label.getKey()) + "\">" + escaped(label.getValue())
                                + "</h3><div class=\"box\" contenteditable=\"true\" role=\"textbox\""
                                + " aria-multiline=\"true\" aria-labelledby=\"" + escaped(label.getKey())
                                + "\"></div>")
                        .collect(Collectors.joining())
                + "</section>";
    }

    private static String section(Table table) {
        return "<section id=\"" + escaped(table.id()) + "\"><h2>" + escaped(table.title()) + "</h2>"
                + (table.columns().size() == 1 ? list(table) : grid(table))
                + (table.chart() && !table.rows().isEmpty() ? chart(table) : "") + "<p class=\"defined\">"
                + escaped(table.definition()) + "</p></section>";
    }

    private static String list(Table table) {
        return table.rows().stream()
                .map(row -> "<li>" + escaped(row.get(0)) + "</li>")
                .collect(Collectors.joining("", "<ol>", "</ol>"));
    }

    /** A column of figures stands to the right, as figures do. */
    private static String grid(Table table) {
        List<Boolean> figures = IntStream.range(0, table.columns().size())
                .mapToObj(i -> i > 0
                        && table.rows().stream()
                                .allMatch(row -> FIGURE.matcher(row.get(i)).matches()))
                .toList();
        return "<table><thead><tr>" + cells(table.columns(), "th scope=\"col\"", "th", figures)
                + "</tr></thead><tbody>"
                + table.rows().stream()
                        .map(row -> "<tr>" + cells(row, "td", "td", figures) + "</tr>")
                        .collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String cells(List<String> texts, String opening, String closing, List<Boolean> figures) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> "<" + opening + (figures.get(i) ? " class=\"n\"" : "") + ">" + escaped(texts.get(i))
                        + "</" + closing + ">")
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
