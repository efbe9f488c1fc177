package brevvakt.casework.classify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A YAML file of entries that the municipality may change. Anything unknown, doubled or malformed is refused. */
final class RuleFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;

    RuleFile(Path file) {
        this.file = file;
    }

    /** The files of a folder by name, so that the same folder is always read in the same order. */
    static List<RuleFile> allIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(RuleFile::new)
                    .toList();
        } catch (IOException e) {
            throw new BrokenRules(folder, "", "cannot be listed: " + e.getMessage());
        }
    }

    /** The entries of one kind, in order; each is named by its {@code id}, or by its place where it has none. */
    <T> List<T> entries(Class<T> kind) {
        JsonNode root = tree();
        if (!root.isArray() || root.isEmpty()) {
            throw refusal("", "must be a list of entries");
        }
        List<T> entries = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode node : root) {
            String id = node.path("id").asText("entry " + (entries.size() + 1));
            if (!ids.add(id)) {
                throw refusal(id, "stands twice");
            }
            entries.add(read(node, id, kind));
        }
        return entries;
    }

    /** The whole file as one thing. */
    <T> T whole(Class<T> kind) {
        return read(tree(), "", kind);
    }

    BrokenRules refusal(String where, String why) {
        return new BrokenRules(file, where, why);
    }

    private JsonNode tree() {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw refusal("", "is no YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw refusal("", "cannot be read: " + e.getMessage());
        }
    }

    private <T> T read(JsonNode node, String id, Class<T> kind) {
        try {
            T read = YAML.treeToValue(node, kind);
            if (read == null) {
                throw refusal(id, "is empty");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw refusal(id, "unknown key '" + e.getPropertyName() + "', known are " + e.getKnownPropertyIds());
        } catch (JsonProcessingException e) {
            throw refusal(id, why(e));
        }
    }

    private static String why(JsonProcessingException e) {
        return e.getCause() instanceof IllegalArgumentException ours
                ? String.valueOf(ours.getMessage())
                : e.getOriginalMessage();
    }
}
