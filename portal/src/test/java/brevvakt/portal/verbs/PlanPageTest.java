package brevvakt.portal.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.PlanForm;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.store.PlanRegister;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.index.paper.PaperPrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PlanPageTest {
    private static final PlanForm FORM = new PlanForm(
            "park",
            List.of("Stadsbyggnad", "Drift", "Park"),
            Optional.of("Maja Mark"),
            List.of(
                    new PlanForm.Personal(
                            "Per Park", "per.p", Optional.of(PlanRow.Choice.DELEGATE), List.of("Sara Skog")),
                    new PlanForm.Personal("Sara Skog", "sara.s", Optional.of(PlanRow.Choice.SELF), List.of()),
                    new PlanForm.Personal("Tove <Trast>", "tove.t", Optional.of(PlanRow.Choice.NONE), List.of()),
                    new PlanForm.Personal("Ny Nyman", "ny.n", Optional.empty(), List.of())),
            List.of(
                    new PlanForm.Functional("Per Park", "per.p", List.of("parken@kommun.example"), List.of()),
                    new PlanForm.Functional("Sara Skog", "sara.s", List.of(), List.of("parken@kommun.example"))));

    private static PlanPage page(Language language) {
        return new PlanPage(
                new PlanRegister.Version(
                        "park",
                        3,
                        FORM,
                        Instant.parse("2026-11-02T23:30:00Z"),
                        Optional.of("maja.m"),
                        Optional.of(Instant.parse("2026-11-20T08:00:00Z"))),
                "Exempel kommun",
                Words.load(Path.of("..", "conf", "texts")),
                language,
                ZoneId.of("Europe/Stockholm"));
    }

    @Test
    void givenThePlanOfAWorkplace_whenItIsPrintedAsAPage_thenEveryFieldOfTheFormIsThere() {
        Document page = Jsoup.parse(page(Language.SV).html());

        assertThat(page.select("html").attr("lang")).isEqualTo("sv");
        assertThat(page.select("h1").text()).isEqualTo("Plan för hantering av e-post i samband med frånvaro");
        assertThat(page.select("h2").eachText()).containsExactly("Personlig brevlåda", "Myndighets-/funktionsbrevlåda");
        assertThat(page.select("table").get(0).select("tr").eachText())
                .containsExactly(
                        "Förvaltning, avdelning och enhet Stadsbyggnad, Drift, Park",
                        "Ansvarig chef Maja Mark",
                        "Version 3, 2026-11-03",
                        "Bekräftad 2026-11-20, maja.m");
        assertThat(page.select("table").get(1).select("th").eachText())
                .containsExactly(
                        "Anställd",
                        "Användarnamn",
                        "Hanterar själv sin brevlåda vid frånvaro",
                        "Delegerar sin brevlåda vid frånvaro (ange till vem)",
                        "Har ingen personlig brevlåda");
        assertThat(page.select("table").get(1).select("tbody tr").eachText())
                .containsExactly(
                        "Per Park per.p Sara Skog", "Sara Skog sara.s X", "Tove <Trast> tove.t X", "Ny Nyman ny.n");
        assertThat(page.select("table")
                        .get(1)
                        .select("tbody tr")
                        .get(1)
                        .child(2)
                        .text())
                .isEqualTo("X");
        assertThat(page.select("table")
                        .get(1)
                        .select("tbody tr")
                        .get(2)
                        .child(4)
                        .text())
                .isEqualTo("X");
        assertThat(page.select("table").get(2).select("th").eachText())
                .containsExactly(
                        "Anställd",
                        "Användarnamn",
                        "Ansvarar för myndighets-/funktionsbrevlåda (ange adressen)",
                        "Ersättare för myndighets-/funktionsbrevlåda (ange adressen)");
        assertThat(page.select("table").get(2).select("tbody tr").eachText())
                .containsExactly("Per Park per.p parken@kommun.example", "Sara Skog sara.s parken@kommun.example");
    }

    @Test
    void givenThePlanOfAWorkplace_whenItIsPrintedOnPaper_thenItSaysTheSame() throws IOException {
        String words =
                PaperPrinter.wordsOf(new PaperPrinter().print(page(Language.SV).paper()));

        assertThat(words)
                .contains(
                        "Plan för hantering av e-post i samband med frånvaro",
                        "Ansvarig chef: Maja Mark",
                        "Anställd: Per Park",
                        "Användarnamn: per.p",
                        "Delegerar sin brevlåda vid frånvaro (ange till vem): Sara Skog",
                        "Hanterar själv sin brevlåda vid frånvaro: X",
                        "Har ingen personlig brevlåda: X",
                        "Ersättare för myndighets-/funktionsbrevlåda (ange adressen): parken@kommun.example");
    }

    @Test
    void givenEnglish_whenThePlanIsPrinted_thenItsWordsAreEnglish() {
        assertThat(page(Language.EN).html()).contains("Responsible manager", "lang=\"en\"");
    }
}
