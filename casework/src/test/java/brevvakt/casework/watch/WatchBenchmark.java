package brevvakt.casework.watch;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.routine.Routine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the watch costs where much is open: the morning's look at all promises, and the whole day of a thousand mailboxes.
 * As much falls due at each size. Run with {@code -Pbenchmark}; {@code -Dbrevvakt.benchmark.open=10000,100000} sets the
 * numbers of open cases, {@code -Dbrevvakt.benchmark.mailboxes=1000} that of mailboxes.
 */
class WatchBenchmark {
    private static final List<Integer> SIZES = Arrays.stream(
                    System.getProperty("brevvakt.benchmark.open", "10000,100000")
                            .split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int MAILBOXES = Integer.getInteger("brevvakt.benchmark.mailboxes", 1_000);
    private static final int TEAMS = MAILBOXES / 2;
    private static final int LETTERS_EACH = 3;
    private static final int DUE = 200;
    private static final int LATE = 800;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 9);
    private static final LocalDate LONG_AGO = LocalDate.of(2026, 2, 23);
    private static final Instant EVENING = WatchTown.at("2026-03-08T20:00");
    private static final int WARM_UP = 1_500;
    private static final String LINE = "%9s %15s %15s %15s %15s %15s %15s%n";

    @TempDir
    Path folder;

    /** What some work took in milliseconds, of which the processor worked for us; the rest is the disk, and other programs. */
    private record Cost(long wall, long cpu) {
        static Cost of(Runnable work) {
            long begun = System.nanoTime();
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            return new Cost(
                    (System.nanoTime() - begun) / 1_000_000,
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked) / 1_000_000);
        }

