package brevvakt.gateway.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the boards' diary systems take registrations over: from a folder, or without one as mail in the production mailbox.
 *
 * @param acknowledged they acknowledge each registration; one that is not acknowledged in a day is handed over again
 */
public record HandoverSettings(Optional<Path> folder, boolean acknowledged) {
    private enum YesNo {
        YES,
        NO
    }

    static HandoverSettings of(Section section) {
        HandoverSettings settings = new HandoverSettings(
                section.fileIfAny("folder"), section.word("acknowledged", YesNo.class, YesNo.NO) == YesNo.YES);
        section.nothingElse();
        return settings;
    }
}
