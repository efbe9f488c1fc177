package brevvakt.casework.reports;

import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The words and tables of a report in one language; each table says what is counted and when it was taken out. */
public record Printed(Words words, Language language, LocalDate today) {

    public String word(String key) {
        return words.get("report." + key, language);
    }

    /** A phrase about the whole report, its gaps filled. */
    public String filled(String key, Map<String, String> values) {
        return words.fill("report." + key, language, values);
    }

    /** What a value of a family such as {@code label} or {@code cause} is called. */
    String named(String family, Enum<?> value) {
        return words.get(family + "." + value.name().toLowerCase(Locale.ROOT), language);
    }

    /** The headings of the columns of a list. */
    List<String> columns(String... keys) {
        return Stream.of(keys).map(key -> word("column." + key)).toList();
    }

    String yesNo(boolean yes) {
        return word(yes ? "yes" : "no");
    }

    Table table(String id, List<String> columns, List<List<String>> rows, boolean chart) {
        String definition = words.fill("report.defined." + id, language, Map.of("day", today.toString()));
        return new Table(id, word("title." + id), columns, rows, definition, chart);
    }

    /** A table of what and how many. */
    Table figures(String id, List<List<String>> rows, boolean chart) {
        return table(id, List.of(word("of"), word("number")), rows, chart);
    }
}
