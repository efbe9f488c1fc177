package brevvakt.portal.owner;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.casework.watch.CheckedLinks.Standing;
import brevvakt.casework.watch.CheckedLinks.Told;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page "checked, nothing else" says, everything in both languages, first in the municipality's. */
final class CheckedSheet {
    private final Words words;
    private final Function<Instant, String> written;

    /** @param written an instant as people read it */
    CheckedSheet(Words words, Function<Instant, String> written) {
        this.words = words;
        this.written = written;
    }

    String of(Told told, Language first) {
        String title = escaped(words.get("checked.title", first));
        return "<!DOCTYPE html>\n<html lang=\"" + first.tag() + "\">\n<head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + title
                + "</title></head>\n<body><main>\n"
                + Stream.concat(Stream.of(first), Stream.of(Language.values()))
                        .distinct()
                        .map(each -> section(told, each, each == first ? "h1" : "h2"))
                        .collect(Collectors.joining("<hr>\n"))
                + "</main></body>\n</html>\n";
    }

    private String section(Told told, Language each, String level) {
        String heading = escaped(words.get("checked.title", each));
        String said = escaped(words.fill(
                "checked." + told.standing().name().toLowerCase(Locale.ROOT),
                each,
                Map.of("at", told.at().map(written).orElse("–"))));
        String button = told.standing() == Standing.READY
                ? "<form method=\"post\"><button type=\"submit\">" + escaped(words.get("checked.button", each))
                        + "</button></form>\n"
                : "";
        return "<section lang=\"" + each.tag() + "\"><" + level + ">" + heading + "</" + level + ">\n<p>" + said
                + "</p>\n" + list(told.mailboxes()) + button + "</section>\n";
    }

    private static String list(List<EmailAddress> mailboxes) {
        return mailboxes.isEmpty()
                ? ""
                : mailboxes.stream()
                        .map(mailbox -> "<li>" + escaped(mailbox.toString()) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
