package brevvakt.gateway.james;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.server.core.configuration.FileConfigurationProvider;
import org.apache.james.util.LoggingLevel;

/**
 * The folder {@code conf/james}, one XML file a component. What the settings decide stands in the files as
 * {@code {{name}}} and is filled in here; a name that nobody fills stops the start. A file that is not there leaves
 * James its own defaults.
 */
final class ConfFolder implements ConfigurationProvider {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([A-Za-z]+)}}");

    private final Path folder;
    private final Map<String, String> values;

    ConfFolder(Path folder, Map<String, String> values) {
        this.folder = folder;
        this.values = Map.copyOf(values);
    }

    @Override
    public HierarchicalConfiguration<ImmutableNode> getConfiguration(String component, LoggingLevel whenMissing)
            throws ConfigurationException {
        Path file = folder.resolve(component + ".xml");
        if (!Files.exists(file)) {
            return FileConfigurationProvider.EMPTY_CONFIGURATION;
        }
        try {
            byte[] filled = fill(Files.readString(file), file).getBytes(StandardCharsets.UTF_8);
            return FileConfigurationProvider.getConfig(new ByteArrayInputStream(filled));
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file, e);
        }
    }

    private String fill(String text, Path file) throws ConfigurationException {
        StringBuilder filled = new StringBuilder();
        Matcher slot = SLOT.matcher(text);
        while (slot.find()) {
            String value = values.get(slot.group(1));
            if (value == null) {
                throw new ConfigurationException("nothing is known to fill " + slot.group() + " in " + file
                        + "; known are " + values.keySet().stream().sorted().toList());
            }
            slot.appendReplacement(filled, Matcher.quoteReplacement(escaped(value)));
        }
        return slot.appendTail(filled).toString();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
