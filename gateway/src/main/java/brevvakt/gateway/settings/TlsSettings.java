package brevvakt.gateway.settings;

import java.nio.file.Path;
import java.util.Optional;

/** The certificate that SMTP, submission, IMAP and HTTPS show, and its key, both in PEM. */
public record TlsSettings(Path certificate, Path key) {

    /** Empty where there is no certificate. */
    static Optional<TlsSettings> of(Section section) {
        Optional<TlsSettings> settings = section.isGiven()
                ? Optional.of(new TlsSettings(section.file("certificate"), section.file("key")))
                : Optional.empty();
        section.nothingElse();
        return settings;
    }
}
