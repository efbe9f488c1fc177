package brevvakt.casework.routing;

import brevvakt.casework.texts.Language;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The municipality's services and the words by which a letter names them, from {@code conf/services.yaml}. A heading of
 * the diary says the service in the table's words and never in the letter's (LAW-17).
 */
public final class ServiceTable {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<Service> services;

    private record Whole(@Nullable List<Row> services) {}

    private record Row(
            @Nullable String id,
            @Nullable String sv,
            @Nullable String en,
            @Nullable List<String> words) {}

    private record Service(String id, String sv, String en, Pattern words) {}

    private ServiceTable(List<Service> services) {
        this.services = List.copyOf(services);
    }

    /** The table of a file; an empty one where there is no file. What is wrong with it is told with its place. */
    public static ServiceTable read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new ServiceTable(List.of());
        }
        try {
            List<Row> rows = Optional.ofNullable(
                            YAML.readValue(file.toFile(), Whole.class).services())
                    .orElse(List.of());
            List<String> faults = new ArrayList<>();
            List<Service> services = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < rows.size(); i++) {
                service(rows.get(i), "services[" + i + "]", ids, faults).ifPresent(services::add);
            }
            if (!faults.isEmpty()) {
                throw new IOException(file.getFileName() + " cannot be used: " + String.join("; ", faults));
            }
            return new ServiceTable(services);
        } catch (JacksonException e) {
            throw new IOException(file.getFileName() + " cannot be understood: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<Service> service(Row row, String place, Set<String> ids, List<String> faults) {
        String id = needed(row.id(), place + ".id", faults);
        String sv = needed(row.sv(), place + ".sv", faults);
        String en = needed(row.en(), place + ".en", faults);
        if (!id.isEmpty() && !ids.add(id)) {
            faults.add(place + " has the id " + id + " again; keep one");
        }
        Optional<Pattern> words =
                Head.words(Optional.ofNullable(row.words()).orElse(List.of()), place + ".words", faults);
        if (words.isEmpty()) {
            faults.add(place + " has no words by which it is recognised");
        }
        return words.map(pattern -> new Service(id, sv, en, pattern));
    }

    private static String needed(@Nullable String value, String place, List<String> faults) {
        if (value == null || value.isBlank()) {
            faults.add(place + " is missing");
            return "";
        }
        return value.strip();
    }

    /** The id of the service that most words of the text name; the one further up where two are named as often. */
    public Optional<String> serviceOf(String text) {
        Head head = Head.of(text);
        Optional<String> found = Optional.empty();
        long most = 0;
        for (Service service : services) {
            long count = head.count(service.words());
            if (count > most) {
                most = count;
                found = Optional.of(service.id());
            }
        }
        return found;
    }

    /** What a service is called; empty where the table no longer has it. */
    public Optional<String> name(String id, Language language) {
        return services.stream()
                .filter(service -> service.id().equals(id))
                .map(service -> language == Language.SV ? service.sv() : service.en())
                .findFirst();
    }
}
