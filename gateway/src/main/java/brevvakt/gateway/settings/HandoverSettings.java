package brevvakt.gateway.settings;

import java.nio.file.Path;
import java.util.Optional;

/** How the boards' diary systems take registrations over: from a folder, or without one as mail in the production mailbox. */
public record HandoverSettings(Optional<Path> folder) {

    static HandoverSettings of(Section section) {
        HandoverSettings settings = new HandoverSettings(section.fileIfAny("folder"));
        section.nothingElse();
        return settings;
    }
}
