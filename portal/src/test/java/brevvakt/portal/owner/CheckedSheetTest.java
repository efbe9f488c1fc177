package brevvakt.portal.owner;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.stored.StoredText;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Moment;
import brevvakt.casework.texts.Texts;
import brevvakt.casework.watch.CheckedLinks.Standing;
import brevvakt.casework.watch.CheckedLinks.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckedSheetTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final List<EmailAddress> MAILBOXES =
            List.of(EmailAddress.of("parken@kommun.example"), EmailAddress.of("per.p@kommun.example"));

    private final CheckedSheet sheet =
            new CheckedSheet(Texts.load(Path.of("..", "conf", "texts")).words(), at -> Moment.written(at, ZONE));

    static Stream<Arguments> pages() {
        return Arrays.stream(Language.values())
                .flatMap(first -> Arrays.stream(Standing.values()).map(standing -> Arguments.of(first, standing)));
    }

    private String page(Language first, Standing standing) {
        boolean named = standing == Standing.READY || standing == Standing.DONE;
        boolean used = standing == Standing.USED || standing == Standing.DONE;
        return sheet.of(
                new Told(
                        standing,
                        named ? MAILBOXES : List.of(),
                        Optional.of(Instant.parse("2026-03-09T07:12:00Z")).filter(at -> used)),
                first);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void givenALink_whenItIsOpened_thenThePageIsAsStored(Language first, Standing standing) throws IOException {
        StoredText.assertIsAsStored(
                "brevvakt/portal/owner/checked/" + first.tag() + "/"
                        + standing.name().toLowerCase(Locale.ROOT) + ".html",
                page(first, standing));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void givenALink_whenThePageIsReadAloud_thenEachPartIsInItsLanguageUnderAHeadingAndNothingIsSaidByColour(
            Language first, Standing standing) {
        assertThat(page(first, standing))
                .contains("<html lang=\"" + first.tag() + "\">", "<title>", "<main>")
                .containsOnlyOnce("<h1>")
                .containsOnlyOnce("<h2>")
                .containsOnlyOnce("<section lang=\"sv\">")
                .containsOnlyOnce("<section lang=\"en\">")
                .doesNotContain("color", "style", "<img");
    }
}
