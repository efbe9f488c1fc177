package brevvakt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.AttachmentText;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Eyes;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.records.RecordIndex.Found;
import brevvakt.casework.records.RecordIndex.Order;
import brevvakt.casework.records.RecordIndex.Question;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.index.IndexFollower;
import brevvakt.index.LuceneRecordIndex;
import brevvakt.index.Shelf;
import brevvakt.index.text.ExtractionLimits;
import brevvakt.index.text.TikaAttachmentText;
import brevvakt.index.text.WalledAttachmentText;
import brevvakt.mailets.reading.LetterReader;
import brevvakt.mailets.reading.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The archive beside notmuch and mu on the same mails in the same run, and its answers at many records. No test of speed;
 * it fails only where something is not found. {@code mvn verify -Pbenchmark}; brevvakt.archive.mails and
 * brevvakt.archive.records say how much.
 */
class ArchiveBenchmark {
    private static final int MAILS = Integer.getInteger("brevvakt.archive.mails", 20_000);
    private static final int RECORDS = Integer.getInteger("brevvakt.archive.records", 100_000);
    private static final int QUESTIONS = 400;
    private static final int READER_MEGABYTES = 256;
    private static final int SEED = Integer.getInteger("brevvakt.archive.seed", 20_260_302);
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final EmailAddress PARKEN = EmailAddress.of("parken@kommun.example");
    private static final List<String> STEMS = List.of(
            "snö", "gata", "park", "lampa", "skola", "buss", "väg", "vatten", "avfall", "bygg", "cykel", "lek", "träd",
            "torg", "bro", "båt", "hund", "katt", "mat", "vård", "barn", "äldre", "hem", "plog", "sand", "salt",
            "halka", "ljus", "mörker", "trafik", "buller", "lukt", "skräp", "klotter", "bänk", "stig", "skog", "sjö",
            "strand", "is");
    private static final List<String> TAILS =
            List.of("", "röjning", "en", "ens", "arna", "plats", "skötsel", "klagomål", "ärende", "underhåll");

    private final Random random = new Random(SEED);

