package brevvakt.casework.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class FirstIdsTest {
    private static final String NOW = "TIMESTAMP '2026-03-02 08:00:00.000000+01:00'";
    private static final Map<String, String> ROWS = Map.of(
            "disclosure",
            "(about, opened_at, opened_by, due_on, state) VALUES ('a', " + NOW + ", 'b', DATE '2026-03-02', 'OPEN')",
            "outbox",
            "(once_key, kind, state, sender, recipients, subject, body, html, message_id, due_at, attempts)"
                    + " VALUES ('k', 'NOTICE', 'DUE', 'a', 'b', 's', 't', 'h', 'i', " + NOW + ", 0)",
            "callback",
            "(wanted, caller, phone, about, received_at, due_on, attempts) VALUES ('a', 'b', '1', 'c', " + NOW
                    + ", DATE '2026-03-02', 0)",
            "measure",
            "(unit, kind, words, owner, due_on, state, made_by, made_at, changed_by, changed_at) VALUES ('u', 'MEASURE',"
                    + " 'w', 'a', DATE '2026-03-02', 'OPEN', 'a', " + NOW + ", 'a', " + NOW + ")",
            "unit_example",
            "(case_number, unit, label, words, state, proposed_by, proposed_at) VALUES ('n', 'u', 'COMPLAINT', 'w',"
                    + " 'PROPOSED', 'a', " + NOW + ")");

    @TempDir
    Path folder;

    private static Map<String, Long> written(Database database, Map<String, String> rows) {
        return database.inTransaction(handle -> rows.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> written(handle, row.getKey(), row.getValue()))));
    }

    private static long written(Handle handle, String table, String row) {
        return handle.createUpdate("INSERT INTO " + table + " " + row)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    @Test
    void givenANewHome_whenTheFirstOfEachIsWrittenDown_thenItsNumberIsOne() {
        try (Database database = TestDatabase.fresh(folder)) {
            assertThat(written(database, ROWS)).containsOnlyKeys(ROWS.keySet()).allSatisfy((table, id) -> assertThat(id)
                    .isEqualTo(1));
        }
    }

    @Test
    void givenAHomeFromBefore_whenItIsOpened_thenWhatHasItsNumberKeepsItAndTheFirstOfTheOthersIsOne() {
        Map<String, String> disclosure = new HashMap<>(ROWS);
        disclosure.keySet().retainAll(Set.of("disclosure"));
        try (Database before = Database.embedded(folder)) {
            before.inTransaction(handle -> {
                ROWS.keySet()
                        .forEach(table -> handle.execute("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH 0"));
                return handle.execute("DELETE FROM \"brevvakt_schema\" WHERE \"version\" = '95'");
            });
            assertThat(written(before, disclosure)).containsEntry("disclosure", 0L);
        }

        try (Database after = Database.embedded(folder)) {
            assertThat(written(after, ROWS))
                    .allSatisfy((table, id) -> assertThat(id).isEqualTo(1));
            assertThat(after.<Long>read(handle -> handle.select("SELECT MIN(id) FROM disclosure")
                            .mapTo(Long.class)
                            .one()))
                    .isZero();
        }
    }
}
