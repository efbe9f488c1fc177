package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final Path SHIPPED = Letters.CONF.resolve(Judge.MODEL);

    @TempDir
    private Path folder;

    @Test
    void givenTheShippedModel_whenItsLettersAreLookedAt_thenItIsTheirs() {
        assertThat(ModelFile.read(SHIPPED).lessons())
                .as("the letters or their reading have changed: run brevvakt train")
                .isEqualTo(Teaching.mark(new Lessons(Letters.CONF).teaching()));
    }

    @Test
    void givenTheShippedModel_whenMeasured_thenItIsSmall() throws IOException {
        assertThat(Files.size(SHIPPED)).isLessThan(4_000_000);
    }

    @Test
    void givenAModel_whenWrittenAndRead_thenItIsTheSameToTheByte() throws IOException {
        Path again = folder.resolve("again.bin");

        ModelFile.write(ModelFile.read(SHIPPED), again);

        assertThat(again).hasSameBinaryContentAs(SHIPPED);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void givenHalfAModel_whenRead_thenItIsRefusedByName() throws IOException {
        byte[] whole = Files.readAllBytes(SHIPPED);
        Path half = Files.write(folder.resolve("half.bin"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> ModelFile.read(half))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("half.bin");
    }

    @Test
    void givenAnyOtherFile_whenRead_thenItIsRefusedByName() throws IOException {
        Path other = Files.writeString(folder.resolve("other.bin"), "- {id: rule}\n");

        assertThatThrownBy(() -> ModelFile.read(other))
                .isInstanceOf(BrokenRules.class)
                .hasMessageContaining("other.bin");
    }
}
