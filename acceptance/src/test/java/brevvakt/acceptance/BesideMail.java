package brevvakt.acceptance;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.time.Duration;
import java.util.Optional;

/** The mail system that a municipality has already, with the mailbox of the streets office in it. */
interface BesideMail extends AutoCloseable {
    String STREETS = "gatukontoret@kommun.example";

    /** The lines of brevvakt.yaml that name it. */
    String settings();

    int imapPort();

    /** Opens its doors, again after {@link #stop} with all mail still there. */
    void start() throws IOException;

    void stop();

    @Override
    void close();

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** GreenMail: SMTP in, IMAP out, all in memory. */
    final class Green implements BesideMail {
        private final ServerSetup smtp = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        private final ServerSetup imap = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        private Optional<GreenMail> running = Optional.empty();

        @Override
        public String settings() {
            return "relay: {host: 127.0.0.1, port: " + smtp.getPort()
                    + ", protocol: smtp, imap: {host: 127.0.0.1, port: " + imap.getPort()
                    + ", user: \"{mailbox}\", password: demo, seconds: 1}}";
        }

        @Override
        public int imapPort() {
            return imap.getPort();
        }

        @Override
        public void start() {
            GreenMail green = new GreenMail(new ServerSetup[] {smtp, imap});
            green.start();
            GreenMailUser user = green.setUser(STREETS, STREETS, "demo");
            green.getManagers().getUserManager().setAuthRequired(user != null);
            running = Optional.of(green);
        }

        @Override
        public void stop() {
            running.ifPresent(GreenMail::stop);
            running = Optional.empty();
        }

        @Override
        public void close() {
            stop();
        }
    }

    /** Dovecot from the distribution's packages: LMTP in, IMAP out, and a master user who may look everywhere. */
    final class Dovecot implements BesideMail {
        static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        private final Path folder;
        private final boolean tellsChanges;
        private final int lmtp = freePort();
        private final int imap = freePort();
        private Optional<Process> running = Optional.empty();

        /** @param tellsChanges it offers IDLE; without it, it is to be asked again and again */
        Dovecot(boolean tellsChanges) throws IOException {
            this.tellsChanges = tellsChanges;
            this.folder = Files.createTempDirectory(
                    "dovecot", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            Path mail = Files.createDirectory(folder.resolve("mail"));
            if (isRoot()) {
                UserPrincipalLookupService names = mail.getFileSystem().getUserPrincipalLookupService();
                Files.setOwner(mail, names.lookupPrincipalByName("nobody"));
            }
        }

        private static boolean isRoot() {
            return System.getProperty("user.name").equals("root");
        }

        @Override
        public String settings() {
            return "relay: {host: 127.0.0.1, port: " + lmtp + ", protocol: lmtp, imap: {host: 127.0.0.1, port: " + imap
                    + ", user: \"{mailbox}*vakt\", password: master, seconds: 1}}";
        }

        @Override
        public int imapPort() {
            return imap;
        }

        private String configuration() {
            String me = System.getProperty("user.name");
            String user = isRoot() ? "nobody" : me;
            return String.join(
                    "\n",
                    "protocols = imap lmtp",
                    "listen = 127.0.0.1",
                    "base_dir = " + folder.resolve("run"),
                    "state_dir = " + folder.resolve("state"),
                    "log_path = " + folder.resolve("log"),
                    "ssl = no",
                    "disable_plaintext_auth = no",
                    "auth_mechanisms = plain login",
                    "auth_master_user_separator = *",
                    "first_valid_uid = 1",
                    isRoot() ? "" : "default_internal_user = " + me + "\ndefault_login_user = " + me,
                    tellsChanges ? "" : "imap_capability = IMAP4rev1 LITERAL+ UIDPLUS",
                    "mail_location = maildir:" + folder.resolve("mail") + "/%u",
                    "passdb {\n driver = static\n master = yes\n args = password=master\n}",
                    "passdb {\n driver = static\n args = password=demo\n}",
                    "userdb {\n driver = static\n args = uid=" + user + " gid=" + (isRoot() ? "nogroup" : me) + " home="
                            + folder.resolve("mail") + "/%u allow_all_users=yes\n}",
                    "service imap-login {\n chroot =\n inet_listener imap {\n  port = " + imap
                            + "\n }\n inet_listener imaps {\n  port = 0\n }\n}",
                    "service anvil {\n chroot =\n}",
                    "service lmtp {\n inet_listener lmtp {\n  address = 127.0.0.1\n  port = " + lmtp + "\n }\n}",
                    "");
        }

        @Override
        public void start() throws IOException {
            Path file = folder.resolve("dovecot.conf");
            Files.writeString(file, configuration());
            running = Optional.of(new ProcessBuilder(PROGRAM.toString(), "-F", "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile())
                    .start());
            await("dovecot in " + folder).atMost(PATIENCE).until(() -> answers(imap) && answers(lmtp));
        }

        private static boolean answers(int port) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void stop() {
            running.ifPresent(process -> {
                // a connection that is open outlives the server for a while otherwise
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroy();
                await().atMost(PATIENCE).until(() -> !process.isAlive() && !answers(imap));
            });
            running = Optional.empty();
        }

        @Override
        public void close() {
            stop();
        }
    }
}
