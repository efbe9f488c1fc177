package brevvakt.casework.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of conf/texts as they were read; what cannot be used is a fault. */
final class TextFolder {
    private static final Pattern PART = Pattern.compile("(?m)^\\{\\{>([a-z]+)\\}\\}$\\n?");

    private final Path folder;
    private final Map<Language, Map<TextKind, Text>> texts = new EnumMap<>(Language.class);
    private final List<String> faults = new ArrayList<>();

    /** A text of one kind in one language. */
    record Text(String source, Template subject, Template body) {}

    private TextFolder(Path folder) {
        this.folder = folder;
    }

    static TextFolder read(Path folder) throws IOException {
        TextFolder read = new TextFolder(folder);
        for (Language language : Language.values()) {
            Map<TextKind, Text> found = new EnumMap<>(TextKind.class);
            for (TextKind kind : TextKind.values()) {
                read.text(kind, language).ifPresent(text -> found.put(kind, text));
            }
            read.texts.put(language, found);
            read.strangers(language);
        }
        return read;
    }

    Text of(TextKind kind, Language language) throws Template.Unfit {
        return find(kind, language).orElseThrow(() -> new Template.Unfit("is missing or broken"));
    }

    Optional<Text> find(TextKind kind, Language language) {
        return Optional.ofNullable(texts.getOrDefault(language, Map.of()).get(kind));
    }

    List<String> faults() {
        return faults;
    }

    /** The values of a file such as samples.yaml, by placeholder. */
    Map<Placeholder, String> values(String name) throws IOException {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        for (Map.Entry<String, String> entry :
                YamlWords.read(folder.resolve(name)).entrySet()) {
            Optional<Placeholder> placeholder = Placeholder.of(entry.getKey());
            if (placeholder.isEmpty()) {
                faults.add(name + " has a value for {{" + entry.getKey() + "}}, which no text knows");
            } else if (!placeholder.get().form().fits(entry.getValue())) {
                faults.add(name + ", " + entry.getKey() + ": \"" + entry.getValue() + "\" has not the form "
                        + placeholder.get().form());
            } else {
                values.put(placeholder.get(), placeholder.get().cleaned(entry.getValue()));
            }
        }
        return values;
    }

    private Optional<Text> text(TextKind kind, Language language) throws IOException {
        String name = language.tag() + "/" + kind.file() + ".txt";
        Path file = folder.resolve(language.tag()).resolve(kind.file() + ".txt");
        if (!Files.isRegularFile(file)) {
            faults.add(name + " is missing");
            return Optional.empty();
        }
        String source = whole(words(file), language, name);
        int end = source.indexOf("\n\n");
        if (end < 1 || source.substring(0, end).contains("\n")) {
            faults.add(name + " does not begin with a subject, followed by a blank line");
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Text(source, Template.of(source.substring(0, end)), Template.of(source.substring(end + 2))));
        } catch (Template.Unfit e) {
            faults.add(name + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String words(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n").replace("\uFEFF", "");
    }

    /** The text with its parts, which many texts share: a line <code>{{>name}}</code> stands for parts/name.txt. */
    private String whole(String source, Language language, String name) throws IOException {
        Matcher part = PART.matcher(source);
        StringBuilder whole = new StringBuilder();
        int done = 0;
        while (part.find()) {
            whole.append(source, done, part.start());
            done = part.end();
            Path file = folder.resolve(language.tag()).resolve("parts").resolve(part.group(1) + ".txt");
            if (Files.isRegularFile(file)) {
                whole.append(words(file));
            } else {
                faults.add(name + " has {{>" + part.group(1) + "}}, and there is no " + language.tag() + "/parts/"
                        + part.group(1) + ".txt");
            }
        }
        return whole.append(source.substring(done)).toString();
    }

    private void strangers(Language language) throws IOException {
        Path files = folder.resolve(language.tag());
        if (!Files.isDirectory(files)) {
            return;
        }
        try (Stream<Path> all = Files.list(files)) {
            all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .filter(name -> Stream.of(TextKind.values()).noneMatch(kind -> name.equals(kind.file() + ".txt")))
                    .sorted()
                    .forEach(name -> faults.add(language.tag() + "/" + name + " is the text of no kind"));
        }
    }
}
