package brevvakt.gateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgementFolderTest {
    @TempDir
    private Path folder;

    @Test
    void givenAcknowledgements_whenTheFolderIsRead_thenEachIsHeardOnceAndAStrangersStays() throws Exception {
        Files.createDirectories(folder.resolve("Ks-1-2026-1"));
        Files.writeString(folder.resolve("Ks-1-2026-1.ack"), "Ks 4711/2026");
        Files.writeString(folder.resolve("okänd.ack"), "");
        List<String> heard = new ArrayList<>();
        AcknowledgementFolder acknowledgements = new AcknowledgementFolder(folder);

        acknowledgements.read((name, said) -> name.startsWith("Ks") && heard.add(name + ": " + said));
        acknowledgements.read((name, said) -> name.startsWith("Ks") && heard.add(name + ": " + said));

        assertThat(heard).containsExactly("Ks-1-2026-1: Ks 4711/2026");
        assertThat(folder.resolve("Ks-1-2026-1.acked")).exists();
        assertThat(folder.resolve("okänd.ack")).exists();
    }

    @Test
    void givenNoFolderYet_whenItIsRead_thenNothingHappens() {
        new AcknowledgementFolder(folder.resolve("none")).read((name, said) -> {
            throw new IllegalStateException(name);
        });

        assertThat(folder.resolve("none")).doesNotExist();
    }
}
