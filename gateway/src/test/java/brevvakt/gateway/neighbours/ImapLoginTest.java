package brevvakt.gateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.gateway.PemPair;
import brevvakt.gateway.settings.Endpoint;
import brevvakt.gateway.settings.RelaySettings.Credential;
import brevvakt.gateway.settings.RelaySettings.Imap;
import brevvakt.gateway.settings.RelaySettings.Security;
import brevvakt.gateway.settings.Secret;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.mail.AuthenticationFailedException;
import javax.mail.MessagingException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The login of the watch to Dovecot from Debian's packages, which asks a server of ours whether a token is good. */
class ImapLoginTest {
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final EmailAddress STREETS = EmailAddress.of("gatukontoret@kommun.example");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-21T07:00:00Z"), ZoneOffset.UTC);
    private static final List<String> GIVEN = new CopyOnWriteArrayList<>();
    private static final List<String> GOOD = new CopyOnWriteArrayList<>();

    private static Path folder;
    private static PemPair certificate;
    private static HttpServer tokens;
    private static Process dovecot;
    private static int imap;

    @BeforeAll
    static void open() throws Exception {
        assumeThat(DOVECOT).as("apt-get install dovecot-imapd").isExecutable();
        folder = Files.createTempDirectory(
                "dovecot", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        certificate = PemPair.in(folder);
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/token", call -> {
            String token = "token" + GIVEN.size();
            GIVEN.add(token);
            GOOD.add(token);
            answer(call, "{\"access_token\":\"" + token + "\",\"expires_in\":3600}");
        });
        tokens.createContext("/known", call -> {
            String asked = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean good = GOOD.stream().anyMatch(token -> asked.matches(".*\\b" + token + "\\b.*"));
            answer(call, "{\"active\":" + good + ",\"username\":\"" + STREETS + "\"}");
        });
        tokens.start();
        imap = freePort();
        Path file = Files.writeString(folder.resolve("dovecot.conf"), configuration());
        dovecot = new ProcessBuilder(DOVECOT.toString(), "-F", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        await("dovecot in " + folder).atMost(Duration.ofSeconds(30)).until(ImapLoginTest::answers);
    }

    @AfterAll
    static void close() {
        if (dovecot != null) {
            dovecot.descendants().forEach(ProcessHandle::destroyForcibly);
            dovecot.destroy();
        }
        if (tokens != null) {
            tokens.stop(0);
        }
    }

    @BeforeEach
    void forgetTokens() {
        GIVEN.clear();
        GOOD.clear();
    }

    private static void answer(com.sun.net.httpserver.HttpExchange call, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        try (OutputStream body = call.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), imap), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + tokens.getAddress().getPort() + path;
    }

    private static String configuration() throws IOException {
        String me = System.getProperty("user.name");
        boolean root = me.equals("root");
        Path mail = Files.createDirectory(folder.resolve("mail"));
        Files.setPosixFilePermissions(mail, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path oauth = Files.writeString(
                folder.resolve("oauth2.conf"),
                "introspection_url = " + url("/known") + "\nintrospection_mode = post\nusername_attribute = username\n"
                        + "active_attribute = active\nactive_value = true\n");
        return String.join(
                "\n",
                "protocols = imap",
                "listen = 127.0.0.1",
                "base_dir = " + folder.resolve("run"),
                "state_dir = " + folder.resolve("state"),
                "log_path = " + folder.resolve("log"),
                "ssl = required",
                "ssl_cert = <" + certificate.certificate(),
                "ssl_key = <" + certificate.key(),
                "auth_failure_delay = 0",
                "auth_mechanisms = plain xoauth2 oauthbearer",
                "first_valid_uid = 1",
                root ? "" : "default_internal_user = " + me + "\ndefault_login_user = " + me,
                "mail_location = maildir:" + mail + "/%u",
                "passdb {\n driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = " + oauth + "\n}",
                "passdb {\n driver = static\n mechanisms = plain\n args = password=demo\n}",
                "userdb {\n driver = static\n args = uid=" + (root ? "nobody" : me) + " gid=" + (root ? "nogroup" : me)
                        + " home=" + mail + "/%u allow_all_users=yes\n}",
                "service imap-login {\n chroot =\n inet_listener imap {\n  port = " + imap
                        + "\n }\n inet_listener imaps {\n  port = 0\n }\n}",
                "service anvil {\n chroot =\n}",
                "");
    }

    private static ImapLogin login(Security security, Credential credential, Optional<Path> trust) {
        return new ImapLogin(
                new Imap(new Endpoint("localhost", imap), security, "{mailbox}", "INBOX", credential, 60),
                trust,
                CLOCK);
    }

    private static Credential password() {
        return new Credential.Password(new Secret("demo"));
    }

    private static Credential token() {
        return new Credential.Token(url("/token"), "vakt", new Secret("hemligt"), Optional.empty());
    }

    private static Optional<Path> itsOwn() {
        return Optional.of(certificate.certificate());
    }

    private static void opens(ImapLogin login) throws IOException, MessagingException {
        try (ImapLogin.Opened opened = login.open(STREETS)) {
            assertThat(opened.folder().isOpen()).isTrue();
            assertThat(opened.store().isSSL()).isTrue();
        }
    }

    @Test
    void givenAServerWithItsOwnCertificate_whenThatIsTrusted_thenTheFolderIsOpenedAfterStarttls() throws Exception {
        opens(login(Security.STARTTLS, password(), itsOwn()));
    }

    @Test
    void givenAServerWithItsOwnCertificate_whenNobodyTrustsIt_thenNoLoginIsTried() {
        assertThatThrownBy(() ->
                        login(Security.STARTTLS, token(), Optional.empty()).open(STREETS))
                .isInstanceOf(MessagingException.class)
                .isNotInstanceOf(AuthenticationFailedException.class)
                .hasStackTraceContaining("PKIX");
    }

    @Test
    void givenATokenServer_whenTheFolderIsOpenedTwice_thenOneTokenIsFetchedAndShown() throws Exception {
        ImapLogin login = login(Security.STARTTLS, token(), itsOwn());

        opens(login);
        opens(login);

        assertThat(GIVEN).containsExactly("token0");
    }

    @Test
    void givenATokenThatIsTakenBack_whenItIsRefused_thenTheNextTryFetchesAnother() throws Exception {
        ImapLogin login = login(Security.STARTTLS, token(), itsOwn());
        opens(login);
        GOOD.clear();

        assertThatThrownBy(() -> login.open(STREETS)).isInstanceOf(AuthenticationFailedException.class);

        opens(login);
        assertThat(GIVEN).containsExactly("token0", "token1");
    }

    @Test
    void givenAFileWithoutCertificates_whenItIsToBeTrusted_thenItIsNamed() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() ->
                        login(Security.STARTTLS, password(), Optional.of(empty)).open(STREETS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'relay.trust' names " + empty);
        assertThatThrownBy(() -> login(Security.STARTTLS, password(), Optional.of(folder.resolve("not-there.pem")))
                        .open(STREETS))
                .hasMessageContaining("not-there.pem");
    }
}
