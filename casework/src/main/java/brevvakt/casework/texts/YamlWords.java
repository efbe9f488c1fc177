package brevvakt.casework.texts;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A YAML file of words, its nested keys joined by dots. */
final class YamlWords {
    private YamlWords() {}

    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> words = new TreeMap<>();
        YAMLMapper mapper = new YAMLMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
        try (InputStream in = Files.newInputStream(file)) {
            flatten(file, "", mapper.readTree(in), words);
        }
        return words;
    }

    private static void flatten(Path file, String prefix, JsonNode node, Map<String, String> words) throws IOException {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                flatten(
                        file,
                        prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                        entry.getValue(),
                        words);
            }
        } else if (node.isValueNode() && !node.isNull() && !prefix.isEmpty()) {
            words.put(prefix, node.asText());
        } else if (!node.isMissingNode()) {
            throw new IOException(file + ": " + prefix + " holds no word; write key: \"words\"");
        }
    }
}
