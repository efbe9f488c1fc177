package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every clause that a line cites stands in docs/seed-clauses.md. */
class SeedClausesTest {
    private static final Pattern CLAUSE = Pattern.compile("\\b(?:SEED|LAW)-[0-9]{2,3}b?\\b");
    private static final Path ROOT = Path.of("..");

    @Test
    void givenTheLinesOfTheHouse_whenTheyCiteAClause_thenTheClauseIsKnown() throws IOException {
        Set<String> known = clausesIn(ROOT.resolve("docs/seed-clauses.md"));
        Set<String> cited;
        try (Stream<Path> files = Files.walk(ROOT)) {
            cited = files.filter(file -> file.toString().matches(".*/src/(main|test)/.*\\.(java|sql|yaml|xml)"))
                    .flatMap(file -> clausesIn(file).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(cited).contains("SEED-35");
        assertThat(known).containsAll(cited);
    }

    private static Set<String> clausesIn(Path file) {
        try {
            return CLAUSE.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
