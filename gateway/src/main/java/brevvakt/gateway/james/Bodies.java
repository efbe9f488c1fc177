package brevvakt.gateway.james;

import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import brevvakt.casework.store.FileOriginals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.inject.Inject;

/** The files in which bodies lie: the originals, and large messages that clients have appended themselves. */
final class Bodies {
    private final Originals originals;
    private final Originals appended;

    @Inject
    Bodies(Parts parts, MailServerSettings settings) {
        this.originals = parts.originals();
        try {
            this.appended = new FileOriginals(settings.varDir().resolve("appended"));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of appended messages cannot be made", e);
        }
    }

    Sha256 append(InputStream body) throws IOException {
        return appended.keep(body).digest();
    }

    InputStream open(BodyMark mark) throws IOException {
        Originals place = appended.holds(mark.digest()) ? appended : originals;
        InputStream bytes = place.open(mark.digest());
        bytes.skipNBytes(mark.start());
        return bytes;
    }
}
