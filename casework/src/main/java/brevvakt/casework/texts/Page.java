package brevvakt.casework.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The body of a mail as paragraphs. A paragraph that begins with {@code [en]} or {@code [sv]} is in that language; lines
 * that begin with a hyphen are a list.
 */
final class Page {
    /** Stands for a space at which no line may end. */
    static final char UNBROKEN = '\uE000';

    private static final int WIDTH = 76;
    private static final Pattern MARK = Pattern.compile("^\\[(sv|en)] *");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+|[^\\s<>\"@()]+@[^\\s<>\"@()]+");

    private final Language language;
    private final List<Paragraph> paragraphs;

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
        String text = paragraphs.stream()
                        .map(paragraph ->
                                paragraph.lines().stream().map(Page::wrapped).collect(Collectors.joining("\n")))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
        return text.replace(UNBROKEN, ' ');
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
        paragraphs.forEach(paragraph -> append(html, paragraph, trusted));
        return html.append("</body>\n</html>\n").toString();
    }

    private static void append(StringBuilder html, Paragraph paragraph, Set<String> trusted) {
        String lang =
                paragraph.other().map(other -> " lang=\"" + other.tag() + "\"").orElse("");
        List<String> plain = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (String line : paragraph.lines()) {
            boolean item = line.startsWith("- ");
            if (!item && !items.isEmpty()) {
                appendItems(html, items, lang);
            }
            if (item && !plain.isEmpty()) {
                appendPlain(html, plain, lang);
            }
            (item ? items : plain).add(linked((item ? line.substring(2) : line).replace(UNBROKEN, ' '), trusted));
        }
        appendPlain(html, plain, lang);
        appendItems(html, items, lang);
    }

    private static void appendPlain(StringBuilder html, List<String> lines, String lang) {
        if (!lines.isEmpty()) {
            html.append("<p")
                    .append(lang)
                    .append('>')
                    .append(String.join("<br>\n", lines))
                    .append("</p>\n");
            lines.clear();
        }
    }

    private static void appendItems(StringBuilder html, List<String> items, String lang) {
        if (!items.isEmpty()) {
            html.append("<ul").append(lang).append(">\n");
            items.forEach(item -> html.append("<li>").append(item).append("</li>\n"));
            html.append("</ul>\n");
            items.clear();
        }
    }

    private static String linked(String line, Set<String> trusted) {
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
        String indent = line.startsWith("- ") ? "  " : "";
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
