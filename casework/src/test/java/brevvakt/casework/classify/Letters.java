package brevvakt.casework.classify;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes letters for tests: a citizen's plain one, and whatever is said otherwise. */
record Letters(
        String from,
        String subject,
        String text,
        String newText,
        Map<String, List<String>> headers,
        List<String> shape) {
    static final Path CONF = Path.of("..", "conf", "classify");

    static Letters plain() {
        return new Letters(
                "maj.berg@medborgare.example",
                "Parken",
                "Hej, jag undrar när parken öppnar i vår. Hälsningar Maj",
                "Hej, jag undrar när parken öppnar i vår. Hälsningar Maj",
                Map.of(),
                List.of("text/plain"));
    }

    Letters from(String address) {
        return new Letters(address, subject, text, newText, headers, shape);
    }

    Letters subject(String line) {
        return new Letters(from, line, text, newText, headers, shape);
    }

    Letters text(String body) {
        return new Letters(from, subject, body, body, headers, shape);
    }

    Letters newText(String part) {
        return new Letters(from, subject, text, part, headers, shape);
    }

    Letters header(String name, String value) {
        Map<String, List<String>> more = new HashMap<>(headers);
        List<String> values = new ArrayList<>(more.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        values.add(value);
        more.put(name.toLowerCase(Locale.ROOT), List.copyOf(values));
        return new Letters(from, subject, text, newText, more, shape);
    }

    Letters shape(String... types) {
        return new Letters(from, subject, text, newText, headers, List.of(types));
    }

    IncomingLetter letter() {
        return new IncomingLetter(
                Optional.of("<1@medborgare.example>"),
                List.of(),
                List.of(),
                EmailAddress.parse(from),
                "",
                List.of(),
                List.of(EmailAddress.of("park@kommun.example")),
                List.of(),
                subject,
                Optional.empty(),
                text,
                newText,
                List.of(),
                headers,
                shape,
                List.of());
    }

    /** The envelope of a mail from an ordinary sender. */
    static Envelope envelope() {
        return envelope(Optional.of(EmailAddress.of("maj.berg@medborgare.example")));
    }

    static Envelope nullSender() {
        return envelope(Optional.empty());
    }

    private static Envelope envelope(Optional<EmailAddress> sender) {
        return new Envelope(
                sender, List.of(EmailAddress.of("park@kommun.example")), Optional.empty(), Optional.empty());
    }

    /** The project's rules and model, but no letters, into an empty folder. */
    static void copyRules(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        for (String name : List.of(
                "words.yaml",
                "labels.yaml",
                "mailboxes.yaml",
                "robots.yaml",
                "lines.yaml",
                "weighing.yaml",
                "model.bin")) {
            Files.copy(CONF.resolve(name), folder.resolve(name));
        }
        for (RuleFile file : RuleFile.allIn(CONF.resolve("rules"))) {
            Files.copy(
                    CONF.resolve("rules").resolve(file.name()),
                    folder.resolve("rules").resolve(file.name()));
        }
    }
}
