package brevvakt.gateway.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows an answer to a person: a list as a table, a single thing as lines of key and value, times as on the wall. What a
 * stranger wrote cannot move the cursor or colour the terminal.
 */
final class TablePrinter {
    private static final int NARROWEST = 10;
    private static final int DECIMALS = 3;
    private static final String GAP = "  ";

    private final PrintStream out;
    private final Optional<Integer> width;
    private final DateTimeFormatter minutes;

    /** An absent width means that lines may be as long as they are. */
    TablePrinter(PrintStream out, Optional<Integer> width, ZoneId zone) {
        this.out = out;
        this.width = width;
        this.minutes =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    /**
     * Shows what {@link ReadableJson} has read. The columns are chosen for each list inside, by its name, and for the
     * whole, by the empty name, in the order given; all where none is.
     */
    void print(Object json, Function<String, List<String>> columns) {
        if (json instanceof List<?> list) {
            list(list, columns.apply(""));
        } else if (json instanceof Map<?, ?> map) {
            object(keyed(map), columns);
        } else {
            json.toString().lines().forEach(line -> out.println(harmless(line)));
        }
    }

    private void list(List<?> list, List<String> columns) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object item : list) {
            if (item instanceof Map<?, ?> map) {
                rows.add(keyed(map));
            } else {
                out.println(cell(item));
            }
        }
        if (list.isEmpty()) {
            out.println("(none)");
        }
        if (!rows.isEmpty()) {
            table(rows, columns);
        }
    }

    private void object(Map<String, Object> object, Function<String, List<String>> columns) {
        Map<String, Object> simple = new LinkedHashMap<>();
        Map<String, List<?>> tables = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
                tables.put(key, list);
            } else if (value instanceof Map<?, ?> map) {
                keyed(map).forEach((inner, v) -> simple.put(key + "." + inner, v));
            } else {
                simple.put(key, value);
            }
        });
        int widest =
                simple.keySet().stream().mapToInt(k -> title(k).length()).max().orElse(0);
        simple.forEach((key, value) -> line(title(key), cell(value), widest));
        tables.forEach((key, list) -> {
            out.println();
            out.println(title(key));
            list(list, columns.apply(key));
        });
    }

    private void line(String key, String value, int widest) {
        int left = width.map(w -> Math.max(NARROWEST * 2, w - widest - GAP.length() - 1))
                .orElse(Integer.MAX_VALUE);
        List<String> lines = wrapped(value, left);
        out.println((padded(key + ":", widest + 1) + GAP + lines.get(0)).stripTrailing());
        lines.stream().skip(1).forEach(more -> out.println(" ".repeat(widest + 1) + GAP + more));
    }

    private void table(List<Map<String, Object>> rows, List<String> wanted) {
        List<String> columns = columns(rows, wanted);
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(c -> title(c).toUpperCase(Locale.ROOT)).toList());
        rows.forEach(row -> cells.add(
                columns.stream().map(c -> cell(row.getOrDefault(c, ""))).toList()));
        int[] widths = widths(cells, columns.size());
        cells.forEach(row -> row(row, widths));
    }

    private static List<String> columns(List<Map<String, Object>> rows, List<String> wanted) {
        Set<String> all = new LinkedHashSet<>();
        rows.forEach(row -> all.addAll(row.keySet()));
        List<String> known = wanted.stream().filter(all::contains).toList();
        Collection<String> chosen = known.isEmpty() ? all : known;
        List<String> filled = chosen.stream()
                .filter(c -> rows.stream().anyMatch(row -> !isEmpty(row.getOrDefault(c, ""))))
                .toList();
        return filled.isEmpty() ? List.copyOf(chosen) : filled;
    }

    private static boolean isEmpty(Object value) {
        return value.equals("") || value.equals(List.of());
    }

    private int[] widths(List<List<String>> cells, int columns) {
        int[] widths = new int[columns];
        cells.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        });
        int over =
                java.util.Arrays.stream(widths).sum() + GAP.length() * (columns - 1) - width.orElse(Integer.MAX_VALUE);
        while (over > 0) {
            int widest = widest(widths);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
            over--;
        }
        return widths;
    }

    private static int widest(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            widest = widths[i] > widths[widest] ? i : widest;
        }
        return widest;
    }

    private void row(List<String> row, int[] widths) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            columns.add(wrapped(row.get(i), Math.max(1, widths[i])));
        }
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line < columns.get(i).size() ? columns.get(i).get(line) : "";
                text.append(i == 0 ? "" : GAP).append(padded(cell, widths[i]));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /** The text in lines no longer than the width, broken between words where it can be; at least one line. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (length(rest) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private String cell(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::cell).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> counts && counts.values().stream().allMatch(Number.class::isInstance)) {
            return keyed(counts).entrySet().stream()
                    .map(count -> harmless(count.getKey()) + " " + cell(count.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream()
                    .map(this::cell)
                    .filter(c -> !c.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number)
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return harmless(onTheWall(value.toString()));
    }

    private String onTheWall(String text) {
        if (!text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z")) {
            return text;
        }
        try {
            return minutes.format(Instant.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String harmless(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("[\\p{Cntrl}\\u0080-\\u009F\\u202A-\\u202E\\u2066-\\u2069]", "·");
    }

    /** {@code dueDate} reads {@code due date}. */
    private static String title(String key) {
        return harmless(key).replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> keyed(Map<?, ?> map) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        map.forEach((key, value) -> keyed.put(String.valueOf(key), value));
        return keyed;
    }
}
