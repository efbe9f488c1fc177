package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed at random instants under load, again and again: what was answered with 250 is kept, registered
 * and delivered once, receipts go out at most once, and the numbers have no gap. Three kills; with the profile stress, thirty.
 */
class KilledTest {
    private static final int KILLS = Integer.getInteger("brevvakt.kills", 3);
    private static final int CITIZENS = 4;
    private static final int LETTERS_A_LIFE = 60;
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> MAILBOXES = Map.of(
            "gatukontoret@kommun.example", "bo.berg",
            "parken@kommun.example", "per.park",
            "avfall@kommun.example", "anton.al");

    /** Those who write, each in a thread, one mail after the other, and remember which were taken. */
    private static final class Citizens {
        private final Town town;
        private final AtomicInteger written = new AtomicInteger();
        private final AtomicBoolean writing = new AtomicBoolean(true);
        private final Semaphore paper = new Semaphore(0);
        private final CountDownLatch gone = new CountDownLatch(CITIZENS);
        final Map<String, String> taken = new ConcurrentHashMap<>();

        Citizens(Town town) {
            this.town = town;
        }

        void begin() {
            IntStream.range(0, CITIZENS).forEach(citizen -> new Thread(this::write, "citizen-" + citizen).start());
        }

        private void write() {
            List<String> mailboxes = List.copyOf(MAILBOXES.keySet());
            while (hasPaper()) {
                int serial = written.incrementAndGet();
                String id = "<k" + serial + "@example.org>";
                String mailbox = mailboxes.get(serial % mailboxes.size());
                if (isTaken("k" + serial + "@example.org", mailbox, id)) {
                    taken.put(id, mailbox);
                } else {
                    giveBack();
                }
            }
            gone.countDown();
        }

        /** More is not written in a life than can be worked off at its end. */
        private boolean hasPaper() {
            try {
                while (writing.get()) {
                    if (paper.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        /** The door was closed: the sheet is used for another letter a moment later. */
        private void giveBack() {
            try {
                assertThat(gone.await(50, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            paper.release();
        }

        void mayWrite() {
            paper.release(LETTERS_A_LIFE);
        }

        /** Whether the door said 250; when it was killed meanwhile, nobody knows, so nothing is claimed. */
        private boolean isTaken(String writer, String mailbox, String id) {
            try {
                return town.mail(writer, List.of(mailbox), letter(writer, mailbox, id))
                        .startsWith("250");
            } catch (IOException | AssertionError e) {
                return false;
            }
        }

        private static String letter(String writer, String mailbox, String id) {
            return "From: <" + writer + ">\r\nTo: <" + mailbox + ">\r\nMessage-ID: " + id
                    + "\r\nSubject: Klagomål\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                    + "Jag vill klaga på skötseln. Det är oacceptabelt att ingenting har hänt på tre veckor. " + id;
        }

        Map<String, String> end() throws InterruptedException {
            writing.set(false);
            assertThat(gone.await(2, TimeUnit.MINUTES)).isTrue();
            return Map.copyOf(taken);
        }
    }

    @Test
    void givenLoad_whenTheProcessIsKilledAgainAndAgain_thenNothingTakenIsLostOrDoneTwice(@TempDir Path home)
            throws Exception {
        long seed = Long.getLong("brevvakt.seed", System.nanoTime());
        System.out.println("kills " + KILLS + ", seed " + seed);
        try (Outside outside = new Outside();
                Town town = Town.open(home, outside.settings())) {
            Map<String, String> taken = killedAgainAndAgain(town, new Random(seed));
            System.out.println("taken " + taken.size());

            await("everything taken is registered")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(recordsById(town).keySet()).containsAll(taken.keySet()));
            Map<String, Long> records = recordsById(town);
            assertThat(records.values()).as("records of one mail").containsOnly(1L);
            deliveredOnce(town, records.keySet(), taken);
            await("the outbox is quiet").atMost(PATIENCE).until(() -> Town.all(town.ask("outbox"))
                    .noneMatch(mail -> mail.path("state").asText().equals("DUE")));
            assertThat(counted(outside.mail().stream().map(mail -> mail.recipients() + mail.messageId())))
                    .as("receipts")
                    .allSatisfy((receipt, times) -> assertThat(times).isEqualTo(1));
            assertThat(outside.mail()).as("receipts").hasSizeGreaterThan(taken.size() * 9 / 10);
            await("the index has caught up").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            town.ask("search", "oacceptabelt").path("total").asInt())
                    .isEqualTo(records.size()));
            numbersWithoutGap(town);
            Town.Said verified = town.run("verify", "--home", home.toString());
            assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        }
    }

    private static Map<String, String> killedAgainAndAgain(Town town, Random chance) throws Exception {
        Citizens citizens = new Citizens(town);
        citizens.begin();
        for (int kill = 0; kill < KILLS; kill++) {
            citizens.mayWrite();
            CountDownLatch life = new CountDownLatch(1);
            assertThat(life.await(chance.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS))
                    .isFalse();
            town.kill();
            town.start();
        }
        int before = citizens.taken.size();
        citizens.mayWrite();
        await("mail is taken again").atMost(PATIENCE).until(() -> citizens.taken.size() > before + CITIZENS);
        return citizens.end();
    }

    private static Map<String, Long> recordsById(Town town) {
        return counted(Town.all(town.ask("records"))
                .filter(record -> record.path("direction").asText().equals("IN"))
                .map(record -> record.path("messageId").asText()));
    }

    private static <T> Map<T, Long> counted(java.util.stream.Stream<T> things) {
        return things.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static void deliveredOnce(Town town, Set<String> registered, Map<String, String> taken) throws Exception {
        List<String> lying = new ArrayList<>();
        for (Map.Entry<String, String> mailbox : MAILBOXES.entrySet()) {
            Reader reader = town.reader(mailbox.getValue());
            Set<String> awaited = taken.entrySet().stream()
                    .filter(mail -> mail.getValue().equals(mailbox.getKey()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            lying.addAll(await("everything is delivered to " + mailbox.getKey())
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(
                            () -> reader.messageIds("Delegerat/" + mailbox.getKey()),
                            found -> found.containsAll(awaited)));
        }
        assertThat(lying).doesNotHaveDuplicates();
        assertThat(registered).containsAll(lying);
    }

    private static void numbersWithoutGap(Town town) {
        Set<Integer> serials = new TreeSet<>();
        JsonNode cases = town.ask("cases");
        Town.all(cases)
                .filter(file -> file.path("series").asText().equals("Sbn"))
                .forEach(file -> serials.add(
                        Integer.parseInt(file.path("number").asText().replaceAll("Sbn (\\d+)/.*", "$1"))));
        assertThat(serials)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, serials.size()).boxed().toList());
    }
}
