package brevvakt.portal.owner;

import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.casework.watch.CheckedLinks;
import brevvakt.casework.watch.CheckedLinks.Standing;
import brevvakt.casework.watch.CheckedLinks.Told;
import brevvakt.portal.api.OneTimeLinks;
import java.time.Clock;
import java.util.function.Supplier;

/** The page behind the link "checked, nothing else": one button, and afterwards what it did. */
public final class CheckedPage implements OneTimeLinks {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final CheckedLinks links;
    private final CheckedSheet sheet;
    private final Supplier<Language> language;
    private final Clock clock;

    public CheckedPage(CheckedLinks links, Words words, Supplier<Language> language, Clock clock) {
        this.links = links;
        this.sheet = new CheckedSheet(words, links::written);
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
        return new Page(status(told.standing()), sheet.of(told, language.get()));
    }

    private static int status(Standing standing) {
        return switch (standing) {
            case READY, DONE -> OK;
            case USED, OLD, CLOSED -> GONE;
            case FORGED -> NOT_FOUND;
        };
    }
}
