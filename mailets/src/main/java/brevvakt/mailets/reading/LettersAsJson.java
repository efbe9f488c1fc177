package brevvakt.mailets.reading;

import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the reader sees in mails that lie in files: the objects of {@code brevvakt read --json}, one for each file. */
public final class LettersAsJson {
    private final LetterReader reader;
    private final Function<IncomingLetter, Optional<AutomaticKind>> robots;

    public LettersAsJson(LetterReader reader, Function<IncomingLetter, Optional<AutomaticKind>> robots) {
        this.reader = reader;
        this.robots = robots;
    }

    /** One object for each file, in their order; a file that cannot be opened has its {@code error}. */
    public List<Map<String, Object>> of(List<Path> files) {
        return files.stream().map(this::of).toList();
    }

    private Map<String, Object> of(Path file) {
        try (InputStream raw = Files.newInputStream(file)) {
            return object(file, reader.read(raw));
        } catch (NoSuchFileException e) {
            return error(file, "no such file");
        } catch (IOException | UncheckedIOException e) {
            return error(file, "cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, Object> error(Path file, String why) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file.toString());
        object.put("error", why);
        return object;
    }

    private Map<String, Object> object(Path file, IncomingLetter letter) {
        Optional<AutomaticKind> automatic = robots.apply(letter);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file.toString());
        putOrNull(object, "messageId", letter.messageId());
        putOrNull(object, "from", letter.from().map(EmailAddress::toString));
        object.put("to", written(letter.to()));
        object.put("cc", written(letter.cc()));
        object.put("subject", letter.subject());
        putOrNull(object, "date", letter.date().flatMap(MailDate::parse).map(Instant::toString));
        object.put("text", letter.text());
        object.put("newText", letter.newText());
        object.put(
                "attachments",
                letter.attachments().stream().map(LettersAsJson::attachment).toList());
        object.put("automatic", automatic.isPresent());
        putOrNull(object, "automaticKind", automatic.map(AutomaticKind::name));
        object.put("troubles", letter.troubles());
        return object;
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", attachment.name());
        object.put("type", attachment.type());
        object.put("size", attachment.size());
        object.put("text", attachment.text());
        attachment.trouble().ifPresent(trouble -> object.put("trouble", trouble));
        return object;
    }

    private static List<String> written(List<EmailAddress> addresses) {
        return addresses.stream().map(EmailAddress::toString).toList();
    }

    /** JSON names what is missing with null. */
    private static void putOrNull(Map<String, Object> object, String name, Optional<String> value) {
        value.ifPresentOrElse(present -> object.put(name, present), () -> putNull(object, name));
    }

    @SuppressWarnings("NullAway") // the values of JSON may be null, those of our maps may not
    private static void putNull(Map<String, Object> object, String name) {
        object.put(name, null);
    }
}