        @Override
        public String toString() {
            return wall + " (" + cpu + ")";
        }
    }

    /** What was measured at one number of open cases. */
    private record Measured(int open, Cost first, Cost counted, Cost look, Cost again, Cost day, Cost recounted) {
        void print() {
            System.out.printf(Locale.ROOT, LINE, open, first, counted, look, again, day, recounted);
        }
    }

    private static Instant at(String time) {
        return WatchTown.at(TODAY + "T" + time);
    }

    private static String each(IntFunction<String> line) {
        return IntStream.range(0, TEAMS).mapToObj(line).collect(Collectors.joining());
    }

    private WatchTown town(int open) throws IOException, OrganisationFault {
        String people = each(i -> "  - {username: u" + i + ", name: Person " + i + ", mail: u" + i
                + "@kommun.example, unit: park, manager: maja.m}\n");
        String mailboxes =
                each(i -> "  - {address: team" + i + "@kommun.example, kind: functional, unit: park, owners: [u" + i
                        + "], substitutes: [u" + (i + 1) % TEAMS + "]}\n");
        return new WatchTown(folder.resolve("open" + open), "mailboxes:\n", people + "mailboxes:\n" + mailboxes);
    }

    private static void fill(WatchTown town, int open) {
        for (int batch = 0; batch < open; batch += 1_000) {
            int first = batch;
            town.database.inTransaction(handle -> {
                IntStream.range(first, Math.min(open, first + 1_000)).forEach(i -> openCase(handle, town, i));
                return first;
            });
        }
        town.database.inTransaction(handle -> {
            for (int i = 0; i < TEAMS * LETTERS_EACH; i++) {
                town.letter(handle, team(i), EVENING);
                town.letter(handle, EmailAddress.of("u" + i % TEAMS + "@kommun.example"), EVENING);
            }
            return handle;
        });
    }

    private static EmailAddress team(int i) {
        return EmailAddress.of("team" + i % TEAMS + "@kommun.example");
    }

    /** Some have their last day today, some broke their promise long ago, all others have weeks left. */
    private static PromiseClock clock(int i) {
        if (i < DUE) {
            return new PromiseClock(ClockRule.REPLY, WatchTown.at("2026-03-02T10:00"), TODAY, Optional.empty());
        }
        return i < DUE + LATE
                ? new PromiseClock(ClockRule.REPLY, WatchTown.at("2026-02-16T10:00"), LONG_AGO, Optional.empty())
                : new PromiseClock(
                        ClockRule.FOLLOW_UP,
                        WatchTown.at("2026-01-12T10:00"),
                        TODAY.plusDays(28 + i % 60),
                        Optional.empty());
    }

    private static void openCase(Handle handle, WatchTown town, int i) {
        PromiseClock clock = clock(i);
        town.registers
                .cases()
                .open(
                        handle,
                        clock.started(),
                        "brevvakt",
                        new CaseEvent.Opened(
                                town.registers.cases().takeNumber(handle, "E", 2026),
                                new ArrivalId("arrival-0" + i),
                                clock.started(),
                                CaseEvent.Channel.MAIL,
                                Register.ORDERED,
                                new CaseEvent.Judged(
                                        Label.QUESTION, List.of(), Scope.GENERAL, Sensitivity.NONE, 0.9, false),
                                "heading",
                                team(i),
                                "park",
                                Optional.of("u" + i % TEAMS),
                                Optional.of("maja.m"),
                                true,
                                true,
                                List.of(clock)),
                        Optional.empty());
    }

    private static int owed(WatchTown town) {
        return town.database.read(handle -> handle.select("SELECT COUNT(*) FROM outbox")
                .mapTo(Integer.class)
                .one());
    }

    /** Everything of the watch that runs on a working day after the morning's look at the promises. */
    private static void restOfTheDay(WatchPost post, WatchTown town, FiveDayReply reply, CaseDays days) {
        DailyOpening opening = new DailyOpening(post);
        days.silence(at("06:10"));
        new Digests(post, town.links(), WatchTown.USUAL, false).write(at("07:30"));
        new WeeklyLetters(post, day -> List.of()).write(at("07:30"));
        new OperatorLetter(post).write(at("07:30"));
        new TwoDayContact(post).look(at("08:00"));
        opening.remind(DailyOpening.Rung.OWNER, at("13:00"));
        opening.remind(DailyOpening.Rung.SUBSTITUTE, at("14:30"));
        opening.remind(DailyOpening.Rung.MANAGER, at("15:30"));
        reply.look(Rungs.Hour.AFTERNOON, at("16:00"));
        reply.look(Rungs.Hour.LAST_CALL, at("16:30"));
        opening.close(at("17:00"));
    }

    private Measured measured(int open) throws IOException, OrganisationFault {
        try (WatchTown town = town(open)) {
            fill(town, open);
            WatchPost post = town.post(WhoActs.themselves());
            FiveDayReply reply = new FiveDayReply(post);
            CaseDays days = new CaseDays(
                    town.database,
                    town.registers,
                    new Promises(Routine.ofTheSeed(), WatchTown.CALENDAR, WatchTown.ZONE),
                    WatchTown.HOURS);

            Cost first = Cost.of(() -> reply.look(Rungs.Hour.MORNING, WatchTown.at("2026-03-06T09:00")));
            int before = owed(town);
            Cost counted = Cost.of(() -> days.recount(at("06:00")));
            Cost look = Cost.of(() -> reply.look(Rungs.Hour.MORNING, at("09:00")));
            assertThat(owed(town) - before)
                    .as("the owner and the manager of each that is due")
                    .isEqualTo(2 * DUE);
            Cost again = Cost.of(() -> reply.look(Rungs.Hour.MORNING, at("09:00")));
            assertThat(owed(town) - before).as("the same again").isEqualTo(2 * DUE);

            Cost day = Cost.of(() -> restOfTheDay(post, town, reply, days));
            assertThat(letters(town)).as("the day's letters").isEqualTo(TEAMS + 1);
            Cost recounted = Cost.of(() -> days.recount(at("18:00")));
            return new Measured(open, first, counted, look, again, day, recounted);
        }
    }

    private static int letters(WatchTown town) {
        return town.database.read(handle -> handle.select("SELECT COUNT(*) FROM outbox WHERE kind = 'DIGEST'")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void givenManyOpenCases_whenTheDayIsWatched_thenItCostsWhatFallsDueAndNotWhatIsOpen()
            throws IOException, OrganisationFault {
        measured(WARM_UP);
        List<Measured> all = new ArrayList<>();
        for (int size : SIZES) {
            all.add(measured(size));
        }
        System.out.printf(
                Locale.ROOT,
                "watch benchmark: %d mailboxes; at each size %d promises due today and %d late and told of before;"
                        + " milliseconds (of them processor)%n",
                MAILBOXES,
                DUE,
                LATE);
        System.out.printf(
                Locale.ROOT,
                LINE,
                "open",
                "breaches told",
                "all recounted",
                "look",
                "same look",
                "rest of day",
                "recount");
        all.forEach(Measured::print);
        Measured least = all.get(0);
        Measured most = all.get(all.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "%.1f times as many open: the look takes %.2f times the processor, the rest of the day %.2f times%n",
                (double) most.open() / least.open(),
                (double) most.look().cpu() / least.look().cpu(),
                (double) most.day().cpu() / least.day().cpu());
    }
}
