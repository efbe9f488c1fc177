package brevvakt.gateway.neighbours;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a diary system that fetches packages from a folder says that it has them: beside the package {@code NAME} a file
 * {@code NAME.ack}, which may hold the system's own case number. A file that was read is kept as {@code NAME.acked}.
 */
public final class AcknowledgementFolder {
    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementFolder.class);
    private static final String SAID = ".ack";
    private static final int LONGEST = 10_000;

    private final Path folder;

    /** Asked about a package; says whether it is known. */
    @FunctionalInterface
    public interface Heard {
        boolean of(String name, String said);
    }

    public AcknowledgementFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads what has come; a file of an unknown package stays where it is, and is told in the log. */
    public void read(Heard heard) {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            String handed = name.substring(0, name.length() - SAID.length());
            try {
                byte[] bytes = Files.readAllBytes(file);
                String said = new String(bytes, 0, Math.min(bytes.length, LONGEST), StandardCharsets.UTF_8);
                if (heard.of(handed, said)) {
                    Files.move(file, folder.resolve(handed + ".acked"), StandardCopyOption.REPLACE_EXISTING);
                } else {
                    LOG.warn("{} acknowledges a package that was never handed over; see who wrote it", file);
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be read; it is tried again", file, e);
            }
        }
    }

    private List<Path> files() {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SAID)) {
            files.forEach(found::add);
        } catch (IOException e) {
            LOG.warn("the folder {} of the diary system cannot be read; it is tried again", folder, e);
        }
        return found;
    }
}
