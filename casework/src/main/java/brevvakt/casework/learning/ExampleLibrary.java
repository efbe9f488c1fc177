package brevvakt.casework.learning;

import brevvakt.casework.classify.Label;
import brevvakt.casework.table.TableFile;
import brevvakt.casework.texts.Language;
import java.io.IOException;
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
        TableFile table = new TableFile(file);
        List<@Nullable Row> rows = table.read(Whole.class).map(Whole::examples).orElse(List.of());
        List<LibraryExample> examples = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            example(rows.get(i), "examples[" + i + "]", table).ifPresent(examples::add);
        }
        table.refuseFaults();
        return new ExampleLibrary(examples);
    }

    private static Optional<LibraryExample> example(@Nullable Row row, String place, TableFile table) {
        if (row == null) {
            table.fault(place + " is empty");
            return Optional.empty();
        }
        int before = table.faults();
        Optional<Label> label =
                KINDS.stream().filter(kind -> kind.name().equals(row.label())).findFirst();
        if (label.isEmpty()) {
            table.fault(place + ".label is \"" + row.label() + "\"; it is COMPLAINT, VIEW or SUGGESTION");
        }
        Map<Language, String> text = languages(row.text(), place + ".text", table);
        Map<Language, String> why = languages(row.why(), place + ".why", table);
        Anonymity.breachIn(String.join("\n", text.values()), List.of())
                .ifPresent(breach -> table.fault(place + ".text has " + breach + "; make it up without one"));
        return table.faults() > before ? Optional.empty() : label.map(kind -> new LibraryExample(kind, text, why));
    }

    private static Map<Language, String> languages(
            @Nullable Map<String, String> written, String place, TableFile table) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        Map<String, String> given = Optional.ofNullable(written).orElse(Map.of());
        for (Language language : Language.values()) {
            String one = table.needed(given.get(language.tag()), place + "." + language.tag());
            if (!one.isEmpty()) {
                words.put(language, one);
            }
        }
        return words;
    }

    public List<LibraryExample> examples() {
        return examples;
    }
}
