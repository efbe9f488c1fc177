package brevvakt.casework.letter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Words and phrases of the field, kept beside the classes in sections such as {@code [separator]}; read once. */
final class CueList {
    private final String resource;
    private final Map<String, List<String>> sections;

    private CueList(String resource, Map<String, List<String>> sections) {
        this.resource = resource;
        this.sections = Map.copyOf(sections);
    }

    static CueList load(String resource) {
        try (InputStream stream = CueList.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            Map<String, TreeSet<String>> sections = new HashMap<>();
            String section = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String cue = line.strip();
                if (cue.startsWith("[")) {
                    section = cue.substring(1, cue.length() - 1);
                } else if (!cue.isEmpty() && !cue.startsWith("#")) {
                    sections.computeIfAbsent(section, name -> new TreeSet<>()).add(cue);
                }
            }
            Map<String, List<String>> lists = new HashMap<>();
            sections.forEach((name, cues) -> lists.put(name, List.copyOf(cues)));
            return new CueList(resource, lists);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** The lines of a section, each once. */
    List<String> section(String name) {
        List<String> cues = sections.get(name);
        if (cues == null) {
            throw new IllegalStateException(resource + " lacks the section [" + name + "]");
        }
        return cues;
    }
}