    /** A vocabulary with few common and many rare words, as people write. */
    private String word() {
        double where = random.nextDouble();
        int rank = (int) (Math.pow(where, 3) * 20_000);
        return STEMS.get(rank % STEMS.size())
                + TAILS.get(rank / STEMS.size() % TAILS.size())
                + (rank < 400 ? "" : Integer.toString(rank / 400, 36));
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(word()).append(i % 12 == 11 ? ".\r\n" : " ");
        }
        return text.toString();
    }

    private byte[] mail(int number, WordFile kind) throws IOException {
        String boundary = "grans" + number;
        String text = "From: Eva Ek <eva" + number % 97
                + "@medborgare.example>\r\nTo: parken@kommun.example\r\nSubject: "
                + encoded(words(5).strip()) + "\r\nMessage-ID: <" + number + "@medborgare.example>\r\n"
                + "Date: Mon, 02 Mar 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary
                + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + words(200)
                + "\r\n--" + boundary
                + "\r\nContent-Type: text/plain; charset=utf-8; name=anteckning.txt\r\nContent-Transfer-Encoding: 8bit\r\n"
                + "Content-Disposition: attachment; filename=anteckning.txt\r\n\r\n" + words(300) + "\r\n--" + boundary
                + "\r\nContent-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=brev.docx\r\n"
                + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=brev.docx\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(kind.of(words(300))) + "\r\n--" + boundary + "--\r\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String words) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** Of this process and those it has started that are still alive. */
    private static double cpuSeconds() {
        long children = ProcessHandle.current()
                .children()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
        return (((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                                .getProcessCpuTime()
                        + children)
                / 1e9;
    }

    @ParameterizedTest
    @EnumSource(WordFile.class)
    void givenTheSameMails_whenNotmuchMuAndTheArchiveIndexThem_thenTheirRatesAreShown(
            WordFile kind, @TempDir Path folder) throws Exception {
        System.out.println("Mails with a note and " + kind + ":");
        Path mails = Files.createDirectories(folder.resolve("mail/cur"));
        Files.createDirectories(folder.resolve("mail/new"));
        Files.createDirectories(folder.resolve("mail/tmp"));
        long raw = 0;
        for (int i = 0; i < MAILS; i++) {
            byte[] mail = mail(i, kind);
            raw += mail.length;
            Files.write(mails.resolve(i + ":2,S"), mail);
        }
        ours(folder, "just started", mails, raw, reader());
        ours(folder, "warm", mails, raw, reader());
        double ours;
        try (WalledAttachmentText walled = new WalledAttachmentText(limits(), READER_MEGABYTES)) {
            LetterReader asInTheHouse = new LetterReader(ReadingLimits.usual(), walled);
            ours(folder, "beyond the wall as in the house, its reader just started", mails, raw, asInTheHouse);
            ours = ours(folder, "beyond the wall as in the house, warm", mails, raw, asInTheHouse);
        }
        AttachmentText nothing = (name, type, bytes) -> new AttachmentText.Extracted("", Optional.empty());
        ours(folder, "warm, bodies alone as the others", mails, raw, new LetterReader(ReadingLimits.usual(), nothing));
        peer(
                folder,
                "notmuch",
                ours,
                "printf '[database]\\npath=%s\\n[new]\\ntags=\\n[user]\\nname=x\\nprimary_email=x@x.example\\n' "
                        + folder.resolve("mail") + " > " + folder + "/nm; NOTMUCH_CONFIG=" + folder
                        + "/nm notmuch new --quiet");
        peer(
                folder,
                "mu",
                ours,
                "mu init --quiet --muhome=" + folder + "/mu --maildir=" + folder.resolve("mail")
                        + " && mu index --quiet --muhome=" + folder + "/mu");
    }

    private static double ours(Path folder, String name, Path mails, long raw, LetterReader reader) throws IOException {
        Path place = folder.resolve("index " + name);
        try (Database database = database(folder, name.replaceAll("[ ,]", ""))) {
            Registers registers = Registers.on(database);
            for (int i = 0; i < MAILS; i++) {
                int number = i;
                database.inTransaction(handle ->
                        registers.records().insert(handle, entry(number, "post " + number), "once-" + number));
            }
            Shelf shelf = Shelf.open(place, ZONE);
            IndexFollower follower = new IndexFollower(shelf, database, registers, entry -> {
                try (InputStream bytes = Files.newInputStream(
                        mails.resolve(entry.arrivalId().value().substring("arrival-".length()) + ":2,S"))) {
                    return Optional.of(reader.read(bytes));
                }
            });
            follower.settle();
            double before = cpuSeconds();
            follower.catchUp();
            follower.settle();
            double rate = MAILS / (cpuSeconds() - before);
            Found found = (Found) new LuceneRecordIndex(shelf, Clock.fixed(AT, ZONE), ZONE)
                    .find(new Question("snöröjning", Order.RELEVANCE, Optional.empty(), 10), new Eyes.All());
            assertThat(found.total()).isPositive();
            follower.close();
            System.out.printf(
                    Locale.ROOT,
                    "archive, %s: %d mails of %.1f KB with attachments, %.0f mails per CPU second, index %.0f %% of the raw mail%n",
                    name,
                    MAILS,
                    raw / 1024.0 / MAILS,
                    rate,
                    100.0 * size(place) / raw);
            return rate;
        }
    }

    private static LetterReader reader() {
        return new LetterReader(ReadingLimits.usual(), new TikaAttachmentText(limits()));
    }

    private static ExtractionLimits limits() {
        ReadingLimits usual = ReadingLimits.usual();
        return new ExtractionLimits(usual.time(), usual.textChars(), usual.bytes(), 8);
    }

    private static Database database(Path folder, String name) {
        return Database.open(
                "jdbc:hsqldb:mem:" + folder.getFileName() + name + ";hsqldb.tx=mvcc;sql.longvar_is_lob=false",
                Optional.of("SA"),
                Optional.empty());
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** The CPU time of a command and all it started, as the shell tells it. */
    private static void peer(Path folder, String name, double ours, String command) throws Exception {
        if (new ProcessBuilder("which", name).start().waitFor() != 0) {
            System.out.println(
                    name + " is not installed here and was NOT measured (apt-get install notmuch maildir-utils)");
            return;
        }
        Process shell = new ProcessBuilder("bash", "-c", "(" + command + ") >/dev/null 2>" + folder + "/err; times")
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(10, TimeUnit.MINUTES)).isTrue();
        Matcher times = Pattern.compile("(\\d+)m([\\d.]+)s").matcher(said.substring(said.indexOf('\n') + 1));
        double cpu = 0;
        while (times.find()) {
            cpu += Integer.parseInt(times.group(1)) * 60 + Double.parseDouble(times.group(2));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f mails per CPU second; the archive as in the house does %.2f times that%n",
                name,
                MAILS / cpu,
                ours * cpu / MAILS);
    }

    private static RecordEntry entry(int number, String title) {
        String id = "arrival-" + number;
        EmailAddress mailbox = number % 10 == 0 ? PARKEN : EmailAddress.of("box" + number % 50 + "@kommun.example");
        return new RecordEntry(
                0,
                new ArrivalId(id),
                Optional.empty(),
                Optional.empty(),
                Direction.IN,
                Label.values()[number % 3],
                Optional.empty(),
                Optional.of(EmailAddress.of("eva" + number % 997 + "@medborgare.example")),
                List.of(mailbox),
                AT.minusSeconds(number * 60L),
                title,
                Sha256.of(id.getBytes(StandardCharsets.UTF_8)),
                1_000,
                List.of(),
                Optional.empty(),
                "",
                Optional.empty(),
                Authenticity.unasked());
    }

    private IncomingLetter letter(String subject) {
        String text = words(80);
        return new IncomingLetter(
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                "Eva Ek",
                List.of(),
                List.of(PARKEN),
                List.of(),
                subject,
                Optional.empty(),
                text,
                text,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    @Test
    void givenManyRecords_whenAsked_thenTheTimeOfAnAnswerIsShown(@TempDir Path folder) throws Exception {
        try (Database database = Database.embedded(folder.resolve("database"))) {
            Registers registers = Registers.on(database);
            for (int from = 0; from < RECORDS; from += 1_000) {
                int begin = from;
                database.inTransaction(handle -> {
                    for (int i = begin; i < Math.min(begin + 1_000, RECORDS); i++) {
                        registers.records().insert(handle, entry(i, word() + " " + word()), "once-" + i);
                    }
                    return begin;
                });
            }
            Shelf shelf = Shelf.open(folder.resolve("index"), ZONE);
            IndexFollower follower =
                    new IndexFollower(shelf, database, registers, entry -> Optional.of(letter(entry.title())));
            follower.catchUp();
            follower.settle();
            LuceneRecordIndex index = new LuceneRecordIndex(shelf, Clock.fixed(AT, ZONE), ZONE);
            Eyes person = new Eyes.OfPerson(
                    "per.p",
                    EmailAddress.of("per.p@kommun.example"),
                    Set.of(PARKEN),
                    Set.of(PARKEN),
                    Set.of("park"),
                    Set.of("park"));
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < QUESTIONS; i++) {
                asked.add(
                        i % 4 == 0 ? "\"" + word() + " " + word() + "\"" : i % 4 == 1 ? word() + " " + word() : word());
            }
            measured(index, asked, new Eyes.All());
            double open = measured(index, asked, new Eyes.All());
            double bound = measured(index, asked, person);
            long used = heap();
            System.gc();
            System.out.printf(
                    Locale.ROOT,
                    "search: %d records, top 10 with highlights and facets: p95 %.1f ms; bound by a person's rights %.1f ms (ratio %.2f); heap used %d MB, %d MB of it in use%n",
                    RECORDS,
                    open,
                    bound,
                    bound / open,
                    used,
                    heap());
            follower.close();
        }
    }

    private static double measured(LuceneRecordIndex index, List<String> asked, Eyes eyes) {
        double[] millis = new double[asked.size()];
        for (int i = 0; i < millis.length; i++) {
            long before = System.nanoTime();
            index.find(new Question(asked.get(i), Order.RELEVANCE, Optional.empty(), 10), eyes);
            millis[i] = (System.nanoTime() - before) / 1e6;
        }
        Arrays.sort(millis);
        return millis[(int) (millis.length * 0.95)];
    }

    /** In megabytes, with what waits to be collected. */
    private static long heap() {
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
