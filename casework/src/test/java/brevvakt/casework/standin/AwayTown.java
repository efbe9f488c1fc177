package brevvakt.casework.standin;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.Park;
import brevvakt.casework.absence.Period;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.casework.store.TestDatabase;
import brevvakt.casework.texts.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The park of {@link Park} with its registers in a database, a clock that the test moves, and a calendar service. */
final class AwayTown implements AutoCloseable {
    static final EmailAddress PER = EmailAddress.of("per.p@kommun.example");
    static final String ORGANISATION = Park.ORGANISATION
            .replace(
                    "aliases: [per@kommun.example], unit: park",
                    "aliases: [per@kommun.example], calendarCodes: true, unit: park")
            .replace(
                    "plan:",
                    "  - {address: franvaro@kommun.example, kind: absence, unit: park, owners: [ivan.i], substitutes: [rita.r]}\nplan:");

    final Database database;
    final Registers registers;
    final AwayRegisters away = AwayRegisters.all();
    final Texts texts = Texts.load(Path.of("..", "conf", "texts"));
    final Desk desk;
    private final AtomicInteger count = new AtomicInteger();
    private Organisation organisation;
    private Instant now;

    AwayTown(Path folder, String now) {
        this.now = LocalDateTime.parse(now).atZone(Park.ZONE).toInstant();
        this.organisation = organisation(ORGANISATION);
        this.database = TestDatabase.fresh(folder.resolve("database"));
        this.registers = Registers.on(database);
        Clock clock = new Hand();
        this.desk = new Desk(
                database,
                registers,
                away,
                new AwayBook(database, away, clock, Park.ZONE),
                texts,
                () -> organisation,
                clock,
                Park.ZONE);
    }

    private static Organisation organisation(String yaml) {
        try {
            return OrganisationFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | OrganisationFault e) {
            throw new IllegalStateException(e);
        }
    }

    /** The organisation becomes another. */
    void is(String yaml) {
        organisation = organisation(yaml);
    }

    Organisation organisation() {
        return organisation;
    }

    void at(String local) {
        now = LocalDateTime.parse(local).atZone(Park.ZONE).toInstant();
    }

    ArrivalId arrival() {
        return new ArrivalId("arrival-" + count.incrementAndGet());
    }

    /** Every absence on record as {@code employee code period choice delegates state}, the oldest first. */
    List<String> absences() {
        List<Absence> all = database.read(handle -> away.absences().all(handle, 1_000));
        return all.stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .map(absence -> absence.employee() + " " + absence.code().orElse("-") + " " + absence.period() + " "
                        + absence.choice() + absence.delegates() + " " + absence.stateAt(now, Park.ZONE))
                .toList();
    }

    /** What somebody has been told, the oldest first. */
    List<OutboxMail> told(String username) {
        EmailAddress mail = organisation.person(username).orElseThrow().mail();
        List<OutboxMail> all = database.read(handle -> registers.outbox().all(handle, 1_000));
        return all.stream()
                .filter(one -> one.to().contains(mail))
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    static Period days(String from, String until) {
        return new Period(LocalDate.parse(from), LocalDate.parse(until));
    }

    @Override
    public void close() {
        database.close();
    }

    /** A clock that is set. */
    private final class Hand extends Clock {
        @Override
        public ZoneId getZone() {
            return Park.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
