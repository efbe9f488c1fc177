package brevvakt.index.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import brevvakt.casework.letter.AttachmentText.Extracted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Hostile files: each costs its own text, is named, and the next file is read. */
class WalledAttachmentTextTest {
    private static final ExtractionLimits LIMITS =
            new ExtractionLimits(Duration.ofSeconds(20), 1_000_000, 100L << 20, 8);
    private static final WalledAttachmentText WALL = new WalledAttachmentText(LIMITS, 96);

    @AfterAll
    static void close() {
        WALL.close();
    }

    private static Extracted read(String name, byte[] bytes) {
        return WALL.read(name, "application/octet-stream", new ByteArrayInputStream(bytes));
    }

    private static void nextIsRead() throws IOException {
        assertThat(read("nästa.zip", zip("brev.txt", "snöröjning".getBytes(StandardCharsets.UTF_8)))
                        .text())
                .contains("snöröjning");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void givenADocument_whenReadBeyondTheWall_thenItsWordsAreThere() throws IOException {
        nextIsRead();
    }

    @Test
    void givenAFileThatEatsAllMemory_whenRead_thenThatIsTheTroubleAndTheNextIsRead() throws IOException {
        try (WalledAttachmentText narrow = new WalledAttachmentText(LIMITS, 16)) {
            byte[] large = new byte[40 << 20];

            Extracted found = narrow.read("stor.bin", "application/pdf", new ByteArrayInputStream(large));

            assertThat(found.text()).isEmpty();
            assertThat(found.trouble()).isPresent();
            assertThat(found.trouble().get()).containsAnyOf("needs more memory than there is", "could be started");
        }
        nextIsRead();
    }

    @Test
    void givenAReaderThatDoesNotAnswer_whenItsTimeIsOver_thenItIsKilledAndTheNextIsRead() throws IOException {
        ExtractionLimits hasty = new ExtractionLimits(Duration.ofMillis(1), 1_000_000, 100L << 20, 8);
        try (WalledAttachmentText wall = new WalledAttachmentText(hasty, 96)) {
            Extracted found = wall.read("a.pdf", "application/pdf", new ByteArrayInputStream(pages(2_000)));

            assertThat(found.trouble().orElseThrow()).startsWith("took longer");
        }
        nextIsRead();
    }

    @Test
    void givenAReaderThatSaysNothing_whenItIsWaitedForNoLonger_thenItIsGoneAndThatIsTheTrouble() throws Exception {
        Reader silent = Reader.start(LIMITS, 96, Duration.ofMinutes(1));
        try {
            assertThatIOException()
                    .isThrownBy(() -> silent.read("a.pdf", "application/pdf", pages(100_000), Duration.ofMillis(1)));
            assertThat(silent.whatHappened()).isEqualTo("took longer than it may");
            assertThat(silent.isAlive()).isFalse();
        } finally {
            silent.end();
        }
    }

    @Test
    void givenMailFilesThatTakeLong_whenManyHaveBeenRead_thenNoneOfThemIsAtWorkInTheHouse() {
        ExtractionLimits hasty = new ExtractionLimits(Duration.ofMillis(1), 1_000_000, 100L << 20, 8);
        byte[] mail = ("Subject: Hej\nContent-Type: text/html\n\n" + "<p>rad</p>\n".repeat(20_000))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] latin = "Gatan \u00e4r m\u00f6rk".getBytes(StandardCharsets.ISO_8859_1);
        try (WalledAttachmentText wall = new WalledAttachmentText(hasty, 96)) {
            for (int i = 0; i < 5; i++) {
                wall.read("brev.eml", "application/octet-stream", new ByteArrayInputStream(mail));
            }

            assertThat(wall.read("rad.txt", "text/plain", new ByteArrayInputStream(latin))
                            .trouble()
                            .orElse(""))
                    .doesNotContain("attachments before it");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("attachment-reader"));
    }

