package brevvakt.casework.store;

import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Free words of staff, kept apart from the events, which hold only their digest. */
public final class NoteRegister {

    public Sha256 keep(Handle handle, String words) {
        Sha256 digest = Sha256.of(words.getBytes(StandardCharsets.UTF_8));
        if (read(handle, digest).isEmpty()) {
            handle.execute("INSERT INTO note (sha256, words) VALUES (?, ?)", digest.hex(), words);
        }
        return digest;
    }

    public Optional<String> read(Handle handle, Sha256 digest) {
        return handle.select("SELECT words FROM note WHERE sha256 = ?", digest.hex())
                .mapTo(String.class)
                .findFirst();
    }
}
