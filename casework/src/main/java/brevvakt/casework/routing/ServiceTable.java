package brevvakt.casework.routing;

import brevvakt.casework.table.TableFile;
import brevvakt.casework.texts.Language;
import java.io.IOException;
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
        TableFile table = new TableFile(file);
        List<Row> rows = table.read(Whole.class).map(Whole::services).orElse(List.of());
        List<Service> services = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            service(rows.get(i), "services[" + i + "]", ids, table).ifPresent(services::add);
        }
        table.refuseFaults();
        return new ServiceTable(services);
    }

    private static Optional<Service> service(Row row, String place, Set<String> ids, TableFile table) {
        String id = table.needed(row.id(), place + ".id");
        String sv = table.needed(row.sv(), place + ".sv");
        String en = table.needed(row.en(), place + ".en");
        if (!id.isEmpty() && !ids.add(id)) {
            table.fault(place + " has the id " + id + " again; keep one");
        }
        Optional<Pattern> words =
                Head.words(Optional.ofNullable(row.words()).orElse(List.of()), place + ".words", table);
        if (words.isEmpty()) {
            table.fault(place + " has no words by which it is recognised");
        }
        return words.map(pattern -> new Service(id, sv, en, pattern));
    }

    /** The id of the service that most words of a letter name; the one further up where two are named as often. */
    public Optional<String> serviceOf(Head head) {
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
