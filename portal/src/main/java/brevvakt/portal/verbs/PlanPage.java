package brevvakt.portal.verbs;

import brevvakt.casework.absence.PlanForm;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.store.PlanRegister;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.index.paper.Paper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The form of the absence plan of one workplace with every field of SEED-123 to SEED-133, as a page and as a paper.
 *
 * @param municipality its name
 */
record PlanPage(PlanRegister.Version version, String municipality, Words words, Language language, ZoneId zone) {
    private static final String CROSS = "X";

    private String word(String key) {
        return words.get("plan." + key, language);
    }

    String title() {
        return word("title");
    }

    private PlanForm form() {
        return version.form();
    }

    /** What stands above the tables: field and value. */
    private List<List<String>> head() {
        List<List<String>> head = new ArrayList<>();
        head.add(List.of(word("org_path"), String.join(", ", form().path())));
        head.add(List.of(word("manager"), form().manager().orElse("")));
        head.add(List.of(
                word("version"),
                version.version() + ", " + version.madeAt().atZone(zone).toLocalDate()));
        head.add(List.of(
                word("confirmed"),
                version.confirmedAt()
                        .map(at -> at.atZone(zone).toLocalDate() + ", "
                                + version.confirmedBy().orElse(""))
                        .orElse("")));
        return head;
    }

    private List<String> personalColumns() {
        return List.of(word("employee"), word("username"), word("self"), word("delegates"), word("no_mailbox"));
    }

    private List<List<String>> personalRows() {
        return form().personal().stream()
                .map(row -> List.of(
                        row.employee(),
                        row.username(),
                        row.choice()
                                .filter(choice -> choice == PlanRow.Choice.SELF)
                                .map(any -> CROSS)
                                .orElse(""),
                        row.choice()
                                .filter(choice -> choice == PlanRow.Choice.DELEGATE)
                                .map(any -> String.join(", ", row.delegates()))
                                .orElse(""),
                        row.choice()
                                .filter(choice -> choice == PlanRow.Choice.NONE)
                                .map(any -> CROSS)
                                .orElse("")))
                .toList();
    }

    private List<String> functionalColumns() {
        return List.of(word("employee"), word("username"), word("responsible"), word("substitute"));
    }

    private List<List<String>> functionalRows() {
        return form().functional().stream()
                .map(row -> List.of(
                        row.employee(),
                        row.username(),
                        String.join(", ", row.responsible()),
                        String.join(", ", row.substitute())))
                .toList();
    }

    /** The form as a page that stands for itself and prints on A4. */
    String html() {
        return "<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\"><head><meta charset=\"utf-8\"><title>"
                + ReportPage.escaped(title() + ", " + String.join(", ", form().path()))
                + "</title><style>@page{size:A4 landscape;margin:15mm}body{font-family:sans-serif;line-height:1.4;"
                + "margin:2em}table{border-collapse:collapse;width:100%;margin-bottom:1.5em}th,td{text-align:left;"
                + "vertical-align:top;padding:.3em .6em;border:1px solid #555}th{background:#eee}"
                + "tr{break-inside:avoid}</style></head><body><main><h1>" + ReportPage.escaped(title()) + "</h1><p>"
                + ReportPage.escaped(municipality) + "</p>"
                + headTable()
                + table(word("personal"), personalColumns(), personalRows())
                + table(word("functional"), functionalColumns(), functionalRows())
                + "</main></body></html>\n";
    }

    private String headTable() {
        return head().stream()
                .map(row -> "<tr><th scope=\"row\">" + ReportPage.escaped(row.get(0)) + "</th><td>"
                        + ReportPage.escaped(row.get(1)) + "</td></tr>")
                .collect(Collectors.joining("", "<table><tbody>", "</tbody></table>"));
    }

    private static String table(String caption, List<String> columns, List<List<String>> rows) {
        return "<h2>" + ReportPage.escaped(caption) + "</h2><table><thead><tr>"
                + columns.stream()
                        .map(column -> "<th scope=\"col\">" + ReportPage.escaped(column) + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead><tbody>"
                + rows.stream()
                        .map(row -> row.stream()
                                .map(cell -> "<td>" + ReportPage.escaped(cell) + "</td>")
                                .collect(Collectors.joining("", "<tr>", "</tr>")))
                        .collect(Collectors.joining())
                + "</tbody></table>";
    }

    /** The form as a paper; each employee is a block of fields, since a paper has no columns. */
    Paper paper() {
        List<Paper.Section> sections = new ArrayList<>();
        sections.add(new Paper.Section(municipality, lines(head())));
        sections.add(new Paper.Section(word("personal"), blocks(personalColumns(), personalRows())));
        sections.add(new Paper.Section(word("functional"), blocks(functionalColumns(), functionalRows())));
        return new Paper(title(), language.tag(), sections);
    }

    private static String lines(List<List<String>> rows) {
        return rows.stream().map(row -> row.get(0) + ": " + row.get(1)).collect(Collectors.joining("\n"));
    }

    private static String blocks(List<String> columns, List<List<String>> rows) {
        return rows.stream()
                .map(row -> {
                    List<List<String>> fields = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        fields.add(List.of(columns.get(i), row.get(i).isEmpty() ? "–" : row.get(i)));
                    }
                    return lines(fields);
                })
                .collect(Collectors.joining("\n\n"));
    }

    /** What the form says as JSON. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("unit", version.unit());
        json.put("version", version.version());
        json.put("madeAt", version.madeAt());
        json.put("confirmedAt", version.confirmedAt());
        json.put("confirmedBy", version.confirmedBy());
        return json;
    }
}
