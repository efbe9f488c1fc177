package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.FileOriginals;
import brevvakt.casework.store.Proof;
import brevvakt.casework.store.Registers;
import brevvakt.casework.store.Seals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The register with very many cases: what opening one, listing, proving and registering take, and the ratio to an empty
 * register. {@code mvn verify -Pbenchmark}; the property brevvakt.cases says how many cases, each has four records; a
 * thousand are sealed each night.
 */
class RegisterBenchmark {
    private static final int CASES = Integer.getInteger("brevvakt.cases", 100_000);
    private static final int RECORDS = 4;
    private static final int WAITING = 10_000;
    private static final int UNITS = 200;
    private static final int AT_ONCE = 200;
    private static final int A_DAY = 1_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    private Path folder;

    /** A piece of work that is timed. */
    private interface Work {
        void at(int round);
    }

    @Test
    void givenVeryManyCases_whenTheRegisterIsUsed_thenTheFiguresAreShown() throws Exception {
        try (Database database = Database.embedded(folder.resolve("database"))) {
            Registers registers = Registers.on(database);
            Originals originals = new FileOriginals(folder.resolve("originals"));
            Sha256 original = original(originals);
            fill(database, registers, original, 0, 2_000);
            double empty = perSecond(500, round -> one(database, registers, original, 2_000 + round));
            fill(database, registers, original, 2_500, CASES);
            double full = perSecond(500, round -> one(database, registers, original, CASES + round));
            int cases = CASES + 500;

            System.out.printf(
                    Locale.ROOT,
                    "%d cases with %d records%nregistering %.0f/s, with 2 000 cases %.0f/s, ratio %.2f%n",
                    cases,
                    cases * RECORDS,
                    full,
                    empty,
                    full / empty);
            System.out.printf(
                    Locale.ROOT,
                    "open one case %.2f ms%nlist a unit's open cases %.2f ms%nlist the queue at %d waiting %.2f ms%n",
                    1_000 / perSecond(500, round -> oneCase(database, registers, 1 + round * 7_919 % CASES)),
                    1_000
                            / perSecond(
                                    100,
                                    round -> database.read(
                                            handle -> registers.cases().openOfUnit(handle, "unit" + round % UNITS))),
                    Math.min(WAITING, CASES),
                    1_000
                            / perSecond(
                                    20,
                                    round -> database.read(
                                            handle -> registers.cases().waiting(handle, 100))));
            long start = System.nanoTime();
            Proof.Result proof = new Proof(database, registers.cases(), originals).run();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "verify %d records in %.1f s, %.0f/s%n",
                    proof.records(),
                    seconds,
                    proof.records() / seconds);
            assertThat(proof.flaws()).isEmpty();
            assertThat(proof.cases()).isEqualTo(cases);
        }
    }

    private static double perSecond(int rounds, Work work) {
        long start = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            work.at(round);
        }
        return rounds / ((System.nanoTime() - start) / 1e9);
    }

    private static Sha256 original(Originals originals) throws IOException {
        return originals
                .keep(new ByteArrayInputStream("Subject: x\r\n\r\ny".getBytes(StandardCharsets.UTF_8)))
                .digest();
    }

    private static void oneCase(Database database, Registers registers, int serial) {
        CaseNumber number = new CaseNumber("Ks", serial, 2026);
        database.read(handle -> {
            CaseRow row = registers.cases().find(handle, number).orElseThrow();
            return List.of(
                    row,
                    registers.records().ofCase(handle, number),
                    registers.cases().events(handle, number));
        });
    }

    private static void fill(Database database, Registers registers, Sha256 original, int from, int until) {
        for (int first = from; first < until; first += AT_ONCE) {
            int begin = first;
            int end = Math.min(until, first + AT_ONCE);
            database.inTransaction(handle -> {
                for (int i = begin; i < end; i++) {
                    write(handle, registers, original, i);
                }
                return handle;
            });
            if ((end - from) % A_DAY == 0) {
                new Seals(database).seal(FIRST_DAY.plusDays(end / A_DAY), NOW);
            }
        }
    }

    private static void one(Database database, Registers registers, Sha256 original, int i) {
        database.inTransaction(handle -> {
            write(handle, registers, original, i);
            return handle;
        });
    }

    /** A case with its records; the first ten thousand wait, every tenth of the others is open. */
    private static void write(Handle handle, Registers registers, Sha256 original, int i) {
        EmailAddress writer = new EmailAddress("w" + i, "example.org");
        EmailAddress mailbox = new EmailAddress("brevlada" + i % UNITS, "kommun.example");
        ArrivalId first = new ArrivalId("arrival-" + i + "-1");
        CaseNumber number = registers.cases().takeNumber(handle, "Ks", 2026);
        boolean waits = i < WAITING;
        CaseEvent.Opened opened = new CaseEvent.Opened(
                number,
                first,
                NOW,
                Channel.MAIL,
                Register.DIARY,
                new Judged(Label.COMPLAINT, List.of(), Scope.GENERAL, Sensitivity.NONE, 0.9, false),
                "Klagomål avseende verksamheten",
                mailbox,
                "unit" + i % UNITS,
                Optional.empty(),
                Optional.of("manager" + i % UNITS),
                true,
                !waits,
                List.of(new PromiseClock(ClockRule.REPLY, NOW, LocalDate.of(2026, 3, 9), Optional.empty())));
        CaseRow row = registers.cases().open(handle, NOW, "brevvakt", opened, Optional.of(writer));
        List<CaseEvent> events = new ArrayList<>();
        for (int no = 1; no <= RECORDS; no++) {
            ArrivalId id = new ArrivalId("arrival-" + i + "-" + no);
            RecordEntry entry = registers
                    .records()
                    .insert(
                            handle,
                            entry(id, number, no, original, writer, mailbox),
                            Sha256.of(id.value().getBytes(StandardCharsets.UTF_8))
                                    .hex());
            registers
                    .records()
                    .writeOutcome(
                            handle,
                            new Arrival(
                                    id,
                                    NOW,
                                    new Envelope(
                                            Optional.of(writer), List.of(mailbox), Optional.empty(), Optional.empty()),
                                    original,
                                    10),
                            "OPENED",
                            Optional.of(entry.id()));
            events.add(new CaseEvent.RecordAdded(no, Direction.IN, Optional.of(id), original, Label.COMPLAINT));
        }
        if (!waits && i % 10 != 0) {
            events.add(new CaseEvent.Cancelled(registers.notes().keep(handle, "Prov.")));
        }
        registers.cases().append(handle, row, NOW, "brevvakt", events);
    }

    private static RecordEntry entry(
            ArrivalId id, CaseNumber number, int no, Sha256 original, EmailAddress writer, EmailAddress mailbox) {
        return new RecordEntry(
                0,
                id,
                Optional.of(number),
                Optional.of(no),
                Direction.IN,
                Label.COMPLAINT,
                Optional.of("<" + id + "@example.org>"),
                Optional.of(writer),
                List.of(mailbox),
                NOW,
                "Ett ämne",
                original,
                10,
                List.of(),
                Optional.empty(),
                "",
                Optional.of(writer),
                Authenticity.unasked());
    }
}
