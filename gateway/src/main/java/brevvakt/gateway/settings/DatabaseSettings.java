package brevvakt.gateway.settings;

import java.util.Locale;
import java.util.Optional;

/** The database; without an address it is the embedded one in the home's {@code var/}. */
public record DatabaseSettings(Optional<String> url, Optional<String> user, Optional<Secret> password) {

    static DatabaseSettings of(Section section) {
        Optional<String> url = section.scalar("url", "an address that begins with jdbc:postgresql:", Optional::of);
        section.note("url", url.map(DatabaseSettings::withoutParameters).orElse("embedded in var/"));
        DatabaseSettings settings = new DatabaseSettings(url, section.text("user"), section.secret("password"));
        if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
            section.fault("'database.url' must begin with jdbc:postgresql:");
        }
        if (url.isPresent() && url.get().toLowerCase(Locale.ROOT).contains("password=")) {
            section.fault("'database.url' shows a password; write it as database.password");
        }
        if (url.isEmpty() && settings.user.isPresent()) {
            section.fault("'database.user' is given without 'database.url'");
        }
        section.nothingElse();
        return settings;
    }

    private static String withoutParameters(String url) {
        return url.contains("?") ? url.substring(0, url.indexOf('?')) + "?" + Secret.MASK : url;
    }
}
