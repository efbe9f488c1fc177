package brevvakt.casework.learning;

import brevvakt.casework.classify.Label;
import brevvakt.casework.texts.Language;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The examples of {@code conf/examples.yaml}, for talking about what is a complaint, a view or a suggestion (SEED-49). What
 * is wrong with the file is told with its place.
 */
public final class ExampleLibrary {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What the examples tell apart. */
    public static final Set<Label> KINDS = Set.copyOf(EnumSet.of(Label.COMPLAINT, Label.VIEW, Label.SUGGESTION));

    private final List<LibraryExample> examples;

    private record Whole(@Nullable List<@Nullable Row> examples) {}

    private record Row(
            @Nullable String label,
            @Nullable Map<String, String> text,
            @Nullable Map<String, String> why) {}

    private ExampleLibrary(List<LibraryExample> examples) {
        this.examples = List.copyOf(examples);
    }

    /** The library of a file; an empty one where there is no file. */
    public static ExampleLibrary read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new ExampleLibrary(List.of());
        }
        try {
            Whole whole = YAML.readValue(file.toFile(), Whole.class);
            List<String> faults = new ArrayList<>();
            List<LibraryExample> examples = new ArrayList<>();
            List<@Nullable Row> rows = Optional.ofNullable(whole.examples()).orElse(List.of());
            for (int i = 0; i < rows.size(); i++) {
                example(rows.get(i), "examples[" + i + "]", faults).ifPresent(examples::add);
            }
            if (!faults.isEmpty()) {
                throw new IOException(file.getFileName() + " cannot be used: " + String.join("; ", faults));
            }
            return new ExampleLibrary(examples);
        } catch (JacksonException e) {
            throw new IOException(file.getFileName() + " cannot be understood: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<LibraryExample> example(@Nullable Row row, String place, List<String> faults) {
        if (row == null) {
            faults.add(place + " is empty");
            return Optional.empty();
        }
        int before = faults.size();
        Optional<Label> label =
                KINDS.stream().filter(kind -> kind.name().equals(row.label())).findFirst();
        if (label.isEmpty()) {
            faults.add(place + ".label is \"" + row.label() + "\"; it is COMPLAINT, VIEW or SUGGESTION");
        }
        Map<Language, String> text = languages(row.text(), place + ".text", faults);
        Map<Language, String> why = languages(row.why(), place + ".why", faults);
        Anonymity.breachIn(String.join("\n", text.values()), List.of())
                .ifPresent(breach -> faults.add(place + ".text has " + breach + "; make it up without one"));
        return faults.size() > before ? Optional.empty() : label.map(kind -> new LibraryExample(kind, text, why));
    }

    private static Map<Language, String> languages(
            @Nullable Map<String, String> written, String place, List<String> faults) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        Map<String, String> given = Optional.ofNullable(written).orElse(Map.of());
        for (Language language : Language.values()) {
            String one =
                    Optional.ofNullable(given.get(language.tag())).orElse("").strip();
            if (one.isEmpty()) {
                faults.add(place + "." + language.tag() + " is missing");
            } else {
                words.put(language, one);
            }
        }
        return words;
    }

    public List<LibraryExample> examples() {
        return examples;
    }
}
