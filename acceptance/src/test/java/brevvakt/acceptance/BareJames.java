package brevvakt.acceptance;

import brevvakt.casework.access.House;
import brevvakt.casework.access.MailboxOpenings;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.RelayedPost;
import brevvakt.casework.standin.AwayBook;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DeliveryRegister;
import brevvakt.casework.store.FileOriginals;
import brevvakt.casework.store.OrganisationRegister;
import brevvakt.gateway.james.MailServer;
import brevvakt.gateway.james.MailServerSettings;
import brevvakt.gateway.james.Outgoing;
import brevvakt.gateway.james.Parts;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The yardstick of {@link Benchmark} in a process of its own: James 3.8.1 with its own queue, mailboxes, quotas and
 * metrics on the same database and broker, delivering alone. Each line on its standard input is answered with the
 * number of mails delivered.
 */
final class BareJames {
    private BareJames() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int base = Integer.parseInt(arguments[1]);
        Database database = Database.embedded(home.resolve("var/database"));
        House house = new House(
                database,
                new OrganisationRegister(),
                new byte[32],
                "Privat",
                new AwayBook(database, AwayRegisters.all(), Clock.systemUTC(), ZoneId.of("UTC")),
                Clock.systemUTC(),
                ZoneId.of("UTC"));
        house.importFile(Files.readAllBytes(Town.organisation()));
        MailServerSettings settings = new MailServerSettings(
                Path.of("..", "conf", "james").toAbsolutePath().normalize(),
                home.resolve("var"),
                InetAddress.getLoopbackAddress(),
                new MailServerSettings.Ports(base + 25, base + 587, base + 143, base + 24),
                new Outgoing.Folder(home.resolve("var/outgoing")),
                Optional.empty(),
                Optional.empty(),
                List.of("kommun.example"),
                100L * 1024 * 1024,
                true);
        MailServer server = MailServer.start(
                settings,
                new Parts(
                        database.dataSource(),
                        Clock.systemUTC(),
                        house,
                        new Deaf(),
                        new FileOriginals(home.resolve("var/originals")),
                        new DeliveryRegister(database),
                        key -> true,
                        RelayedPost.none(),
                        () -> new ArrivalId(UUID.randomUUID().toString()),
                        Map.of()));
        System.out.println("bare James ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("delivered "
                    + database.read(handle -> handle.select("SELECT SUM(MAILBOX_LAST_UID) FROM JAMES_MAILBOX")
                            .mapTo(Integer.class)
                            .findFirst()
                            .orElse(0)));
        }
        server.stop();
        database.close();
    }

    /** Stock James tells nobody that a mailbox was opened. */
    private static final class Deaf implements MailboxOpenings {
        @Override
        public void read(String username, EmailAddress mailbox, String folder, List<Long> uids, Instant at) {
            // nobody listens
        }

        @Override
        public void selected(String username, EmailAddress mailbox, String folder, int unseen, Instant at) {
            // nobody listens
        }
    }
}
