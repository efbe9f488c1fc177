package brevvakt.casework.stored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A text as it should be, kept beside the tests. {@code mvn verify -Dtest=NAME -Dbrevvakt.rewrite=true} keeps what it is
 * now; whoever reviews reads the difference.
 */
public final class StoredText {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private StoredText() {}

    /**
     * Says where a text first differs from the stored one.
     *
     * @param name the file, from the test resources on
     */
    public static void assertIsAsStored(String name, String now) throws IOException {
        Path file = RESOURCES.resolve(name);
        if (Boolean.getBoolean("brevvakt.rewrite")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, now);
        }
        String stored = Files.exists(file) ? Files.readString(file) : "";
        if (!stored.equals(now)) {
            throw new AssertionError(
                    firstDifference(file, List.of(stored.split("\n", -1)), List.of(now.split("\n", -1))));
        }
    }

    private static String firstDifference(Path file, List<String> stored, List<String> now) {
        int line = 0;
        while (line < stored.size() && line < now.size() && stored.get(line).equals(now.get(line))) {
            line++;
        }
        return file + " line " + (line + 1) + "\n  stored: " + at(stored, line) + "\n  now:    " + at(now, line)
                + "\nWhere the new one is right, -Dbrevvakt.rewrite=true keeps it.";
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(the end)";
    }
}
