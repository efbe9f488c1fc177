package brevvakt.gateway.settings;

import java.nio.file.Path;
import java.util.Optional;

/** The signature on mail that leaves: its selector in the name system, and the private key in PEM. */
public record DkimSettings(String selector, Path key) {

    /** Empty where mail leaves unsigned. */
    static Optional<DkimSettings> of(Section section) {
        Optional<DkimSettings> settings = section.isGiven()
                ? Optional.of(new DkimSettings(section.needed("selector"), section.file("key")))
                : Optional.empty();
        section.nothingElse();
        return settings;
    }
}
