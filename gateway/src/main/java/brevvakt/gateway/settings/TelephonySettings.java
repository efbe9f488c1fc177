package brevvakt.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the telephone exchange learns who is away; without either it does not (SEED-87).
 *
 * @param csv the file in which the list of who is away stands
 * @param webhook where the list is posted when it has changed
 * @param user and password with which it is posted
 */
public record TelephonySettings(
        Optional<Path> csv, Optional<URI> webhook, Optional<String> user, Optional<Secret> password) {

    static TelephonySettings of(Section section) {
        Optional<String> address = section.text("webhook");
        TelephonySettings settings = new TelephonySettings(
                section.fileIfAny("csv"),
                address.filter(text -> text.matches("https?://\\S+")).map(URI::create),
                section.text("user"),
                section.secret("password"));
        if (address.isPresent() && settings.webhook.isEmpty()) {
            section.fault("'telephony.webhook' is no http address");
        }
        if (settings.user.isPresent() != settings.password.isPresent()) {
            section.fault("'telephony.user' and 'telephony.password' go together");
        }
        section.nothingElse();
        return settings;
    }

    /** Somebody is to be told. */
    public boolean isAny() {
        return csv.isPresent() || webhook.isPresent();
    }
}
