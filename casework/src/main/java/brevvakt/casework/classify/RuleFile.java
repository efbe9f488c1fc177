package brevvakt.casework.classify;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A YAML file of entries that the municipality may change. Anything unknown, doubled or malformed is refused. */
final class RuleFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();
    private static final Consumer<BrokenRules> REFUSING = fault -> {
        throw fault;
    };

    private final Path file;
    private Optional<String> text = Optional.empty();
    private Optional<RuleLines> lines = Optional.empty();

    RuleFile(Path file) {
        this.file = file;
    }

    /**
     * An entry that has been told apart from the others, and not yet understood.
     *
     * @param id its {@code id}, or its place where it has none
     * @param at its place, counted from 0
     */
    record Entry(String id, int at, JsonNode node) {}

    /** The files of a folder by name, so that the same folder is always read in the same order. */
    static List<RuleFile> allIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(RuleFile::new)
                    .toList();
        } catch (IOException e) {
            throw new BrokenRules(folder, "", "cannot be listed: " + e.getMessage() + "; the folder must be there");
        }
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** The entries of one kind, in order; each is named by its {@code id}, or by its place where it has none. */
    <T> List<T> entries(Class<T> kind) {
        return entries(REFUSING).stream().map(entry -> read(entry, kind)).toList();
    }

    /** The entries as they stand; one that stands twice is told and left out. */
    List<Entry> entries(Consumer<BrokenRules> faults) {
        JsonNode root = tree();
        if (!root.isArray() || root.isEmpty()) {
            throw refusal("", "must be a list of entries; begin each with '- id: a.name'");
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        int at = 0;
        for (JsonNode node : root) {
            Entry entry = new Entry(node.path("id").asText("entry " + (at + 1)), at, node);
            if (ids.add(entry.id())) {
                entries.add(entry);
            } else {
                faults.accept(refusal(entry, "", "stands twice; give one of the two another id, or take it out"));
            }
            at++;
        }
        return entries;
    }

    /** The whole file as one thing. */
    <T> T whole(Class<T> kind) {
        return read(new Entry("", 0, tree()), kind);
    }

    BrokenRules refusal(String where, String why) {
        return new BrokenRules(file, where, why);
    }

    /** Names the line of a key or value of the entry, as far as it can be found. */
    BrokenRules refusal(Entry entry, String keyOrValue, String why) {
        return new BrokenRules(file, lines().of(entry.at(), keyOrValue), entry.id(), why);
    }

    /** Where an entry stands, for who wants to change it: file and line. */
    String place(Entry entry) {
        return name() + ":" + lines().ofEntry(entry.at());
    }

    private RuleLines lines() {
        RuleLines known = lines.orElseGet(() -> RuleLines.of(YAML, text.orElse("")));
        lines = Optional.of(known);
        return known;
    }

    private JsonNode tree() {
        try {
            String read = Files.readString(file);
            text = Optional.of(read);
            return YAML.readTree(read);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new BrokenRules(
                    file,
                    location == null ? 0 : location.getLineNr(),
                    "",
                    "is no YAML: " + firstLine(e.getOriginalMessage())
                            + "; look for a missing quote, bracket or colon there or just above");
        } catch (IOException e) {
            throw refusal("", "cannot be read: " + e.getMessage() + "; it must be there and be UTF-8");
        }
    }

    <T> T read(Entry entry, Class<T> kind) {
        try {
            T read = YAML.treeToValue(entry.node(), kind);
            if (read == null) {
                throw refusal(entry, "", "is empty; fill it or take it out");
            }
            return read;
        } catch (JsonMappingException e) {
            throw refusal(entry, kind, e);
        } catch (JsonProcessingException e) {
            throw refusal(entry, "", why(e));
        }
    }

    /** A key that nobody knows is told first: what else is wrong may come of it. */
    private BrokenRules refusal(Entry entry, Class<?> kind, JsonMappingException e) {
        List<String> known =
                YAML.getDeserializationConfig().introspect(YAML.constructType(kind)).findProperties().stream()
                        .map(BeanPropertyDefinition::getName)
                        .toList();
        Iterator<String> written = entry.node().fieldNames();
        while (written.hasNext()) {
            String key = written.next();
            if (!known.contains(key)) {
                return refusal(entry, key, "unknown key '" + key + "'; known are " + known);
            }
        }
        if (e instanceof UnrecognizedPropertyException deeper) {
            return refusal(
                    entry,
                    deeper.getPropertyName(),
                    "unknown key '" + deeper.getPropertyName() + "'; known are " + deeper.getKnownPropertyIds());
        }
        return e instanceof InvalidFormatException value
                ? refusal(entry, String.valueOf(value.getValue()), unknownValue(value))
                : refusal(entry, key(e), why(e));
    }

    private static String unknownValue(InvalidFormatException e) {
        String told = key(e) + " cannot be '" + e.getValue() + "'; it is ";
        Class<?> wanted = e.getTargetType();
        return wanted != null && wanted.isEnum()
                ? told + "one of " + Arrays.toString(wanted.getEnumConstants())
                : told + "a " + (wanted == null ? "value of another kind" : wanted.getSimpleName());
    }

    private static String key(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .reduce((first, last) -> last)
                .orElse("");
    }

    private static String why(JsonProcessingException e) {
        return e.getCause() instanceof IllegalArgumentException ours
                ? String.valueOf(ours.getMessage())
                : firstLine(e.getOriginalMessage());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
