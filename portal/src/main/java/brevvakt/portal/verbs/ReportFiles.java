package brevvakt.portal.verbs;

import brevvakt.casework.reports.Csv;
import brevvakt.casework.reports.Table;
import brevvakt.casework.texts.Language;
import brevvakt.index.paper.Paper;
import brevvakt.index.paper.PaperPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reports and lists as files: a page, a file for spreadsheets, a paper.
 *
 * @param folder where they lie
 */
record ReportFiles(Path folder) {

    /**
     * What is to be written.
     *
     * @param below a line under the heading
     */
    record Report(Language language, String heading, String below, List<Table> tables) {}

    /** Writes a report in a format, under a name without ending; the file. */
    String write(String name, String format, Report report) throws IOException {
        byte[] bytes =
                switch (format) {
                    case "csv" -> ("\uFEFF" + Csv.of(report.tables())).getBytes(StandardCharsets.UTF_8);
                    case "html" ->
                        ReportPage.of(report.language().tag(), report.heading(), report.below(), report.tables())
                                .getBytes(StandardCharsets.UTF_8);
                    default -> new PaperPrinter().print(paper(report));
                };
        return keep(name + "." + format, bytes);
    }

    /** Writes whole or not at all; a file taken out again takes the place of the one before. */
    String keep(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path passing = folder.resolve("." + name + ".new");
        Files.write(passing, bytes);
        Path file = folder.resolve(name);
        Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file.toString();
    }

    private static Paper paper(Report report) {
        return new Paper(
                report.heading(),
                report.language().tag(),
                report.tables().stream().map(ReportFiles::section).toList());
    }

    /** Questions in a single column are numbered lines. */
    private static Paper.Section section(Table table) {
        if (table.columns().size() == 1) {
            List<String> lines = IntStream.range(0, table.rows().size())
                    .mapToObj(i -> (i + 1) + ". " + table.rows().get(i).get(0))
                    .toList();
            return new Paper.Section(table.title(), String.join("\n", lines));
        }
        return new Paper.Section(
                table.title(), table.definition(), Optional.of(new Paper.Grid(table.columns(), table.rows())));
    }
}
