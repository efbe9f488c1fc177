package brevvakt.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Path PROJECT_FILE = Path.of("..", "conf", "brevvakt.yaml");

    @TempDir
    private Path conf;

    private Settings read(String yaml, Map<String, String> environment) throws IOException, UnusableSettings {
        return Settings.read(Files.writeString(conf.resolve("brevvakt.yaml"), yaml), environment);
    }

    private Settings read(String yaml) throws IOException, UnusableSettings {
        return read(yaml, Map.of());
    }

    private List<String> faults(String yaml, Map<String, String> environment) {
        return catchThrowableOfType(UnusableSettings.class, () -> read(yaml, environment))
                .faults();
    }

    private List<String> faults(String yaml) {
        return faults(yaml, Map.of());
    }

    @Test
    void givenNothing_whenBindIsRead_thenItIsThisMachineAlone() throws Exception {
        assertThat(read("").bind())
                .isEqualTo(new BindSettings(
                        InetAddress.getLoopbackAddress(), 20_000, 100L * 1024 * 1024, Optional.empty()));
    }

    @Test
    void givenEveryKey_whenBindIsRead_thenEachIsMapped() throws Exception {
        Settings settings = read(
                "bind: {address: '::', portBase: 22000, maxMessageBytes: 5000000, publicUrl: 'https://brevvakt.example'}");

        assertThat(settings.bind())
                .isEqualTo(new BindSettings(
                        InetAddress.getByName("::"), 22_000, 5_000_000, Optional.of("https://brevvakt.example")));
    }

    @Test
    void givenNothing_whenTheHandoverIsRead_thenItGoesByMail() throws Exception {
        assertThat(read("").handover()).isEqualTo(new HandoverSettings(Optional.empty(), false));
    }

    @Test
    void givenAFolder_whenTheHandoverIsRead_thenItIsMapped() throws Exception {
        assertThat(read("handover: {folder: drop, acknowledged: yes}").handover())
                .isEqualTo(new HandoverSettings(Optional.of(conf.resolve("drop")), true));
    }

    @Test
    void givenNothing_whenTheDirectoryIsRead_thenNothingIsReadAtNight() throws Exception {
        assertThat(read("").directory())
                .isEqualTo(new DirectorySettings(Optional.empty(), 10, Set.of(), Optional.empty()));
        assertThat(read("").logins()).isEqualTo(new LoginSettings(false));
    }

    @Test
    void givenEveryKey_whenTheDirectoryIsRead_thenEachIsMapped() throws Exception {
        Settings settings = read("""
                directory: {file: people.csv, largestLoss: 3, others: [konsult.k], ldap: {host: dir.example, tls: no,
                  port: 1389, user: cn=b, password: hemligt, people: ou=p, filter: (uid=*), seconds: 4, login: yes}}
                logins: {changeFirst: yes}
                """);

        assertThat(settings.directory())
                .isEqualTo(new DirectorySettings(
                        Optional.of(conf.resolve("people.csv")),
                        3,
                        Set.of("konsult.k"),
                        Optional.of(new DirectorySettings.Ldap(
                                new Endpoint("dir.example", 1389),
                                false,
                                Optional.of("cn=b"),
                                Optional.of(new Secret("hemligt")),
                                "ou=p",
                                "(uid=*)",
                                4,
                                true))));
        assertThat(settings.logins().changeFirst()).isTrue();
        assertThat(settings.effective()).containsEntry("directory.ldap.password", "***");
    }

    @Test
    void givenNothing_whenTelephonyIsRead_thenNobodyIsTold() throws Exception {
        assertThat(read("").telephony().isAny()).isFalse();
    }

    @Test
    void givenEveryKey_whenTelephonyIsRead_thenEachIsMapped() throws Exception {
        TelephonySettings telephony =
                read("telephony: {csv: away.csv, webhook: 'https://telefon.example/away', user: u, password: p}")
                        .telephony();

        assertThat(telephony.csv()).contains(conf.resolve("away.csv"));
        assertThat(telephony.webhook()).contains(java.net.URI.create("https://telefon.example/away"));
        assertThat(telephony.user()).contains("u");
        assertThat(telephony.password().map(Secret::value)).contains("p");
        assertThat(faults("telephony: {webhook: nowhere}")).anyMatch(fault -> fault.contains("telephony.webhook"));
        assertThat(faults("telephony: {csv: a.csv, user: u}")).anyMatch(fault -> fault.contains("go together"));
    }

    @Test
    void givenNothing_whenTextMessagesAreRead_thenNoneComeAndNoneGo() throws Exception {
        assertThat(read("").sms()).isEqualTo(new SmsSettings(Set.of(), Set.of(), Optional.empty()));
    }

    @Test
    void givenEveryKey_whenTextMessagesAreRead_thenEachIsMapped() throws Exception {
        assertThat(read("sms: {gateways: ['*@sms.example'], hosts: [192.0.2.17], way: '{number}@sms.example'}")
                        .sms())
                .isEqualTo(new SmsSettings(
                        Set.of("*@sms.example"), Set.of("192.0.2.17"), Optional.of("{number}@sms.example")));
        assertThat(faults("sms: {gateways: [sms.example]}")).anyMatch(fault -> fault.contains("sms.gateways"));
        assertThat(faults("sms: {hosts: [sms.example]}")).anyMatch(fault -> fault.contains("sms.hosts"));
        assertThat(faults("sms: {way: sms@sms.example}")).anyMatch(fault -> fault.contains("sms.way"));
    }

    @Test
    void givenNothing_whenTheDatabaseIsRead_thenItIsTheEmbeddedOne() throws Exception {
        assertThat(read("").database())
                .isEqualTo(new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void givenEveryKey_whenTheDatabaseIsRead_thenEachIsMapped() throws Exception {
        Settings settings = read("database: {url: 'jdbc:postgresql://db/b', user: bo, password: 1234}");

        assertThat(settings.database())
                .isEqualTo(new DatabaseSettings(
                        Optional.of("jdbc:postgresql://db/b"), Optional.of("bo"), Optional.of(new Secret("1234"))));
    }

    @Test
    void givenNothing_whenOutgoingIsRead_thenMailGoesStraightOut() throws Exception {
        assertThat(read("").outgoing())
                .isEqualTo(new OutgoingSettings(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void givenEveryKey_whenOutgoingIsRead_thenEachIsMapped() throws Exception {
        Settings settings = read("outgoing: {smartHost: 'mx.example:2525', user: bo, password: hemligt}");

        assertThat(settings.outgoing())
                .isEqualTo(new OutgoingSettings(
                        Optional.of(new Endpoint("mx.example", 2525)),
                        Optional.of("bo"),
                        Optional.of(new Secret("hemligt"))));
    }

    @Test
    void givenNothing_whenTheRelayIsRead_thenThereIsNone() throws Exception {
        assertThat(read("").relay()).isEmpty();
    }

    @Test
    void givenAHostAlone_whenTheRelayIsRead_thenTheRestIsAsUsual() throws Exception {
        assertThat(read("relay: {host: mail.example}").relay())
                .contains(new RelaySettings(
                        new Endpoint("mail.example", 24),
                        RelaySettings.Protocol.LMTP,
                        RelaySettings.Security.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void givenEveryKey_whenTheRelayIsRead_thenEachIsMapped() throws Exception {
        Settings settings = read("""
                relay:
                  host: mail.example
                  port: 2524
                  protocol: smtp
                  security: starttls
                  trust: .
                  imap: {host: imap.example, port: 1143, security: tls, user: "{mailbox}*bo", folder: Inkorg, seconds: 30, password: hemligt}
                """);

        assertThat(settings.relay())
                .contains(new RelaySettings(
                        new Endpoint("mail.example", 2524),
                        RelaySettings.Protocol.SMTP,
                        RelaySettings.Security.STARTTLS,
                        Optional.of(conf.resolve(".").normalize()),
                        Optional.of(new RelaySettings.Imap(
                                new Endpoint("imap.example", 1143),
                                RelaySettings.Security.TLS,
                                "{mailbox}*bo",
                                "Inkorg",
                                new RelaySettings.Credential.Password(new Secret("hemligt")),
                                30))));
    }

    @Test
    void givenAClientInsteadOfAPassword_whenTheRelayIsRead_thenItsTokenIsFetched() throws Exception {
        Settings settings = read("""
                relay:
                  host: mail.example
                  imap:
                    host: imap.example
                    user: "{mailbox}"
                    token: {url: "https://login.example/token", clientId: vakt, clientSecret: hemligt, scope: imap}
                """);

        assertThat(settings.relay().flatMap(RelaySettings::imap))
                .contains(new RelaySettings.Imap(
                        new Endpoint("imap.example", 143),
                        RelaySettings.Security.STARTTLS,
                        "{mailbox}",
                        "INBOX",
                        new RelaySettings.Credential.Token(
                                "https://login.example/token", "vakt", new Secret("hemligt"), Optional.of("imap")),
                        60));
    }

    @Test
    void givenNothing_whenTheWatchIsRead_thenTheLettersGoAtHalfPastSevenAndAQuietMorningIsSilent() throws Exception {
        assertThat(read("").watch()).isEqualTo(new WatchSettings(LocalTime.of(7, 30), WatchSettings.WhenQuiet.SILENCE));
    }

    @Test
    void givenEveryKey_whenTheWatchIsRead_thenEachIsMapped() throws Exception {
        WatchSettings watch =
                read("watch: {digestAt: '08:15', whenQuiet: letter}").watch();

        assertThat(watch).isEqualTo(new WatchSettings(LocalTime.of(8, 15), WatchSettings.WhenQuiet.LETTER));
        assertThat(watch.cron()).isEqualTo("0 15 8 ? * MON-FRI");
    }

    @Test
    void givenNothing_whenTheCalendarIsRead_thenNoDayIsAdded() throws Exception {
        assertThat(read("").calendar()).isEqualTo(new CalendarSettings(Set.of()));
    }

    @Test
    void givenEveryKey_whenTheCalendarIsRead_thenEachIsMapped() throws Exception {
        Settings settings = read("calendar: {extraNonWorkingDays: [2026-06-05, '2026-12-28']}");

        assertThat(settings.calendar())
                .isEqualTo(new CalendarSettings(Set.of(LocalDate.of(2026, 6, 5), LocalDate.of(2026, 12, 28))));
    }

    @Test
    void givenNothing_whenTlsIsRead_thenThereIsNoCertificate() throws Exception {
        assertThat(read("").tls()).isEmpty();
    }

    @Test
    void givenEveryKey_whenTlsIsRead_thenRelativeNamesStartInConf() throws Exception {
        Settings settings = read("tls: {certificate: tls/chain.pem, key: /etc/key.pem}");

        assertThat(settings.tls()).contains(new TlsSettings(conf.resolve("tls/chain.pem"), Path.of("/etc/key.pem")));
    }

    @Test
    void givenEveryKey_whenAuthenticityIsRead_thenEachIsMapped() throws Exception {
        assertThat(read("").authenticity())
                .isEqualTo(new AuthenticitySettings(AuthenticitySettings.Check.OFF, Set.of(), Optional.empty()));
        assertThat(read("authenticity: {check: dns, trusted: [mx.a.example], nameServer: \"[::1]\"}")
                        .authenticity())
                .isEqualTo(new AuthenticitySettings(
                        AuthenticitySettings.Check.DNS, Set.of("mx.a.example"), Optional.of(new Endpoint("::1", 53))));
    }

    @Test
    void givenNothing_whenDkimIsRead_thenMailLeavesUnsigned() throws Exception {
        assertThat(read("").dkim()).isEmpty();
    }

    @Test
    void givenEveryKey_whenDkimIsRead_thenEachIsMapped() throws Exception {
        Settings settings = read("dkim: {selector: brev, key: dkim.pem}");

        assertThat(settings.dkim()).contains(new DkimSettings("brev", conf.resolve("dkim.pem")));
    }

    @Test
    void givenNothing_whenReadingLimitsAreRead_thenTheySuitUsualMail() throws Exception {
        assertThat(read("").reading())
                .isEqualTo(new ReadingSettings(50, 500, 100L << 20, Duration.ofSeconds(20), 1_000_000, 256, false));
    }

    @Test
    void givenEveryKey_whenReadingLimitsAreRead_thenEachIsMapped() throws Exception {
        Settings settings = read(
                "reading: {depth: 1, parts: 2, bytes: 3000, seconds: 4, textChars: 5000, megabytes: 64, pictures: yes}");

        assertThat(settings.reading())
                .isEqualTo(new ReadingSettings(1, 2, 3000, Duration.ofSeconds(4), 5000, 64, true));
    }

    @Test
    void givenTheProjectsFile_whenItIsRead_thenItSaysTheDefaults() throws Exception {
        Settings written = Settings.read(PROJECT_FILE, Map.of());

        assertThat(written).isEqualTo(read(""));
    }

    @Test
    void givenTheProjectsFile_whenEveryExampleIsPutInUse_thenEveryKeyIsKnownAndNoneIsLeftOut() throws Exception {
        String examples = Files.readString(PROJECT_FILE).replaceAll("(?m)^( *)#(?=[a-zA-Z]+:)", "$1");
        Files.writeString(Files.createDirectories(conf.resolve("tls")).resolve("kommunens-ca.pem"), "a certificate");

        Settings settings = read(examples);

        assertThat(settings.effective()).hasSize(65).doesNotContainValue("-");
    }

    @Test
    void givenAnUnknownKey_whenSettingsAreRead_thenItsPlaceAndTheNearNameAreTold() {
        assertThat(faults("\noutgoin: {smartHost: mx.example}\n"))
                .containsExactly("unknown setting 'outgoin' in conf/brevvakt.yaml line 2; did you mean 'outgoing'?");
        assertThat(faults("relay: {host: a, imap: {host: b, user: c, pasword: d, password: e}}"))
                .containsExactly(
                        "unknown setting 'relay.imap.pasword' in conf/brevvakt.yaml line 1; did you mean 'password'?");
        assertThat(faults("zzz: 1")).containsExactly("unknown setting 'zzz' in conf/brevvakt.yaml line 1");
    }

    @Test
    void givenARemovedKey_whenSettingsAreRead_thenItIsToldWhatToDo() throws IOException {
        Path file = Files.writeString(conf.resolve("brevvakt.yaml"), "bind: {smtpPort: 25}");
        SettingsFile settings = new SettingsFile(file, Map.of(), Map.of("bind.smtpPort", "set bind.portBase"));

        List<String> faults = catchThrowableOfType(UnusableSettings.class, () -> Settings.read(settings))
                .faults();

        assertThat(faults)
                .containsExactly("setting 'bind.smtpPort' in conf/brevvakt.yaml line 1 is no longer read:"
                        + " set bind.portBase");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bind: {portBase: many}                 | 'bind.portBase' in conf/brevvakt.yaml line 1 must be a whole number",
                "bind: {portBase: 65000}                | from 0 to 64948",
                "bind: {portBase: [1]}                  | 'bind.portBase'",
                "bind: {address: kommun.example}        | must be an IP address",
                "bind: {address: 300.1.1.1}             | must be an IP address",
                "bind: 127.0.0.1                        | 'bind' in conf/brevvakt.yaml line 1 must hold settings",
                "database: {url: jdbc:mysql://x}        | must begin with jdbc:postgresql:",
                "database: {url: 'jdbc:postgresql://x/?password=p'} | shows a password",
                "database: {user: bo}                   | without 'database.url'",
                "outgoing: {smartHost: 'a:b'}           | must be host:port",
                "outgoing: {smartHost: a, user: b}      | go together",
                "watch: {digestAt: '06:30'} | 'watch.digestAt'",
                "relay: {port: 25}                      | 'relay.host' is missing",
                "relay: {host: a, imap: {host: b, user: c}} | 'relay.imap' needs it or 'token'",
                "relay: {host: a, imap: {host: b, user: c, password: d, security: none}} | only for 127.0.0.1",
                "relay: {host: a, imap: {host: b, user: c, token: {url: 'http://x', clientId: d, clientSecret: e}}} | must begin with https://",
                "relay: {host: a, protocol: pop}        | must be lmtp or smtp",
                "calendar: {extraNonWorkingDays: jul}   | must be a list of dates",
                "calendar: {extraNonWorkingDays: [jul]} | must be dates",
                "tls: {certificate: a}                  | 'tls.key' is missing",
                "'bind: {portBase: 1, portBase: 2}'     | stands there twice",
                "- a                                    | the file in conf/brevvakt.yaml line 1 must hold settings",
                "'bind: {'                              | is no YAML",
                "directory: {largestLoss: 101}          | from 0 to 100",
                "directory: {others: per}               | must be a list of words",
                "directory: {ldap: {host: a}}           | 'directory.ldap.people' is missing",
                "directory: {ldap: {host: a, people: b, user: c}} | 'directory.ldap.password' is missing",
                "reading: {seconds: 0}                  | from 1 to 3600",
            })
    void givenAWrongValue_whenSettingsAreRead_thenTheFaultNamesIt(String yaml, String fault) {
        assertThat(faults(yaml)).anyMatch(f -> f.contains(fault));
    }

    @Test
    void givenManyFaults_whenSettingsAreRead_thenAllAreToldAtOnce() {
        assertThat(faults("bind: {portBase: x, adress: y}\ncalender: {}")).hasSize(3);
    }

    @Test
    void givenNoFile_whenSettingsAreRead_thenTheHouseDoesNotStartOnAnotherDatabase() {
        UnusableSettings refused = catchThrowableOfType(
                UnusableSettings.class, () -> Settings.read(conf.resolve("brevvakt.yaml"), Map.of()));

        assertThat(refused).hasMessageContaining("conf/brevvakt.yaml is missing");
    }

    @Test
    void givenLatin1_whenSettingsAreRead_thenItIsSaid() throws IOException {
        Path file = Files.write(conf.resolve("brevvakt.yaml"), "# å".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowableOfType(UnusableSettings.class, () -> Settings.read(file, Map.of())))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void givenASecretInTheEnvironment_whenSettingsAreRead_thenItGoesBeforeTheFile() throws Exception {
        Map<String, String> environment = Map.of(
                "BREVVAKT_DATABASE_PASSWORD", "ur miljön", "BREVVAKT_HOME", "/x", "BREVVAKT_RELAY_IMAP_PASSWORD", "y");

        Settings settings = read("database: {url: 'jdbc:postgresql://db/b', password: ur filen}", environment);

        assertThat(settings.database().password()).contains(new Secret("ur miljön"));
    }

    @Test
    void givenAMisspeltSecretInTheEnvironment_whenSettingsAreRead_thenItIsAFault() {
        assertThat(faults("", Map.of("BREVVAKT_DATABSE_PASSWORD", "x")))
                .containsExactly("unknown setting 'BREVVAKT_DATABSE_PASSWORD' in the environment;"
                        + " did you mean 'BREVVAKT_DATABASE_PASSWORD'?");
    }

    @Test
    void givenSecrets_whenTheEffectiveSettingsAreShown_thenTheyAreMasked() throws Exception {
        Settings settings = read(
                "database: {url: 'jdbc:postgresql://db/b?sslkey=hemlig', user: bo, password: hemligt}\nbind: {portBase: 0}");

        assertThat(settings.effective())
                .containsEntry("bind.portBase", "0")
                .containsEntry("database.user", "bo")
                .containsEntry("database.password", "***")
                .containsEntry("database.url", "jdbc:postgresql://db/b?***");
        assertThat(settings.toString()).doesNotContain("hemligt");
    }
}
