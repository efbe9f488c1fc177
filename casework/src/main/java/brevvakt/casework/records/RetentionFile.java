package brevvakt.casework.records;

import brevvakt.casework.classify.Label;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The municipality's retention rules as it writes them; a rule that cannot be understood is refused with the whole file. */
public final class RetentionFile {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private record Whole(@Nullable List<Row> rules) {}

    private record Row(
            @Nullable String id,
            @Nullable List<Label> kinds,
            int months,
            @Nullable String decision,
            @Nullable String approvedBy,
            @Nullable String approvedOn) {}

    private RetentionFile() {}

    /** The rules of a file; none where there is no file. What is wrong with it is told in the exception's message. */
    public static List<RetentionRule> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Row> rows = Optional.ofNullable(
                            YAML.readValue(file.toFile(), Whole.class).rules())
                    .orElse(List.of());
            List<RetentionRule> rules = rows.stream().map(RetentionFile::rule).toList();
            Set<String> ids = new HashSet<>();
            for (RetentionRule rule : rules) {
                if (!ids.add(rule.id())) {
                    throw new IOException(file.getFileName() + " has two rules " + rule.id());
                }
            }
            return rules;
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file.getFileName() + " cannot be understood: " + e.getMessage(), e);
        }
    }

    private static RetentionRule rule(Row row) {
        return new RetentionRule(
                Optional.ofNullable(row.id()).orElse(""),
                Set.copyOf(Optional.ofNullable(row.kinds()).orElse(List.of())),
                row.months(),
                Optional.ofNullable(row.decision()).filter(said -> !said.isBlank()),
                Optional.ofNullable(row.approvedBy()).filter(said -> !said.isBlank()),
                Optional.ofNullable(row.approvedOn()).map(LocalDate::parse));
    }
}
