package brevvakt.casework.acts;

import brevvakt.casework.access.House;
import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Judge;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.RobotRules;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.intake.AwayReplies;
import brevvakt.casework.intake.ByHand;
import brevvakt.casework.intake.CallbackDesk;
import brevvakt.casework.intake.Carriers;
import brevvakt.casework.intake.Correspondence;
import brevvakt.casework.intake.Forms;
import brevvakt.casework.intake.Headings;
import brevvakt.casework.intake.Intake;
import brevvakt.casework.intake.LateOpening;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.intake.Registration;
import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.intake.TextMessages;
import brevvakt.casework.intake.Threading;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.letter.Tokens;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.Deliveries.Delivery;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.routine.Routine;
import brevvakt.casework.routing.RoutingTable;
import brevvakt.casework.routing.ServiceTable;
import brevvakt.casework.standin.AwayBook;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.FileOriginals;
import brevvakt.casework.store.OrganisationRegister;
import brevvakt.casework.store.Registers;
import brevvakt.casework.store.TestDatabase;
import brevvakt.casework.texts.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A town with two boards and everybody who has to do with a case, its registers in a database of their own. */
public final class DeskTown implements AutoCloseable {
    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    public static final EmailAddress PARKEN = EmailAddress.of("parken@kommun.example");
    public static final EmailAddress GATAN = EmailAddress.of("gatan@kommun.example");
    public static final EmailAddress HEMMET = EmailAddress.of("hemmet@kommun.example");
    public static final EmailAddress EVA = EmailAddress.of("eva@medborgare.example");

    public static final String ORGANISATION = """
            municipality: {name: Exempel kommun, domain: kommun.example, serviceCentre: {mail: servicecenter@kommun.example, phone: "019-00 00 00"}}
            boards:
              - {id: ks, series: Ks, name: Kommunstyrelsen, registrar: rita.r, productionMailbox: diarium.ks@kommun.example}
              - {id: sbn, series: Sbn, name: Byggnadsnämnden, registrar: rolf.r, productionMailbox: diarium.sbn@kommun.example}
            units:
              - {id: park, path: [Stad, Park], board: ks, manager: maja.m, phone: "019-00 00 01"}
              - {id: hem, path: [Omsorg, Hem], board: ks, manager: hanna.h, deviationIntake: avvikelse@kommun.example, care: social}
              - {id: gata, path: [Stad, Gata], board: sbn, manager: eva.e}
              - {id: center, path: [Stab, Center], board: ks, manager: nils.n}
            people:
              - {username: nils.n, name: Nils Nord, mail: nils.n@kommun.example, unit: center}
              - {username: maja.m, name: Maja Mark, mail: maja.m@kommun.example, unit: park, manager: nils.n}
              - {username: hanna.h, name: Hanna Hem, mail: hanna.h@kommun.example, unit: hem, manager: nils.n}
              - {username: eva.e, name: Eva Ek, mail: eva.e@kommun.example, unit: gata, manager: nils.n}
              - {username: per.p, name: Per Park, mail: per.p@kommun.example, unit: park, manager: maja.m}
              - {username: sara.s, name: Sara Skog, mail: sara.s@kommun.example, unit: park, manager: maja.m}
              - {username: olga.o, name: Olga Ost, mail: olga.o@kommun.example, unit: park, manager: maja.m}
              - {username: rita.r, name: Rita Rask, mail: rita.r@kommun.example, unit: center, manager: nils.n}
              - {username: rolf.r, name: Rolf Ro, mail: rolf.r@kommun.example, unit: center, manager: nils.n}
              - {username: stina.s, name: Stina Serv, mail: stina.s@kommun.example, unit: center, manager: nils.n, roles: [servicecentre]}
              - {username: ivan.i, name: Ivan Ikt, mail: ivan.i@kommun.example, unit: center, manager: nils.n, roles: [it, operator]}
            mailboxes:
              - {address: parken@kommun.example, kind: functional, unit: park, owners: [per.p], substitutes: [sara.s]}
              - {address: hemmet@kommun.example, kind: functional, unit: hem, owners: [hanna.h], substitutes: [sara.s]}
              - {address: gatan@kommun.example, kind: functional, unit: gata, owners: [eva.e], substitutes: [sara.s]}
              - {address: servicecenter@kommun.example, kind: functional, unit: center, owners: [stina.s], substitutes: [rita.r]}
            plan:
              - {unit: park, employee: rita.r, choice: NONE}
            """;

