package brevvakt.casework.reports;

import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words and tables of a report in one language; each table says what is counted and when it was taken out. */
record Printed(Words words, Language language, LocalDate today) {

    String word(String key) {
        return words.get("report." + key, language);
    }

    /** What a value of a family such as {@code label} or {@code cause} is called. */
    String named(String family, Enum<?> value) {
        return words.get(family + "." + value.name().toLowerCase(Locale.ROOT), language);
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
