package brevvakt.casework.watch;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Tokens;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.Deliveries.Delivery;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.casework.store.TestDatabase;
import brevvakt.casework.texts.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** A town with one park, its registers in a database of their own. */
final class WatchTown implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    static final EmailAddress PARKEN = EmailAddress.of("parken@kommun.example");
    static final WorkingCalendar CALENDAR = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);
    static final WatchHours HOURS = new WatchHours(CALENDAR, ZONE);

    static final LocalTime USUAL = LocalTime.of(7, 30);

    static final String BASE = "https://brevvakt.kommun.example/gor/";

    private static final String ORGANISATION = """
            municipality: {name: Exempel kommun, domain: kommun.example, serviceCentre: {mail: servicecenter@kommun.example, phone: "019-00 00 00"}}
            boards:
              - {id: ks, series: Ks, name: Kommunstyrelsen, registrar: rita.r, productionMailbox: diarium.ks@kommun.example}
            units:
              - {id: park, path: [Stadsbyggnad, Drift, Park], board: ks, manager: maja.m, phone: "019-00 00 01"}
            people:
              - {username: nils.n, name: Nils Nord, mail: nils.n@kommun.example, unit: park, roles: [manager]}
              - {username: maja.m, name: Maja Mark, mail: maja.m@kommun.example, unit: park, manager: nils.n}
              - {username: per.p, name: Per Park, mail: per.p@kommun.example, unit: park, manager: maja.m}
              - {username: sara.s, name: Sara Skog, mail: sara.s@kommun.example, unit: park, manager: maja.m}
              - {username: rita.r, name: Rita Rask, mail: rita.r@kommun.example, unit: park, manager: maja.m}
            mailboxes:
              - {address: parken@kommun.example, kind: functional, unit: park, owners: [per.p], substitutes: [sara.s]}
              - {address: servicecenter@kommun.example, kind: functional, unit: park, owners: [sara.s], substitutes: [rita.r]}
            plan:
              - {unit: park, employee: rita.r, choice: NONE}
            """;

    final Database database;
    final Registers registers;
    final Organisation organisation;
    private final Texts texts = Texts.load(Path.of("..", "conf", "texts"));
    private final AtomicLong letters = new AtomicLong();

    /** @param change pieces of the organisation, each followed by what stands in its place */
    WatchTown(Path folder, String... change) throws IOException, OrganisationFault {
        String file = ORGANISATION;
        for (int i = 0; i < change.length; i += 2) {
            file = file.replace(change[i], change[i + 1]);
        }
        this.database = TestDatabase.fresh(folder);
        this.registers = Registers.on(database);
        this.organisation = OrganisationFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    /** An instant of the town's own wall clock. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    WatchPost post(WhoActs whoActs) {
        return new WatchPost(database, registers, texts, HOURS, whoActs, () -> organisation);
    }

    DailyOpening opening(WhoActs whoActs) {
        return new DailyOpening(post(whoActs));
    }

    /** The links of morning letters, signed with a secret of the test's own. */
    CheckedLinks links() {
        return new CheckedLinks(post(WhoActs.themselves()), new Access(organisation), new Tokens(new byte[32]), BASE);
    }

    /** A letter has come and lies in a mailbox; its number there. */
    long letter(EmailAddress mailbox, Instant receivedAt) {
        return database.inTransaction(handle -> letter(handle, mailbox, receivedAt));
    }

    /** The same as one of several in a transaction. */
    long letter(Handle handle, EmailAddress mailbox, Instant receivedAt) {
        long uid = letters.incrementAndGet();
        ArrivalId id = new ArrivalId("arrival-" + uid);
        handle.execute(
                "INSERT INTO arrival (arrival_id, received_at, outcome) VALUES (?, ?, 'REGISTERED')",
                id.value(),
                receivedAt);
        registers.deliveries().owe(handle, id, List.of(new Delivery(mailbox, "INBOX", false)));
        handle.execute(registers.deliveries().tick(), uid, id.value(), mailbox.toString());
        return uid;
    }

    /** A letter has been handed over to the mail system beside us; nobody has seen its number there. */
    void relayedLetter(EmailAddress mailbox, Instant receivedAt) {
        long uid = letter(mailbox, receivedAt);
        database.inTransaction(
                handle -> handle.execute(registers.deliveries().tick(), null, "arrival-" + uid, mailbox.toString()));
    }

    /** All mail owed, oldest first, as {@code KIND to@address}. */
    List<String> told() {
        return mails().stream()
                .map(mail -> mail.kind() + " " + mail.to().get(0))
                .toList();
    }

    List<OutboxMail> mails() {
        return database.read(handle -> registers.outbox().all(handle, 1_000)).stream()
                .sorted(Comparator.comparing(OutboxMail::id))
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }

    /** Everybody has what the organisation gives him. */
    private record Access(Organisation town) implements MailAccess {
        @Override
        public Optional<String> usernameOf(String login) {
            return Optional.of(login);
        }

        @Override
        public boolean mayLogIn(String login, String password) {
            return false;
        }

        @Override
        public Optional<EmailAddress> personalMailboxOf(String username) {
            return town.person(username).map(Person::mail);
        }

        @Override
        public Recipient recipient(EmailAddress address) {
            return new Recipient(Reception.OPEN, Optional.of(address), Optional.empty());
        }

        @Override
        public boolean leaves(EmailAddress address) {
            return false;
        }

        @Override
        public boolean maySendAs(String username, EmailAddress address) {
            return personalMailboxOf(username).filter(address::equals).isPresent()
                    || town.mailbox(address)
                            .filter(mailbox -> mailbox.isHandledBy(username))
                            .isPresent();
        }

        @Override
        public List<EmailAddress> openTo(String username) {
            return List.of();
        }

        @Override
        public Set<Right> rights(String username, EmailAddress mailbox, String folder) {
            return Set.of();
        }

        @Override
        public boolean isOpenToOthers(EmailAddress mailbox) {
            return false;
        }

        @Override
        public String privateFolder() {
            return "Privat";
        }

        @Override
        public List<EmailAddress> mailboxes() {
            return List.of();
        }
    }
}
