package brevvakt.gateway.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of the settings file, while it is read into a record. It notes which keys were asked for, so that
 * {@link #nothingElse} can name those nobody reads. A value that cannot be used becomes a fault, and reading goes on with
 * the default, so that all faults are told at once.
 */
final class Section {
    private final String path;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final SettingsFile file;

    /** An empty node means that the section is absent. */
    Section(SettingsFile file, String path, @Nullable Node node) {
        this.file = file;
        this.path = path;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else if (node != null) {
            file.fault(node, path.isEmpty() ? "the file" : "'" + path + "'", "must hold settings, KEY: VALUE");
        }
    }

    private void take(NodeTuple entry) {
        Node key = entry.getKeyNode();
        String name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (lines.putIfAbsent(name, line(key)) != null) {
            file.fault(key, "'" + at(name) + "'", "stands there twice");
        }
        if (!entry.getValueNode().getTag().equals(Tag.NULL)) {
            values.put(name, entry.getValueNode());
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** The section has at least one value. */
    boolean isGiven() {
        return !values.isEmpty();
    }

    Section section(String key) {
        return new Section(file, at(key), node(key).orElse(null));
    }

    Optional<String> text(String key) {
        Optional<String> text = scalar(key, "a text", Optional::of);
        file.effective(at(key), text.orElse("-"));
        return text;
    }

    /** A password or key, from the file or, before it, from the environment. */
    Optional<Secret> secret(String key) {
        Optional<String> written = scalar(key, "a text", Optional::of);
        Optional<Secret> secret = file.environment(at(key)).or(() -> written).map(Secret::new);
        file.effective(at(key), secret.map(Secret::toString).orElse("-"));
        return secret;
    }

    /** A text that the section cannot do without. */
    String needed(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            file.fault("'" + at(key) + "' is missing, and '" + path + "' needs it");
        }
        return text.orElse("");
    }

    long number(String key, long usual, long least, long most) {
        long number = scalar(key, "a whole number from " + least + " to " + most, text -> wholeNumber(text)
                        .filter(n -> n >= least && n <= most))
                .orElse(usual);
        file.effective(at(key), String.valueOf(number));
        return number;
    }

    private static Optional<Long> wholeNumber(String text) {
        return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    Optional<Endpoint> endpoint(String key, int usualPort) {
        Optional<Endpoint> endpoint = scalar(key, "host:port", text -> Endpoint.parse(text, usualPort));
        file.effective(at(key), endpoint.map(Endpoint::toString).orElse("-"));
        return endpoint;
    }

    /** A file; a relative name starts at the settings file's folder. */
    Path file(String key) {
        String name = needed(key);
        return file.folder().resolve(name).normalize();
    }

    /** A file or folder that need not be named. */
    Optional<Path> fileIfAny(String key) {
        return text(key).map(name -> file.folder().resolve(name).normalize());
    }

    <E extends Enum<E>> E word(String key, Class<E> words, E usual) {
        String allowed = Stream.of(words.getEnumConstants())
                .map(w -> w.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        E word = scalar(key, allowed, text -> Stream.of(words.getEnumConstants())
                        .filter(w -> w.name().equalsIgnoreCase(text))
                        .findFirst())
                .orElse(usual);
        file.effective(at(key), word.name().toLowerCase(Locale.ROOT));
        return word;
    }

    Set<LocalDate> days(String key) {
        Set<LocalDate> days = new LinkedHashSet<>();
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof SequenceNode list) {
            list.getValue().forEach(item -> day(item).ifPresentOrElse(days::add, () -> wrong(item, key, "dates")));
        } else {
            node.ifPresent(other -> wrong(other, key, "a list of dates, [2026-06-05]"));
        }
        file.effective(at(key), days.toString());
        return days;
    }

    /** A list of words, such as user names. */
    Set<String> words(String key) {
        Set<String> words = new LinkedHashSet<>();
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                    words.add(scalar.getValue().strip());
                } else {
                    wrong(item, key, "words");
                }
            }
        } else {
            node.ifPresent(other -> wrong(other, key, "a list of words, [one, two]"));
        }
        file.effective(at(key), words.toString());
        return words;
    }

    private static Optional<LocalDate> day(Node item) {
        try {
            return item instanceof ScalarNode scalar
                    ? Optional.of(LocalDate.parse(scalar.getValue()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A value in a form of its own; what does not parse is told as a fault that names the form. */
    <T> Optional<T> scalar(String key, String form, Function<String, Optional<T>> parser) {
        Optional<Node> node = node(key);
        Optional<T> value = node.filter(ScalarNode.class::isInstance)
                .map(n -> ((ScalarNode) n).getValue().strip())
                .filter(text -> !text.isEmpty())
                .flatMap(parser);
        if (node.isPresent() && value.isEmpty()) {
            wrong(node.get(), key, form);
        }
        return value;
    }

    /** Notes what a value comes to, for {@link Settings#effective}. */
    void note(String key, String value) {
        file.effective(at(key), value);
    }

    private void wrong(Node node, String key, String form) {
        file.fault(node, "'" + at(key) + "'", "must be " + form);
    }

    /** A fault of the section as a whole. */
    void fault(String sentence) {
        file.fault(sentence);
    }

    /** To be said when every key has been asked for: any other key is a fault. */
    void nothingElse() {
        Set<String> unknown = new LinkedHashSet<>(lines.keySet());
        unknown.removeAll(asked);
        NearName near = new NearName(List.copyOf(asked));
        unknown.forEach(key -> file.unknown(at(key), lines.getOrDefault(key, 0), near.suggestedFor(key)));
    }
}
