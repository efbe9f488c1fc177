package brevvakt.casework.intake;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.Departure;
import brevvakt.casework.absence.Park;
import brevvakt.casework.absence.Period;
import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.RobotRules;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Delivery;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.standin.AwayBook;
import brevvakt.casework.standin.DepartureDays;
import brevvakt.casework.standin.Desk;
import brevvakt.casework.standin.PlanBook;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.casework.texts.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand people, five hundred of them away and a hundred about to leave. Run with {@code -Pbenchmark}. */
class AwayBenchmark {
    private static final int PEOPLE = 10_000;
    private static final int UNITS = 500;
    private static final int LETTERS = 20_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final Instant NOW = TODAY.atTime(7, 15).atZone(Park.ZONE).toInstant();

    @TempDir
    Path folder;

    private static String name(int i) {
        return "person" + i;
    }

    private static String unit(int i) {
        return "unit" + i % UNITS;
    }

    private static <T> List<T> made(int count, IntFunction<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(one.apply(i));
        }
        return all;
    }

    private static Organisation organisation() {
        Organisation park = Park.organisation();
        return new Organisation(
                park.municipality(),
                park.boards(),
                made(
                        UNITS,
                        i -> new Unit(
                                "unit" + i,
                                List.of("Förvaltning", "Avdelning", "Enhet " + i),
                                "ks",
                                Optional.of(name(i)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                made(
                        PEOPLE,
                        i -> new Person(
                                name(i),
                                "Person " + i,
                                EmailAddress.of(name(i) + "@kommun.example"),
                                List.of(),
                                unit(i),
                                Optional.of(name(i < UNITS ? 0 : i % UNITS))
                                        .filter(manager -> !manager.equals(name(i))),
                                Optional.of("019-00 00 00"),
                                Optional.empty(),
                                Set.of(),
                                false,
                                Delivery.HOSTED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                made(
                        1_000,
                        i -> new Mailbox(
                                EmailAddress.of("mailbox" + i + "@kommun.example"),
                                List.of(),
                                Mailbox.Kind.FUNCTIONAL,
                                unit(i),
                                List.of(name(i + 1_000)),
                                List.of(name(i + 2_000)),
                                Delivery.HOSTED,
                                Optional.empty())),
                made(
                        PEOPLE,
                        i -> new PlanRow(
                                unit(i), name(i), PlanRow.Choice.DELEGATE, List.of(name((i + UNITS) % PEOPLE)))));
    }

    private static Absence absence(int i) {
        return new Absence(
                0,
                name(i * 20),
                Optional.of("SEM"),
                new Period(TODAY, TODAY.plusDays(18)),
                Absence.Choice.DELEGATE,
                List.of(name(i * 20 + 7)),
                Absence.Source.CLI,
                Optional.empty(),
                name(i * 20),
                NOW,
                Optional.empty());
    }

    private static Departure departure(int i) {
        LocalDate last = TODAY.plusDays(i % 30);
        return new Departure(
                0,
                name(i * 20 + 3),
                List.of(EmailAddress.of(name(i * 20 + 3) + "@kommun.example")),
                unit(i * 20 + 3),
                last,
                last.plusMonths(1),
                name(i * 20 + 4),
                name(0),
                NOW,
                Optional.empty(),
                Optional.empty());
    }

    private static IncomingLetter letter(int i, String to) {
        return new IncomingLetter(
                Optional.of("<" + i + "@example.org>"),
                List.of(),
                List.of(),
                Optional.of(EmailAddress.of("writer" + i + "@example.org")),
                "",
                List.of(),
                List.of(EmailAddress.of(to)),
                List.of(),
                "Gropen på Storgatan",
                Optional.empty(),
                "Gropen är djup. Kan ni laga den?",
                "Gropen är djup. Kan ni laga den?",
                List.of(),
                Map.of(),
                List.of("text/plain"),
                List.of());
    }

    @Test
    void givenALargeMunicipality_whenTheMorningComes_thenItsWorkIsDoneInTimeAndAReplyCostsALetterNothing() {
        Organisation town = organisation();
        Texts texts = Texts.load(Path.of("..", "conf", "texts"));
        WorkingCalendar calendar = new WorkingCalendar(Set.of(), DayZero.DAY_OF_RECEIPT);
        Clock clock = Clock.fixed(NOW, Park.ZONE);
        AwayRegisters away = AwayRegisters.all();
        try (Database database = Database.embedded(folder)) {
            database.inTransaction(handle -> {
                made(500, AwayBenchmark::absence)
                        .forEach(absence -> away.absences().add(handle, absence));
                made(100, AwayBenchmark::departure)
                        .forEach(departure -> away.departures().add(handle, departure));
                return handle;
            });
            Registers registers = Registers.on(database);
            long begun = System.nanoTime();
            AwayBook book = new AwayBook(database, away, clock, Park.ZONE);
            Desk desk = new Desk(database, registers, away, book, texts, () -> town, clock, Park.ZONE);
            DepartureDays days = new DepartureDays(desk, calendar);
            PlanBook plans = new PlanBook(desk, calendar, texts.words());
            days.close(NOW);
            plans.keep(NOW);
            days.remind(NOW);
            plans.remind(NOW);
            Duration morning = Duration.ofNanos(System.nanoTime() - begun);

            AwayReplies replies = new AwayReplies(
                    away, book::now, texts, RobotRules.load(Path.of("..", "conf", "classify")), calendar, Park.ZONE);
            deciding(database, replies, town, 1);
            Duration present = deciding(database, replies, town, 1);
            Duration absent = deciding(database, replies, town, 20);

            System.out.println("away benchmark: the morning's work " + morning.toMillis() + " ms; deciding on a reply "
                    + present.toNanos() / 1_000 + " us a letter in general, " + absent.toNanos() / 1_000
                    + " us where all are away and the reply is written");
            assertThat(morning).isLessThan(Duration.ofSeconds(10));
            assertThat(present).isLessThan(Duration.ofMillis(1));
        }
    }

    /** The mean for a letter; of the addressees one in so many is away where the step is one. */
    private static Duration deciding(Database database, AwayReplies replies, Organisation town, int step) {
        long begun = System.nanoTime();
        for (int batch = 0; batch < LETTERS; batch += 100) {
            int first = batch;
            database.inTransaction(handle -> {
                for (int i = first; i < first + 100; i++) {
                    String to = name(i * step % PEOPLE) + "@kommun.example";
                    replies.to(
                            handle,
                            new Arrival(
                                    new ArrivalId("arrival-" + step + "-" + i),
                                    NOW,
                                    new Envelope(
                                            Optional.of(EmailAddress.of("writer" + i + "@example.org")),
                                            List.of(EmailAddress.of(to)),
                                            Optional.empty(),
                                            Optional.empty()),
                                    Sha256.of(new byte[] {1}),
                                    100),
                            letter(i, to),
                            Label.FAULT_REPORT,
                            town);
                }
                return handle;
            });
        }
        return Duration.ofNanos((System.nanoTime() - begun) / LETTERS);
    }
}
