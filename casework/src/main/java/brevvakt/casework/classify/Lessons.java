package brevvakt.casework.classify;

import brevvakt.casework.letter.IncomingLetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The labelled letters beside the rules, one JSON object a line: {@code letters-*} teach, {@code notes-*} teach how people
 * speak in plain words to anybody (ADR 019), {@code seen-by-rules-*} teach the words but not how far to trust the rules,
 * {@code held-back-*} only measure (ADR 010).
 */
final class Lessons {
    static final String HELD_BACK = "held-back-";
    private static final String SEEN_BY_RULES = "seen-by-rules-";
    private static final String NOTES = "notes-";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    Lessons(Path confClassify) {
        this.folder = confClassify.resolve("letters");
    }

    List<Path> teaching() {
        return files(false);
    }

    List<Path> heldBack() {
        return files(true);
    }

    private List<Path> files(boolean heldBack) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jsonl"))
                    .filter(file -> file.getFileName().toString().startsWith(HELD_BACK) == heldBack)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BrokenRules(folder, "", "cannot be listed: " + e.getMessage());
        }
    }

    /** The lessons of some files; a line without a known label stops the reading. */
    static List<Lesson> read(List<Path> files, LetterLines known) {
        List<Lesson> lessons = new ArrayList<>();
        for (Path file : files) {
            for (String line : lines(file)) {
                lessons.add(lesson(file, line, known));
            }
        }
        return lessons;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new BrokenRules(file, "", "cannot be read: " + e.getMessage());
        }
    }

    private static Lesson lesson(Path file, String line, LetterLines known) {
        try {
            JsonNode node = JSON.readTree(line);
            IncomingLetter letter = LetterLines.letter(node);
            return new Lesson(
                    node.path("id").asText(),
                    node.path("id").asText(),
                    letter,
                    known.circumstances(letter),
                    Label.valueOf(node.path("label").asText()),
                    Scope.valueOf(node.path("scope").asText().toUpperCase(Locale.ROOT)),
                    Sensitivity.valueOf(node.path("sensitivity").asText().toUpperCase(Locale.ROOT)),
                    file.getFileName().toString().startsWith(NOTES),
                    file.getFileName().toString().startsWith(SEEN_BY_RULES));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BrokenRules(file, "", "has a line that is no labelled letter: " + e.getMessage());
        }
    }
}
