package brevvakt.gateway.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the municipality may set in {@code conf/brevvakt.yaml}, checked.
 *
 * @param effective what each setting comes to, in the order of the file, secrets masked; to be shown once at the start
 */
public record Settings(
        BindSettings bind,
        DatabaseSettings database,
        OutgoingSettings outgoing,
        Optional<RelaySettings> relay,
        CalendarSettings calendar,
        WatchSettings watch,
        Optional<TlsSettings> tls,
        Optional<DkimSettings> dkim,
        AuthenticitySettings authenticity,
        HandoverSettings handover,
        TelephonySettings telephony,
        DirectorySettings directory,
        LoginSettings logins,
        SmsSettings sms,
        ReadingSettings reading,
        Map<String, String> effective) {

    /** Settings that were read once, and what to write instead. */
    private static final Map<String, String> REMOVED = Map.of();

    /**
     * Reads the settings file.
     *
     * @param environment where a secret such as {@code BREVVAKT_DATABASE_PASSWORD} stands before the one in the file
     */
    public static Settings read(Path file, Map<String, String> environment) throws IOException, UnusableSettings {
        return read(new SettingsFile(file, environment, REMOVED));
    }

    static Settings read(SettingsFile file) throws IOException, UnusableSettings {
        Section root = file.root();
        BindSettings bind = BindSettings.of(root.section("bind"));
        DatabaseSettings database = DatabaseSettings.of(root.section("database"));
        OutgoingSettings outgoing = OutgoingSettings.of(root.section("outgoing"));
        Optional<RelaySettings> relay = RelaySettings.of(root.section("relay"));
        CalendarSettings calendar = CalendarSettings.of(root.section("calendar"));
        WatchSettings watch = WatchSettings.of(root.section("watch"));
        Optional<TlsSettings> tls = TlsSettings.of(root.section("tls"));
        Optional<DkimSettings> dkim = DkimSettings.of(root.section("dkim"));
        AuthenticitySettings authenticity = AuthenticitySettings.of(root.section("authenticity"));
        HandoverSettings handover = HandoverSettings.of(root.section("handover"));
        TelephonySettings telephony = TelephonySettings.of(root.section("telephony"));
        DirectorySettings directory = DirectorySettings.of(root.section("directory"));
        LoginSettings logins = LoginSettings.of(root.section("logins"));
        SmsSettings sms = SmsSettings.of(root.section("sms"));
        ReadingSettings reading = ReadingSettings.of(root.section("reading"));
        root.nothingElse();
        Map<String, String> effective = Collections.unmodifiableMap(file.effective());
        return new Settings(
                bind,
                database,
                outgoing,
                relay,
                calendar,
                watch,
                tls,
                dkim,
                authenticity,
                handover,
                telephony,
                directory,
                logins,
                sms,
                reading,
                effective);
    }
}
