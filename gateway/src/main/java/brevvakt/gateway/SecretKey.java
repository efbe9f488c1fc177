package brevvakt.gateway;

import brevvakt.gateway.home.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The house's own secret, with which reply addresses are signed; made once, 256 bits, kept in {@code var/}. */
final class SecretKey {
    private static final int BYTES = 32;

    private SecretKey() {}

    static byte[] of(Path var) throws IOException {
        DurableFile file = new DurableFile(var.resolve("secret"));
        Optional<String> kept = file.read().map(String::strip).filter(text -> text.length() == 2 * BYTES);
        if (kept.isPresent()) {
            return HexFormat.of().parseHex(kept.get());
        }
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        file.write(HexFormat.of().formatHex(made) + "\n");
        return made;
    }
}
