package brevvakt.casework.routine;

import brevvakt.casework.calendar.WorkingDays;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the versions of the routine from {@code conf/routine.yaml}; what is wrong with the file is told with its place. */
public final class RoutineFile {
    private static final int MOST_DAYS = 60;
    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private record Whole(@Nullable List<@Nullable Row> versions) {}

    private record Row(
            @Nullable String validFrom,
            @Nullable String name,
            @Nullable Integer reply,
            @Nullable Integer review,
            @Nullable Integer callback,
            @Nullable Integer reaction) {}

    private final List<String> faults = new ArrayList<>();
    private final Set<LocalDate> days = new HashSet<>();

    private RoutineFile() {}

    /** The routine of a file; that of the seed where there is no file. */
    public static Routine read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Routine.ofTheSeed();
        }
        try {
            Whole whole = YAML.readValue(file.toFile(), Whole.class);
            RoutineFile reading = new RoutineFile();
            List<RoutineVersion> versions =
                    reading.versions(Optional.ofNullable(whole.versions()).orElse(List.of()));
            if (!reading.faults.isEmpty()) {
                throw new IOException(file.getFileName() + " cannot be used: " + String.join("; ", reading.faults));
            }
            return new Routine(versions);
        } catch (JacksonException e) {
            throw new IOException(
                    file.getFileName() + " cannot be understood" + place(e) + ": " + e.getOriginalMessage(), e);
        }
    }

    private static String place(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> " at line " + at.getLineNr())
                .orElse("");
    }

    private List<RoutineVersion> versions(List<@Nullable Row> rows) {
        if (rows.isEmpty()) {
            faults.add("versions is empty; name at least the version in force");
        }
        List<RoutineVersion> versions = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String place = "versions[" + i + "]";
            if (row == null) {
                faults.add(place + " is empty");
            } else {
                version(row, place).ifPresent(versions::add);
            }
        }
        return versions;
    }

    private Optional<RoutineVersion> version(Row row, String place) {
        Optional<LocalDate> from = day(row.validFrom(), place + ".validFrom");
        Optional<WorkingDays> reply = number(row.reply(), place + ".reply");
        Optional<WorkingDays> review = number(row.review(), place + ".review");
        Optional<WorkingDays> callback = number(row.callback(), place + ".callback");
        Optional<WorkingDays> reaction = number(row.reaction(), place + ".reaction");
        if (from.isEmpty() || reply.isEmpty() || review.isEmpty() || callback.isEmpty() || reaction.isEmpty()) {
            return Optional.empty();
        }
        String name = Optional.ofNullable(row.name())
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .orElse(from.get().toString());
        return Optional.of(
                new RoutineVersion(from.get(), name, reply.get(), review.get(), callback.get(), reaction.get()));
    }

    private Optional<LocalDate> day(@Nullable String written, String place) {
        if (written == null) {
            faults.add(place + " is missing; write the first day as 2026-01-01");
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(written.strip());
            if (!days.add(day)) {
                faults.add(place + " is " + day + " again; only one version begins on a day");
            }
            return Optional.of(day);
        } catch (DateTimeParseException e) {
            faults.add(place + " is \"" + written + "\", which is no day; write it as 2026-01-01");
            return Optional.empty();
        }
    }

    private Optional<WorkingDays> number(@Nullable Integer written, String place) {
        if (written == null || written < 1 || written > MOST_DAYS) {
            faults.add(place + (written == null ? " is missing" : " is " + written) + "; it is a number of 1 to "
                    + MOST_DAYS + " working days");
            return Optional.empty();
        }
        return Optional.of(new WorkingDays(written));
    }
}