    @Test
    void givenAReaderThatRunsOutOfMemory_whenItIsGone_thenNothingThatItPutAsideIsLeft() throws IOException {
        Set<Path> before = putAside();
        try (WalledAttachmentText narrow = new WalledAttachmentText(LIMITS, 32)) {
            assertThat(narrow.read("a.pdf", "application/pdf", new ByteArrayInputStream(pages(100_000)))
                            .trouble())
                    .contains("needs more memory than there is");
        }
        assertThat(putAside()).isSubsetOf(before);
    }

    private static Set<Path> putAside() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("brevvakt-"))
                    .collect(Collectors.toSet());
        }
    }

    /** Written by hand: a library takes longer to make it than the reader to read it. */
    private static byte[] pages(int count) {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        StringBuilder kids = new StringBuilder();
        IntStream.range(0, count).forEach(i -> kids.append(i + 3).append(" 0 R "));
        Consumer<String> object = content -> {
            places.add(pdf.length());
            pdf.append(places.size()).append(" 0 obj\n").append(content).append("\nendobj\n");
        };
        object.accept("<</Type/Catalog/Pages 2 0 R>>");
        object.accept("<</Type/Pages/Count " + count + "/Kids[" + kids + "]>>");
        for (int i = 0; i < count; i++) {
            object.accept("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(places.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        pdf.append("trailer<</Root 1 0 R/Size ").append(places.size() + 1).append(">>\nstartxref\n");
        pdf.append(table).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void givenAPdfOfAHundredThousandPages_whenRead_thenItIsBounded() throws IOException {
        ExtractionLimits brief = new ExtractionLimits(Duration.ofSeconds(3), 1_000_000, 100L << 20, 8);
        try (WalledAttachmentText wall = new WalledAttachmentText(brief, 96)) {
            Extracted found = wall.read("sidor.pdf", "application/pdf", new ByteArrayInputStream(pages(100_000)));

            assertThat(found.text().isBlank()).isTrue();
        }
        nextIsRead();
    }

    @Test
    void givenAGzipOfOneGigabyteOfZeros_whenRead_thenItGivesNothingAndTheNextIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                gzip.write(zeros);
            }
        }

        Extracted found = read("nollor.gz", bytes.toByteArray());

        assertThat(found.text()).hasSizeLessThan(10);
        assertThat(found.trouble()).isPresent();
        nextIsRead();
    }

    /** A gigabyte of zeros that is never in memory. */
    private static final class Zeros extends InputStream {
        private long left = 1L << 30;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            java.util.Arrays.fill(into, offset, offset + read, (byte) 0);
            left -= read;
            return read;
        }
    }

    @Test
    void givenAGigabyteOfZerosClaimedAsText_whenRead_thenItIsRefusedBySize() throws IOException {
        Extracted found = WALL.read("logg.txt", "text/plain", new Zeros());

        assertThat(found.trouble()).contains("larger than " + (100L << 20) + " bytes");
        nextIsRead();
    }

    @Test
    void givenEntitiesThatMultiply_whenRead_thenTheNextIsRead() throws IOException {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        laughs.append("]><l>&a29;</l>");

        Extracted found = read("skratt.xml", laughs.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(found.text()).hasSizeLessThan(1_000_001);
        assertThat(found.trouble()).isPresent();
        nextIsRead();
    }

    @Test
    void givenNamesThatWantOutOfTheFolder_whenRead_thenTheirWordsAreReadAndNoFileIsMade() throws IOException {
        assertThat(read("x.zip", zip("../../../../tmp/brevvakt-ut.txt", "innehåll".getBytes(StandardCharsets.UTF_8)))
                        .text())
                .contains("innehåll");
        assertThat(Path.of("/tmp/brevvakt-ut.txt")).doesNotExist();
    }

    @Test
    void givenAnArchiveInAnArchiveTwentyDeep_whenRead_thenItIsNamed() throws IOException {
        byte[] inner = "djupt".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20; i++) {
            inner = zip("lager" + i + ".zip", inner);
        }

        assertThat(read("djup.zip", inner).trouble()).isPresent();
        nextIsRead();
    }
}
