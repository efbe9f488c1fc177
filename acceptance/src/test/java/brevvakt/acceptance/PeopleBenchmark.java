package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The people around the mailboxes of a large municipality, seen from the street: what it takes to take in its directory and
 * print every difference, to take it in again when nothing has changed, and to list the service centre's queue.
 * {@code mvn verify -Pbenchmark}; the properties brevvakt.people and brevvakt.waiting say how many there are.
 */
class PeopleBenchmark {
    private static final int PEOPLE = Integer.getInteger("brevvakt.people", 10_000);
    private static final int WAITING = Integer.getInteger("brevvakt.waiting", 10_000);
    private static final int AT_ONCE = 200;
    private static final int ROUNDS = 21;
    private static final int A_PAGE = 100;
    private static final List<String> UNITS = List.of("gata", "park", "avfall", "bygglov", "bibliotek", "skola");
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    private Path home;

    /** A piece of work that is timed. */
    private interface Work {
        void run() throws IOException;
    }

    @Test
    void givenManyPeopleAndALongQueue_whenTheyAreTakenInAndListed_thenTheFiguresAreShown() throws Exception {
        Path file = home.resolve("people.csv");
        try (Town town = Town.open(home, "")) {
            Files.writeString(file, everybody());
            String[] words = {"directory", "import", file.toString(), "--home", home.toString()};
            Town.Said[] said = new Town.Said[2];
            double first = millis(() -> said[0] = town.run(words));
            double again = millis(() -> said[1] = town.run(words));
            System.out.printf(
                    Locale.ROOT,
                    "%d people taken in %.1f s, %d lines of differences%nagain without changes %.1f s%n",
                    PEOPLE,
                    first / 1_000,
                    said[0].out().lines().count(),
                    again / 1_000);
            assertThat(said[0].code()).as(said[0].err()).isZero();
            assertThat(said[0].out()).contains("p" + (PEOPLE - 1));
            assertThat(said[1].code()).as(said[1].err()).isZero();

            town.stop();
            fill();
            town.start();
            list(town, "the queue", Map.of());
            list(town, "its first " + A_PAGE, Map.of("limit", "" + A_PAGE));
            list(town, "all of it", Map.of("limit", "" + WAITING));
        }
    }

    private static void list(Town town, String what, Map<String, String> options) {
        double[] millis = new double[ROUNDS];
        int length = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = town.answer("queue", options);
            millis[round] = (System.nanoTime() - start) / 1e6;
            assertThat(answer.statusCode()).isEqualTo(200);
            length = answer.body().length();
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s at %d waiting: median %.1f ms, slowest %.1f ms, %d characters%n",
                what,
                WAITING,
                millis[ROUNDS / 2],
                millis[ROUNDS - 1],
                length);
    }

    private static double millis(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Those of the organisation file, and very many more. */
    private static String everybody() throws IOException {
        StringBuilder file = new StringBuilder("username;name;mail;unit;phone\n");
        Pattern known = Pattern.compile("username: (\\S+), name: ([^,]+), mail: ([^,]+),.* unit: (\\w+),");
        for (String line : Files.readAllLines(Town.organisation())) {
            Matcher person = known.matcher(line);
            if (person.find()) {
                file.append("%s;%s;%s;%s;019-00 00 99\n"
                        .formatted(person.group(1), person.group(2), person.group(3), person.group(4)));
            }
        }
        for (int i = 0; i < PEOPLE; i++) {
            file.append(String.format(
                    Locale.ROOT,
                    "p%d;Person Nummer%d;p%d@kommun.example;%s;019-%06d\n",
                    i,
                    i,
                    i,
                    UNITS.get(i % UNITS.size()),
                    i));
        }
        return file.toString();
    }

    /** General complaints that wait to be confirmed. */
    private void fill() {
        try (Database database = Database.embedded(home.resolve("var").resolve("database"))) {
            Registers registers = Registers.on(database);
            for (int first = 0; first < WAITING; first += AT_ONCE) {
                int begin = first;
                database.inTransaction(handle -> {
                    for (int i = begin; i < Math.min(WAITING, begin + AT_ONCE); i++) {
                        registers
                                .cases()
                                .open(
                                        handle,
                                        NOW,
                                        "brevvakt",
                                        new CaseEvent.Opened(
                                                registers.cases().takeNumber(handle, "Sbn", 2026),
                                                new ArrivalId("arrival-" + i),
                                                NOW.plusSeconds(i),
                                                Channel.MAIL,
                                                Register.DIARY,
                                                new Judged(
                                                        Label.COMPLAINT,
                                                        List.of(),
                                                        Scope.GENERAL,
                                                        Sensitivity.NONE,
                                                        0.9,
                                                        false),
                                                "Klagomål avseende verksamheten",
                                                EmailAddress.of("gatukontoret@kommun.example"),
                                                "gata",
                                                Optional.empty(),
                                                Optional.of("eva.ek"),
                                                true,
                                                false,
                                                List.of(new PromiseClock(
                                                        ClockRule.REPLY,
                                                        NOW,
                                                        LocalDate.of(2026, 3, 9),
                                                        Optional.empty()))),
                                        Optional.of(new EmailAddress("w" + i, "example.org")));
                    }
                    return handle;
                });
            }
        }
    }
}
