package brevvakt.gateway.demo;

import brevvakt.casework.texts.Language;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the demo says, in one language; a word is asked for by its path in the file, such as {@code head.letter}. */
record Words(Language language, Map<String, String> said) {
    private static final Pattern BLANK = Pattern.compile("\\{([a-zA-Z]+)}");

    Words {
        said = Map.copyOf(said);
    }

    static Words in(Language language) {
        Map<String, String> said = new TreeMap<>();
        try (InputStream yaml = Day.resource("words-" + language.tag() + ".yaml")) {
            collect("", new YAMLMapper().readTree(yaml), said);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's words in " + language.tag() + " cannot be read", e);
        }
        return new Words(language, said);
    }

    private static void collect(String path, JsonNode node, Map<String, String> said) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), said));
        } else {
            said.put(path.substring(1), node.asText());
        }
    }

    String get(String path) {
        String word = said.get(path);
        if (word == null) {
            throw new IllegalArgumentException("the demo has no word for " + path + " in " + language.tag());
        }
        return word;
    }

    boolean has(String path) {
        return said.containsKey(path);
    }

    /** The words at a path with their blanks filled in. */
    String say(String path, Map<String, ?> values) {
        return BLANK.matcher(get(path)).replaceAll(blank -> {
            Object value = values.get(blank.group(1));
            if (value == null) {
                throw new IllegalArgumentException(path + " of the demo's words asks for " + blank.group());
            }
            return Matcher.quoteReplacement(value.toString());
        });
    }
}
