package brevvakt.gateway.james;

import brevvakt.casework.access.MailboxOpenings;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.RelayedPost;
import brevvakt.casework.records.Deliveries;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.FileOriginals;
import brevvakt.casework.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The mail server on real stores in a folder of its own, on ports that were free. */
final class RunningServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T13:05:00Z");
    static final Path CONF = Path.of("..", "conf", "james").toAbsolutePath().normalize();

    private static final Path FRAME = Path.of("src/test/resources/james/mailetcontainer.xml");

    final TownHall townHall = new TownHall();
    final HeardOpenings openings = new HeardOpenings();
    final FragileOriginals originals;
    final MailServerSettings settings;
    final MailServer server;
    private final Database database;

    RunningServer(Path home) throws IOException {
        this(home, frame(home), Map.of());
    }

    RunningServer(Path home, Path conf, Map<Class<?>, Object> forMailets) throws IOException {
        this(home, conf, forMailets, database(home.resolve("var/db")), Optional.empty(), Optional.empty());
    }

    /** That of an earlier start in this home, or a new one. */
    private static Database database(Path folder) {
        return Files.exists(folder) ? Database.embedded(folder) : TestDatabase.fresh(folder);
    }

    RunningServer(
            Path home,
            Path conf,
            Map<Class<?>, Object> forMailets,
            Database database,
            Optional<MailServerSettings.Tls> tls,
            Optional<MailServerSettings.Dkim> dkim)
            throws IOException {
        this.database = database;
        this.originals = new FragileOriginals(new FileOriginals(home.resolve("var/originals")));
        this.settings = new MailServerSettings(
                conf,
                home.resolve("var"),
                InetAddress.getLoopbackAddress(),
                new MailServerSettings.Ports(freePort(), freePort(), freePort(), freePort()),
                new Outgoing.Folder(home.resolve("var/outgoing")),
                tls,
                dkim,
                List.of("kommun.example"),
                100L * 1024 * 1024,
                false);
        this.server = MailServer.start(settings, parts(forMailets));
    }

    /** The settings of the house around the mailets that the mail server brings itself. */
    static Path frame(Path home) throws IOException {
        Path conf = Files.createDirectories(home.resolve("conf"));
        for (String file : List.of("smtpserver.xml", "lmtpserver.xml", "imapserver.xml", "dnsservice.xml")) {
            Files.copy(CONF.resolve(file), conf.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(FRAME, conf.resolve("mailetcontainer.xml"), StandardCopyOption.REPLACE_EXISTING);
        return conf;
    }

    private Parts parts(Map<Class<?>, Object> forMailets) {
        return new Parts(
                database.dataSource(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                townHall,
                openings,
                originals,
                new ToStreets(),
                ConcurrentHashMap.<String>newKeySet()::add,
                RelayedPost.none(),
                () -> new ArrivalId(UUID.randomUUID().toString()),
                forMailets);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int smtpPort() {
        return settings.ports().smtp();
    }

    ImapTalk imap(String login) throws IOException {
        ImapTalk talk = new ImapTalk(settings.ports().imap());
        talk.ok("LOGIN \"" + login + "\" \"" + TownHall.passwordOf(login.replaceAll("@.*", "")) + "\"");
        return talk;
    }

    /** Everything that has left for the outside so far. */
    String outgoing() throws IOException {
        Path folder = settings.varDir().resolve("outgoing");
        if (!Files.exists(folder)) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        try (DirectoryStream<Path> mails = Files.newDirectoryStream(folder, "*.eml")) {
            for (Path mail : mails) {
                all.append(Files.readString(mail, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** A letter that a delegate must not know of. */
    void putIntoPrivateFolder() throws IOException {
        byte[] letter = "Subject: Enskilt\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
        Mailboxes.Copy copy = new Mailboxes.Copy("private-1", Date.from(NOW), MailBytes.of("", letter));
        server.mailboxes().deliver(TownHall.STREETS, townHall.privateFolder(), copy);
    }

    @Override
    public void close() {
        server.stop();
        database.close();
    }

    /** Everything is owed to the streets' mailbox. */
    private static final class ToStreets implements Deliveries {

        @Override
        public List<Delivery> due(ArrivalId id) {
            return List.of(new Delivery(TownHall.STREETS, "INBOX", true));
        }

        @Override
        public String tick() {
            return "UPDATE delivery SET done = TRUE, uid = ? WHERE arrival_id = ? AND mailbox = ?";
        }
    }

    /** Writes down what was heard. */
    static final class HeardOpenings implements MailboxOpenings {
        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile boolean failing;

        private void note(String what) {
            if (failing) {
                throw new IllegalStateException("the register is away");
            }
            heard.add(what);
        }

        @Override
        public void read(String username, EmailAddress mailbox, String folder, List<Long> uids, Instant at) {
            note(username + " read " + uids.size() + " in " + mailbox + "/" + folder + " at " + at);
        }

        @Override
        public void selected(String username, EmailAddress mailbox, String folder, int unseen, Instant at) {
            note(username + " selected " + mailbox + "/" + folder + " with " + unseen + " unseen at " + at);
        }
    }
}
