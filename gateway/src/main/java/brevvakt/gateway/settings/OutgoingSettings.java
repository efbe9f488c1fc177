package brevvakt.gateway.settings;

import java.util.Optional;

/** How mail leaves: through one smart host, or without one straight to the recipients' servers. */
public record OutgoingSettings(Optional<Endpoint> smartHost, Optional<String> user, Optional<Secret> password) {
    private static final int SMTP = 25;

    static OutgoingSettings of(Section section) {
        OutgoingSettings settings = new OutgoingSettings(
                section.endpoint("smartHost", SMTP), section.text("user"), section.secret("password"));
        if (settings.smartHost.isEmpty() && settings.user.isPresent()) {
            section.fault("'outgoing.user' is given without 'outgoing.smartHost'");
        }
        if (settings.user.isPresent() != settings.password.isPresent()) {
            section.fault("'outgoing.user' and 'outgoing.password' go together");
        }
        section.nothingElse();
        return settings;
    }
}
