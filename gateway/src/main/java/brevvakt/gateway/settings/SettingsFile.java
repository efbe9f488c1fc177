package brevvakt.gateway.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** The settings file while it is read, with the faults found so far and what every setting comes to. */
final class SettingsFile {
    private static final String PREFIX = "BREVVAKT_";
    private static final Set<String> SECRETS = Set.of("_PASSWORD", "_SECRET");

    private final Path path;
    private final Map<String, String> environment;
    private final Map<String, String> removed;
    private final Set<String> askedOfEnvironment = new LinkedHashSet<>();
    private final Map<String, String> effective = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * Nothing is read yet.
     *
     * @param removed settings of earlier versions, and what to do instead
     */
    SettingsFile(Path path, Map<String, String> environment, Map<String, String> removed) {
        this.path = path;
        this.environment = environment;
        this.removed = removed;
    }

    Section root() throws IOException {
        try {
            return new Section(this, "", parsed());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            fault(name() + " line " + line + " is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            fault(name() + " is no YAML that can be read");
        } catch (NoSuchFileException e) {
            fault(name() + " is missing; copy it from the project's conf/");
        } catch (CharacterCodingException e) {
            fault(name() + " is not written in UTF-8");
        }
        return new Section(this, "", null);
    }

    private @Nullable Node parsed() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(20);
        options.setMaxAliasesForCollections(20);
        String text = Files.readString(path);
        Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        return node == null || node.getTag().equals(Tag.NULL) ? null : node;
    }

    Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    private String name() {
        return "conf/" + path.getFileName();
    }

    Optional<String> environment(String setting) {
        String variable = PREFIX
                + setting.replace('.', '_')
                        .replaceAll("(\\p{Lower})(\\p{Upper})", "$1_$2")
                        .toUpperCase(Locale.ROOT);
        askedOfEnvironment.add(variable);
        return Optional.ofNullable(environment.get(variable)).filter(v -> !v.isEmpty());
    }

    void effective(String setting, String value) {
        effective.put(setting, value);
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    void fault(Node node, String what, String trouble) {
        fault(what + " in " + name() + " line " + (node.getStartMark().getLine() + 1) + " " + trouble);
    }

    void unknown(String setting, int line, String suggestion) {
        String place = "'" + setting + "' in " + name() + " line " + line;
        fault(
                removed.containsKey(setting)
                        ? "setting " + place + " is no longer read: " + removed.get(setting)
                        : "unknown setting " + place + suggestion);
    }

    /** To be asked when every section has been read. */
    Map<String, String> effective() throws UnusableSettings {
        NearName near = new NearName(askedOfEnvironment);
        Stream<String> secrets = environment.keySet().stream()
                .filter(v -> v.startsWith(PREFIX) && SECRETS.stream().anyMatch(v::endsWith))
                .filter(v -> !askedOfEnvironment.contains(v));
        secrets.sorted().forEach(v -> fault("unknown setting '" + v + "' in the environment" + near.suggestedFor(v)));
        if (!faults.isEmpty()) {
            throw new UnusableSettings(faults);
        }
        return effective;
    }
}
