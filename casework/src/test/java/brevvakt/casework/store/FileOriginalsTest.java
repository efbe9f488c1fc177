package brevvakt.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOriginalsTest {
    private static final int SENDERS = 16;
    private static final int EACH = 25;

    @TempDir
    Path folder;

    private static Originals.Kept keep(FileOriginals originals, String text) throws IOException {
        return originals.keep(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @RepeatedTest(20)
    void givenANewFolder_whenManySendersComeAtOnce_thenEveryMailIsKept() throws Exception {
        FileOriginals originals = new FileOriginals(folder);
        CyclicBarrier together = new CyclicBarrier(SENDERS);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<List<Originals.Kept>>> work = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int number = sender;
                work.add(() -> {
                    together.await();
                    List<Originals.Kept> kept = new ArrayList<>();
                    for (int mail = 0; mail < EACH; mail++) {
                        kept.add(keep(originals, "mail " + mail + " of sender " + number));
                    }
                    return kept;
                });
            }
            for (Future<List<Originals.Kept>> done : senders.invokeAll(work)) {
                assertThat(done.get()).allMatch(kept -> originals.holds(kept.digest()));
            }
        } finally {
            senders.shutdown();
        }
    }

    @Test
    void givenTheSameBytesTwice_whenKept_thenTheyLieThereOnce() throws IOException {
        FileOriginals originals = new FileOriginals(folder);

        Originals.Kept first = keep(originals, "Hej");

        assertThat(keep(originals, "Hej")).isEqualTo(first);
        assertThat(first.size()).isEqualTo(3);
        assertThat(originals.all()).containsExactly(first.digest());
        assertThat(originals.open(first.digest())).hasBinaryContent("Hej".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givenAFileOfAKilledRun_whenOpenedAgain_thenItIsGone() throws IOException {
        keep(new FileOriginals(folder), "Hej");
        Files.writeString(folder.resolve("passing").resolve("half"), "He");

        FileOriginals again = new FileOriginals(folder);

        assertThat(folder.resolve("passing")).isEmptyDirectory();
        assertThat(again.all()).hasSize(1);
    }

    @Test
    void givenAnUnknownDigest_whenOpened_thenItsAbsenceIsSaid() throws IOException {
        FileOriginals originals = new FileOriginals(folder);
        Sha256 unknown = new Sha256("0".repeat(64));

        assertThatThrownBy(() -> originals.open(unknown))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("0000");
        assertThat(originals.holds(unknown)).isFalse();
    }
}
