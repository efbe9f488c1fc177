package brevvakt.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TablePrinterTest {
    private String printed(String json, Optional<Integer> width, String... columns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Object parsed = ReadableJson.parse(json.getBytes(StandardCharsets.UTF_8));
        new TablePrinter(out, width, ZoneId.of("Europe/Stockholm"))
                .print(parsed, list -> list.isEmpty() ? List.of(columns) : Columns.of("case", list));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void givenAList_whenItIsPrinted_thenColumnsAreAlignedAndEmptyOnesLeftOut() throws IOException {
        String json = """
                [{"number": "Ks 1/2026", "dueDate": "2026-03-09", "officer": null, "needsHuman": true},
                 {"number": "Ks 10/2026", "dueDate": null, "officer": null, "needsHuman": false}]""";

        assertThat(printed(json, Optional.empty())).isEqualTo("""
                        NUMBER      DUE DATE    NEEDS HUMAN
                        Ks 1/2026   2026-03-09  yes
                        Ks 10/2026              no
                        """);
    }

    @Test
    void givenColumnsAreChosen_whenAListIsPrinted_thenTheyComeInThatOrder() throws IOException {
        assertThat(printed("[{\"a\": 1, \"b\": 2, \"c\": 3}]", Optional.empty(), "c", "x", "a"))
                .isEqualTo("C  A\n3  1\n");
    }

    @Test
    void givenANarrowTerminal_whenAListIsPrinted_thenCellsWrapBetweenWords() throws IOException {
        assertThat(printed("[{\"no\": 1, \"text\": \"Bänkarna i parken är trasiga\"}]", Optional.of(20)))
                .isEqualTo("""
                        NO  TEXT
                        1   Bänkarna i
                            parken är
                            trasiga
                        """);
    }

    @Test
    void givenCounts_whenTheyArePrinted_thenEachSaysOfWhat() throws IOException {
        assertThat(printed(
                        "{\"facets\": {\"kind\": {\"COMPLAINT\": 12, \"VIEW\": 1}, \"unit\": {}}}", Optional.empty()))
                .isEqualTo("facets.kind:  COMPLAINT 12, VIEW 1\nfacets.unit:\n");
    }

    @Test
    void givenNoRows_whenTheListIsPrinted_thenThatIsSaid() throws IOException {
        assertThat(printed("[]", Optional.empty())).isEqualTo("(none)\n");
    }

    @Test
    void givenOneThing_whenItIsPrinted_thenItsListsFollowAsTables() throws IOException {
        String json = """
                {"number": "Ks 1/2026", "receivedAt": "2026-07-02T08:00:00Z", "alsoLabels": ["VIEW", "PRAISE"],
                 "opened": {"by": "per.p"}, "events": [{"seq": 1, "type": "OPENED"}], "records": []}""";

        assertThat(printed(json, Optional.empty())).isEqualTo("""
                        number:       Ks 1/2026
                        received at:  2026-07-02 10:00
                        also labels:  VIEW, PRAISE
                        opened.by:    per.p
                        records:

                        events
                        SEQ  TYPE
                        1    OPENED
                        """);
    }

    @Test
    void givenACase_whenItIsPrinted_thenEachOfItsListsShowsItsOwnColumns() throws IOException {
        String json = """
                {"confidence": 0.9997271921875002, "events": [{"seq": 2, "type": "CORRECTED", "about": "VIEW", "note": "fel"}],
                 "notices": [{"id": 1, "kind": "RECEIPT", "to": ["a@b.example"], "state": "SENT", "reason": null}]}""";

        assertThat(printed(json, Optional.empty())).isEqualTo("""
                        confidence:  1

                        events
                        SEQ  TYPE       ABOUT  NOTE
                        2    CORRECTED  VIEW   fel

                        notices
                        KIND     STATE  TO
                        RECEIPT  SENT   a@b.example
                        """);
    }

    @Test
    void givenAStrangersSubject_whenItIsPrinted_thenItCannotMoveTheCursor() throws IOException {
        String json = "[{\"subject\": \"\\u001b[2Jhej\\nhopp\\u202e\\u009b\"}]";

        assertThat(printed(json, Optional.empty())).isEqualTo("SUBJECT\n·[2Jhej hopp··\n");
    }

    @Test
    void givenAText_whenItIsPrinted_thenItKeepsItsLines() throws IOException {
        assertThat(printed("\"Hej!\\n\\nTack för brevet.\"", Optional.empty())).isEqualTo("Hej!\n\nTack för brevet.\n");
    }
}
