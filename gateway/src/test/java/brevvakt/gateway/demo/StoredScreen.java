package brevvakt.gateway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the screen should look like, kept beside the tests; {@code -Dbrevvakt.rewrite=true} keeps what it looks like now. */
final class StoredScreen {
    private static final Path FOLDER = Path.of("src/test/resources/brevvakt/gateway/demo");

    private StoredScreen() {}

    static String of(String name, String now) throws IOException {
        if (Boolean.getBoolean("brevvakt.rewrite")) {
            Files.writeString(FOLDER.resolve(name), now);
        }
        return Files.readString(FOLDER.resolve(name));
    }
}
