package brevvakt.casework.texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The body of a mail as paragraphs. A paragraph that begins with {@code [en]} or {@code [sv]} is in that language; lines
 * that begin with a hyphen are a list, one that begins with {@code #} is a heading, and lines that begin with {@code |}
 * are a table, its first line the names of the columns and the first column the names of the rows. In plain text a row of
 * a table is an item of a list.
 */
final class Page {
    /** Stands for a space at which no line may end. */
    static final char UNBROKEN = '\uE000';

    private static final int WIDTH = 76;
    private static final Pattern MARK = Pattern.compile("^\\[(sv|en)] *");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+|[^\\s<>\"@()]+@[^\\s<>\"@()]+");

    private static final String HEADING = "# ";
    private static final String ITEM = "- ";
    private static final String CELL = "| ";
    private static final String CELL_STYLE =
            " style=\"border: 1px solid #595959; padding: 0.2em 0.6em; text-align: left\"";

    private final Language language;
    private final List<Paragraph> paragraphs;

    /** What a line is, told by how it begins. */
    private enum Shape {
        HEADING(Page.HEADING),
        ITEM(Page.ITEM),
        ROW(Page.CELL),
        PLAIN("");

        private final String mark;

        Shape(String mark) {
            this.mark = mark;
        }

        static Shape of(String line) {
            return Arrays.stream(values())
                    .filter(shape -> line.startsWith(shape.mark))
                    .findFirst()
                    .orElse(PLAIN);
        }
    }

    private record Paragraph(Optional<Language> other, List<String> lines) {}

    Page(Language language, String body) {
        this.language = language;
        this.paragraphs = new ArrayList<>();
        for (String block : body.strip().split("\\n[ \\t]*\\n\\s*")) {
            Matcher mark = MARK.matcher(block);
            Optional<Language> other =
                    mark.find() ? Language.of(mark.group(1)).filter(found -> found != language) : Optional.empty();
            List<String> lines =
                    mark.replaceFirst("").lines().map(String::strip).toList();
            paragraphs.add(new Paragraph(other, lines));
        }
    }

    String text() {
        String text =
                paragraphs.stream().map(paragraph -> text(paragraph.lines())).collect(Collectors.joining("\n\n"))
                        + "\n";
        return text.replace(UNBROKEN, ' ');
    }

    private static String text(List<String> lines) {
        List<String> plain = new ArrayList<>();
        List<String> columns = List.of();
        for (String line : lines) {
            if (!line.startsWith(CELL)) {
                plain.add(wrapped(line.startsWith(HEADING) ? line.substring(HEADING.length()) : line));
                columns = List.of();
            } else if (columns.isEmpty()) {
                columns = cells(line);
            } else {
                plain.add(wrapped(item(columns, cells(line))));
            }
        }
        return String.join("\n", plain);
    }

    private static String item(List<String> columns, List<String> cells) {
        return ITEM + cells.get(0) + ": "
                + IntStream.range(1, Math.min(columns.size(), cells.size()))
                        .mapToObj(i -> columns.get(i) + " " + cells.get(i))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(CELL.length()).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** The page in HTML; only what is trusted becomes a link. */
    String html(String title, Set<String> trusted) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(language.tag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append(
                        "</title>\n</head>\n<body style=\"font-family: sans-serif; line-height: 1.5; max-width: 40em\">\n");
        if (paragraphs.stream()
                .flatMap(paragraph -> paragraph.lines().stream())
                .anyMatch(line -> line.startsWith(HEADING))) {
            html.append("<h1>").append(escaped(title)).append("</h1>\n");
        }
        paragraphs.forEach(paragraph -> append(html, paragraph, trusted));
        return html.append("</body>\n</html>\n").toString();
    }

    private static void append(StringBuilder html, Paragraph paragraph, Set<String> trusted) {
        String lang =
                paragraph.other().map(other -> " lang=\"" + other.tag() + "\"").orElse("");
        List<String> lines = paragraph.lines();
        int from = 0;
        while (from < lines.size()) {
            Shape shape = Shape.of(lines.get(from));
            int until = from + 1;
            while (until < lines.size() && Shape.of(lines.get(until)) == shape && shape != Shape.HEADING) {
                until++;
            }
            append(html, shape, lines.subList(from, until), lang, trusted);
            from = until;
        }
    }

    private static void append(StringBuilder html, Shape shape, List<String> lines, String lang, Set<String> trusted) {
        if (shape == Shape.ROW) {
            appendTable(html, lines, lang, trusted);
            return;
        }
        List<String> linked = lines.stream()
                .map(line -> linked(line.substring(shape.mark.length()), trusted))
                .toList();
        switch (shape) {
            case HEADING -> appendIn(html, "h2", lang, linked.get(0));
            case ITEM -> {
                html.append("<ul").append(lang).append(">\n");
                linked.forEach(item -> appendIn(html, "li", "", item));
                html.append("</ul>\n");
            }
            default -> appendIn(html, "p", lang, String.join("<br>\n", linked));
        }
    }

    private static void appendIn(StringBuilder html, String element, String attributes, String content) {
        html.append('<').append(element).append(attributes).append('>').append(content);
        html.append("</").append(element).append(">\n");
    }

    private static void appendTable(StringBuilder html, List<String> lines, String lang, Set<String> trusted) {
        html.append("<table style=\"border-collapse: collapse\"").append(lang).append(">\n<thead><tr>\n");
        cells(lines.get(0)).forEach(cell -> appendIn(html, "th", " scope=\"col\"" + CELL_STYLE, linked(cell, trusted)));
        html.append("</tr></thead>\n<tbody>\n");
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            html.append("<tr>\n");
            appendIn(html, "th", " scope=\"row\"" + CELL_STYLE, linked(cells.get(0), trusted));
            cells.stream().skip(1).forEach(cell -> appendIn(html, "td", CELL_STYLE, linked(cell, trusted)));
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n");
    }

    private static String linked(String words, Set<String> trusted) {
        String line = words.replace(UNBROKEN, ' ');
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(line);
        int from = 0;
        while (link.find()) {
            String found = link.group().replaceFirst("[.,;:!?]+$", "");
            html.append(escaped(line.substring(from, link.start())));
            String target = found.contains("://") ? found : "mailto:" + found;
            html.append(
                    trusted.contains(found)
                            ? "<a href=\"" + escaped(target) + "\">" + escaped(found) + "</a>"
                            : escaped(found));
            from = link.start() + found.length();
        }
        return html.append(escaped(line.substring(from))).toString();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String wrapped(String line) {
        String indent = line.startsWith(ITEM) ? "  " : "";
        StringBuilder result = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ")) {
            if (column > indent.length() && column + 1 + word.length() > WIDTH) {
                result.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                result.append(' ');
                column++;
            }
            result.append(word);
            column += word.length();
        }
        return result.toString();
    }
}
