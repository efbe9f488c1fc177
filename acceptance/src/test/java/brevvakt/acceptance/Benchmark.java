package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same letters, over the same connections, to Brevvakt and to James delivering alone, one after the other in one
 * run: what each took, and the ratio. No test of speed; it fails only where a mail is lost. {@code mvn verify
 * -Pbenchmark}; the properties brevvakt.mails and brevvakt.connections say how much.
 */
class Benchmark {
    private static final int MAILS = Integer.getInteger("brevvakt.mails", 3_000);
    private static final int CONNECTIONS = Integer.getInteger("brevvakt.connections", 8);
    private static final int TRACED = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final List<String> MAILBOXES = List.of(
            "gatukontoret@kommun.example", "parken@kommun.example", "avfall@kommun.example", "kommun@kommun.example");

    private final AtomicInteger serial = new AtomicInteger();

    /** Opens a contestant in a folder. */
    private interface Opening {
        Contestant in(Path home) throws IOException;
    }

    @Test
    void givenTheSameLetters_whenBothTakeThem_thenTheFiguresAreShownSideBySide(@TempDir Path scratch) throws Exception {
        Map<String, Double> ours = measured(Contestant.Ours::open, scratch.resolve("ours"));
        Map<String, Double> bare = measured(Contestant.Bare::open, scratch.resolve("bare"));

        System.out.printf(
                Locale.ROOT,
                "%d mails over %d connections, after as many to warm up%n%-32s %10s %10s %8s%n",
                MAILS,
                CONNECTIONS,
                "",
                "Brevvakt",
                "bare James",
                "ratio");
        ours.forEach((figure, value) -> System.out.printf(
                Locale.ROOT,
                "%-32s %10.2f %10.2f %8.2f%n",
                figure,
                value,
                bare.getOrDefault(figure, Double.NaN),
                value / bare.getOrDefault(figure, Double.NaN)));
        assertThat(ours).containsOnlyKeys(bare.keySet());
    }

    private Map<String, Double> measured(Opening opening, Path home) throws Exception {
        Files.createDirectories(home);
        try (Contestant contestant = opening.in(home)) {
            System.out.println(contestant.name() + ": warming up");
            send(contestant, MAILS);
            awaitDealtWith(contestant, MAILS);
            System.out.println(contestant.name() + ": measuring");
            Duration before = cpu(contestant);
            long start = System.nanoTime();
            send(contestant, MAILS);
            double accepted = seconds(start);
            awaitDealtWith(contestant, 2 * MAILS);
            double dealtWith = seconds(start);
            Duration spent = cpu(contestant).minus(before);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("accepted, mails/s", MAILS / accepted);
            figures.put("dealt with, mails/s", MAILS / dealtWith);
            figures.put("CPU, ms/mail", spent.toMillis() / (double) MAILS);
            figures.put("peak memory, MiB", peakMemory(contestant));
            figures.put("fsyncs/mail", fsyncs(contestant, home));
            return figures;
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Duration cpu(Contestant contestant) {
        return ProcessHandle.of(contestant.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private static void awaitDealtWith(Contestant contestant, int mails) {
        await(contestant.name() + " has dealt with " + mails)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> contestant.dealtWith() >= mails);
    }

    private void send(Contestant contestant, int mails) throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(mails);
        ExecutorService citizens = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                work.add(() -> write(contestant, left));
            }
            int sent = 0;
            for (Future<Integer> done : citizens.invokeAll(work)) {
                sent += done.get();
            }
            assertThat(sent).isEqualTo(mails);
        } finally {
            citizens.shutdown();
        }
    }

    private int write(Contestant contestant, AtomicInteger left) throws IOException {
        int sent = 0;
        try (Courier courier = new Courier(contestant.smtpPort())) {
            while (left.getAndDecrement() > 0) {
                int number = serial.incrementAndGet();
                String mailbox = MAILBOXES.get(number % MAILBOXES.size());
                byte[] letter = letter(number, mailbox).getBytes(StandardCharsets.UTF_8);
                assertThat(courier.hand("w" + number + "@example.org", List.of(mailbox), letter))
                        .startsWith("250");
                sent++;
            }
        }
        return sent;
    }

    /** A letter of some thousand characters, each from another writer about another street. */
    private static String letter(int number, String mailbox) {
        String paragraph = "Hej! På vår gata nummer " + number + " har ingenting hänt sedan i våras. "
                + "Det är fortfarande mörkt vid övergångsstället, och hålet i vägen har blivit större.\r\n"
                + "Jag har ringt två gånger och fått höra att någon ska komma, men ingen har kommit.\r\n";
        return "From: Boende " + number + " <w" + number + "@example.org>\r\nTo: <" + mailbox + ">\r\nMessage-ID: <b"
                + number + "@example.org>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\nSubject: Gatan " + number
                + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\n" + paragraph.repeat(1 + number % 20)
                + "Jag är inte nöjd och vill klaga.\r\nMed vänlig hälsning\r\nBoende " + number + "\r\n";
    }

    /** Linux keeps the highest resident size of a process. */
    private static double peakMemory(Contestant contestant) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + contestant.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** How often the disk is forced, as strace counts it on mails of their own; no number where there is no strace. */
    private double fsyncs(Contestant contestant, Path home) throws Exception {
        Path counts = home.resolve("fsyncs");
        if (!Files.isExecutable(Path.of("/usr/bin/strace"))) {
            return Double.NaN;
        }
        Process strace = new ProcessBuilder(
                        "/usr/bin/strace",
                        "-f",
                        "-qq",
                        "-e",
                        "trace=fsync,fdatasync",
                        "-o",
                        counts.toString(),
                        "-p",
                        Long.toString(contestant.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        send(contestant, TRACED);
        awaitDealtWith(contestant, 2 * MAILS + TRACED);
        strace.destroy();
        assertThat(strace.waitFor(30, TimeUnit.SECONDS)).isTrue();
        try (var lines = Files.lines(counts, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("sync(")).count() / (double) TRACED;
        }
    }
}