    private static final String ROUTING = """
            rules:
              - {services: ["trottoar*"], unit: gata, reason: trottoarer sköts av Gata}
              - {services: ["gräsklipp*"], unit: park, reason: gräset klipps av Park}
            authorities:
              - {id: polisen, name: Polisen, contact: ring 114 14, words: ["inbrott*"]}
            """;

    public final Database database;
    public final Registers registers;
    private final RoutingTable routing;
    private final Headings headings;
    public final House house;
    public final Originals originals;
    public final Texts texts = Texts.load(Path.of("..", "conf", "texts"));
    public final Clock clock = Clock.fixed(NOW, ZONE);
    public final Promises promises =
            new Promises(Routine.ofTheSeed(), new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT), ZONE);
    private final AwayBook away;
    private final RobotRules robots = RobotRules.load(Path.of("..", "conf", "classify"));
    private final Correspondence correspondence = new Correspondence(
            texts,
            robots,
            new ReplyTokens(new Tokens(new byte[32])),
            new Carriers(TextMessages.none(), Forms.none()),
            clock,
            ZONE);
    private final AtomicInteger count = new AtomicInteger();

    public DeskTown(Path folder) throws IOException, OrganisationFault {
        this.database = TestDatabase.fresh(folder.resolve("database"));
        this.registers = Registers.on(database);
        this.headings = new Headings(texts.words(), ServiceTable.read(Path.of("..", "conf", "services.yaml")));
        this.routing = RoutingTable.read(Files.writeString(folder.resolve("routing.yaml"), ROUTING));
        this.originals = new FileOriginals(folder.resolve("originals"));
        this.away = new AwayBook(database, AwayRegisters.all(), clock, ZONE);
        this.house = new House(database, new OrganisationRegister(), new byte[32], "Privat", away, clock, ZONE);
        house.importFile(ORGANISATION.getBytes(StandardCharsets.UTF_8));
    }

    public Headings headings() {
        return headings;
    }

    public Correspondence correspondence() {
        return correspondence;
    }

    public Workplace workplace() {
        return new Workplace(
                database, registers, promises, headings(), correspondence(), house, house::organisation, clock);
    }

    public CaseActs caseActs() {
        return new CaseActs(workplace(), new DisclosureRegister());
    }

    public DeskActs deskActs() {
        return new DeskActs(workplace());
    }

    public ByHand byHand() {
        Threading threading = new Threading(
                registers.cases(), registers.records(), registers.outbox(), new ReplyTokens(new Tokens(new byte[32])));
        Intake intake = new Intake(
                database,
                threading,
                robots,
                new Carriers(TextMessages.none(), Forms.none()),
                Judge.load(Path.of("..", "conf", "classify")),
                house,
                house::organisation);
        return new ByHand(
                database,
                registers,
                originals,
                intake,
                promises,
                headings(),
                routing,
                correspondence(),
                house::organisation,
                this::nextId,
                clock,
                ZONE);
    }

    public Registration registration() {
        return new Registration(
                database,
                registers,
                promises,
                headings(),
                correspondence(),
                house,
                new AwayReplies(
                        AwayRegisters.all(),
                        away::now,
                        texts,
                        robots,
                        new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT),
                        ZONE),
                house::organisation,
                routing,
                clock);
    }

    public LateOpening lateOpening() {
        return new LateOpening(
                database,
                registers,
                promises,
                headings(),
                routing,
                correspondence(),
                house,
                house::organisation,
                clock);
    }

    public CallbackDesk callbackDesk() {
        return new CallbackDesk(database, registers, promises, correspondence(), house::organisation, clock);
    }

    public ArrivalId nextId() {
        return new ArrivalId("arrival-" + count.incrementAndGet());
    }

    /** A proposed general complaint in the park, with its letter. */
    public CaseRow complaint() {
        return complaint(PARKEN, "park", "maja.m", Register.DIARY, "Ks", EVA);
    }

    public CaseRow complaint(EmailAddress from) {
        return complaint(PARKEN, "park", "maja.m", Register.DIARY, "Ks", from);
    }

    /** A complaint about the care of one person. */
    public CaseRow restricted() {
        return complaint(HEMMET, "hem", "hanna.h", Register.RESTRICTED, Register.NEUTRAL_SERIES, EVA);
    }

    /** The same in the park, where everybody of the town has a part. */
    public CaseRow restrictedInThePark() {
        return complaint(PARKEN, "park", "maja.m", Register.RESTRICTED, Register.NEUTRAL_SERIES, EVA);
    }

    private CaseRow complaint(
            EmailAddress mailbox, String unit, String manager, Register register, String series, EmailAddress from) {
        boolean restricted = register == Register.RESTRICTED;
        ArrivalId id = nextId();
        Sha256 original = kept("Subject: x\r\n\r\n" + id);
        return database.inTransaction(handle -> {
            CaseEvent.Opened opened = new CaseEvent.Opened(
                    registers.cases().takeNumber(handle, series, 2026),
                    id,
                    NOW.minusSeconds(3600),
                    Channel.MAIL,
                    register,
                    new Judged(
                            Label.COMPLAINT,
                            List.of(),
                            restricted ? Scope.INDIVIDUAL : Scope.GENERAL,
                            restricted ? Sensitivity.SENSITIVE : Sensitivity.NONE,
                            0.8,
                            false),
                    "a heading",
                    mailbox,
                    unit,
                    Optional.empty(),
                    Optional.of(manager),
                    true,
                    false,
                    List.of(new PromiseClock(
                            ClockRule.REPLY, NOW.minusSeconds(3600), LocalDate.of(2026, 3, 9), Optional.empty())));
            CaseRow row = registers.cases().open(handle, NOW, "brevvakt", opened, Optional.of(from));
            RecordEntry entry = registers
                    .records()
                    .insert(
                            handle,
                            entry(id, Optional.of(opened.number()), Optional.of(1), Label.COMPLAINT, original, from),
                            original.hex());
            registers.records().writeOutcome(handle, arrival(id, original), "OPENED", Optional.of(entry.id()));
            registers.deliveries().owe(handle, id, List.of(new Delivery(mailbox, "INBOX", false)));
            return registers
                    .cases()
                    .append(
                            handle,
                            row,
                            NOW,
                            "brevvakt",
                            List.of(new CaseEvent.RecordAdded(
                                    1, Direction.IN, Optional.of(id), original, Label.COMPLAINT)));
        });
    }

    /** A letter that was kept without a case. */
    public ArrivalId kept(Label label) {
        ArrivalId id = nextId();
        Sha256 original = kept("Subject: x\r\n\r\n" + id);
        return database.inTransaction(handle -> {
            RecordEntry entry = registers
                    .records()
                    .insert(
                            handle,
                            entry(id, Optional.empty(), Optional.empty(), label, original, EVA),
                            original.hex());
            registers.records().writeOutcome(handle, arrival(id, original), "QUARANTINED", Optional.of(entry.id()));
            return id;
        });
    }

    private Sha256 kept(String mail) {
        try {
            return originals
                    .keep(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)))
                    .digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arrival arrival(ArrivalId id, Sha256 original) {
        Envelope envelope = new Envelope(Optional.of(EVA), List.of(PARKEN), Optional.empty(), Optional.empty());
        return new Arrival(id, NOW.minusSeconds(3600), envelope, original, 10);
    }

    private static RecordEntry entry(
            ArrivalId id,
            Optional<CaseNumber> number,
            Optional<Integer> no,
            Label label,
            Sha256 original,
            EmailAddress from) {
        return new RecordEntry(
                0,
                id,
                number,
                no,
                Direction.IN,
                label,
                Optional.of("<" + id + "@medborgare.example>"),
                Optional.of(from),
                List.of(PARKEN),
                NOW.minusSeconds(3600),
                "Ett ämne",
                original,
                10,
                List.of(),
                Optional.empty(),
                "",
                Optional.of(from),
                Authenticity.unasked());
    }

    /** The case after further events of a machine, as if they had happened. */
    public CaseRow after(CaseRow row, CaseEvent... events) {
        return database.inTransaction(
                handle -> registers.cases().append(handle, row, NOW, "brevvakt", List.of(events)));
    }

    public Case now(CaseRow row) {
        return database.read(handle -> registers
                .cases()
                .find(handle, row.file().number())
                .orElseThrow()
                .file());
    }

    /** All mail owed, oldest first, as {@code KIND to@address}. */
    public List<String> told() {
        return mails().stream()
                .map(mail -> mail.kind() + " " + mail.to().get(0))
                .toList();
    }

    public List<OutboxMail> mails() {
        List<OutboxMail> all =
                new ArrayList<>(database.read(handle -> registers.outbox().all(handle, 1_000)));
        all.sort(Comparator.comparing(OutboxMail::id));
        return all;
    }

    @Override
    public void close() {
        database.close();
    }
}
