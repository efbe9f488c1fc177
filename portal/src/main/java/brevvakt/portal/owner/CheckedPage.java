package brevvakt.portal.owner;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.casework.watch.CheckedLinks;
import brevvakt.casework.watch.CheckedLinks.Standing;
import brevvakt.casework.watch.CheckedLinks.Told;
import brevvakt.portal.api.OneTimeLinks;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page behind the link "checked, nothing else": one button, and afterwards what it did. It says everything twice, first
 * in the municipality's language.
 */
public final class CheckedPage implements OneTimeLinks {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final CheckedLinks links;
    private final Words words;
    private final Supplier<Language> language;
    private final Clock clock;

    public CheckedPage(CheckedLinks links, Words words, Supplier<Language> language, Clock clock) {
        this.links = links;
        this.words = words;
        this.language = language;
        this.clock = clock;
    }

    @Override
    public Page look(String token) {
        return page(links.look(token, clock.instant()));
    }

    @Override
    public Page act(String token) {
        return page(links.confirm(token, clock.instant()));
    }

    private Page page(Told told) {
        Language first = language.get();
        List<Language> both = Stream.concat(Stream.of(first), Stream.of(Language.values()))
                .distinct()
                .toList();
        String title = escaped(words.get("checked.title", first));
        return new Page(
                status(told.standing()),
                "<!DOCTYPE html>\n<html lang=\"" + first.tag() + "\">\n<head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + title
                        + "</title></head>\n<body><main>\n"
                        + both.stream().map(each -> section(told, each)).collect(Collectors.joining("<hr>\n"))
                        + "</main></body>\n</html>\n");
    }

    private static int status(Standing standing) {
        return switch (standing) {
            case READY, DONE -> OK;
            case USED, OLD, CLOSED -> GONE;
            case FORGED -> NOT_FOUND;
        };
    }

    private String section(Told told, Language each) {
        String heading = escaped(words.get("checked.title", each));
        String said = escaped(words.fill(
                "checked." + told.standing().name().toLowerCase(Locale.ROOT),
                each,
                Map.of("at", told.at().map(links::written).orElse("–"))));
        String button = told.standing() == Standing.READY
                ? "<form method=\"post\"><button type=\"submit\">" + escaped(words.get("checked.button", each))
                        + "</button></form>\n"
                : "";
        return "<section lang=\"" + each.tag() + "\"><h1>" + heading + "</h1>\n<p>" + said + "</p>\n"
                + list(told.mailboxes()) + button + "</section>\n";
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
