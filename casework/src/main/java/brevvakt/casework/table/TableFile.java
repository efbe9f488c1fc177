package brevvakt.casework.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of the municipality's own, in YAML, while it is read; what is wrong with it is told all at once. */
public final class TableFile {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;
    private final List<String> faults = new ArrayList<>();

    public TableFile(Path file) {
        this.file = file;
    }

    /** What stands in the file; empty where there is none. One that cannot be understood is refused in words. */
    public <T> Optional<T> read(Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(YAML.readValue(file.toFile(), type));
        } catch (JacksonException e) {
            throw new IOException(file.getFileName() + " cannot be understood: " + e.getOriginalMessage(), e);
        }
    }

    /** Notes what is wrong, told with its place. */
    public void fault(String told) {
        faults.add(told);
    }

    /** How much is wrong so far. */
    public int faults() {
        return faults.size();
    }

    /** A text that the table cannot do without; empty, and a fault, where it is missing. */
    public String needed(@Nullable String value, String place) {
        if (value == null || value.isBlank()) {
            fault(place + " is missing");
            return "";
        }
        return value.strip();
    }

    /** Refuses the file with everything that is wrong with it. */
    public void refuseFaults() throws IOException {
        if (!faults.isEmpty()) {
            throw new IOException(file.getFileName() + " cannot be used: " + String.join("; ", faults));
        }
    }
}
