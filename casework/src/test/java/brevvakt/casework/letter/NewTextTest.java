package brevvakt.casework.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Den tis 18 apr. 2026 kl 13:09 skrev Eva Ek <eva.ek@kommun.example>:\n\n> Hej\n> Eva",
                "Den 18 april 2026 skrev Gatukontoret <gatukontoret@kommun.example>:\n\nHej\nEva",
                "Den 2026-04-18 kl. 13:09, skrev Eva Ek:\n> Hej",
                "18 apr. 2026 kl. 13:09 skrev Eva Ek <eva.ek@kommun.example>:\n\n> Hej",
                "Den tis 18 apr. 2026 kl 13:09 skrev En Mycket Lång Förvaltning Med Namn <\n"
                        + "forvaltningen@kommun.example>:\n\n> Hej",
                "On Tue, Apr 18, 2026 at 1:09 PM Eva Ek <eva.ek@kommun.example> wrote:\n> Hej",
                "On 18 Apr 2026, at 13:09, Eva Ek <eva.ek@kommun.example>\nwrote:\n\n> Hej",
                "Från: Eva Ek <eva.ek@kommun.example>\nSkickat: den 18 april 2026 13:09\nTill: Bo Ask\n"
                        + "Ämne: SV: Gatan\n\nHej",
                "*Från:* Eva Ek\n*Skickat:* den 18 april 2026\n*Till:* Bo\n*Ämne:* SV: Gatan\n\nHej",
                "________________________________\nFrån: Eva Ek\nDatum: tis 18 apr 2026\nTill: Bo\nÄmne: Gatan\n\nHej",
                "-----Ursprungligt meddelande-----\nFrån: Eva\nHej",
                "-------- Original Message --------\nSubject: Gatan\nFrom: Eva\n\nHej",
                "Från: Eva Ek Skickat: den 18 april 2026 Till: Bo Ämne: Gatan\n\nHej",
                "Fra: Eva\nSendt: 18. april 2026\nTil: Bo\nEmne: SV: Gaten\n\nHei",
                "Von: Eva\nGesendet: Dienstag, 18. April 2026\nAn: Bo\nBetreff: AW: Straße\n\nHallo",
                "tir. 18. apr. 2026 kl. 13:09 skrev Eva <eva.ek@kommun.example\n>:\n\n> Hei",
                "> Hej\n>> Hej igen\n> Eva"
            })
    void givenAnAnswerAboveAQuotation_whenCut_thenOnlyTheAnswerStays(String quotation) {
        String text = NewText.of("Lampan är fortfarande trasig.\n\n" + quotation + "\n");

        assertThat(text).isEqualTo("Lampan är fortfarande trasig.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nBo Ask\nStorgatan 1",
                "--\nBo Ask",
                "Skickat från min iPhone",
                "Skickat från min Samsung Galaxy",
                "Hämta Outlook för iOS<https://aka.ms/o0ukef>",
                "Sent from my iPhone",
                "Get Outlook for Android",
                "Sendt fra min iPad",
                "Detta e-postmeddelande kan innehålla konfidentiell information.\nRadera det.",
                "This e-mail and any attachments are confidential.\nDelete it."
            })
    void givenALineBelowTheText_whenCut_thenItIsGone(String below) {
        String text = NewText.of("Lampan är trasig.\n\nMvh\nBo Ask\n\n" + below + "\n");

        assertThat(text).isEqualTo("Lampan är trasig.\n\nMvh\nBo Ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Den 12 maj 2026 skrev jag följande till er:\n\nMin gata är mörk.",
                "Jag undrar tre saker:\n- när\n- var\n- hur",
                "Skickat från min balkong, med utsikt över det stora hålet ni lämnade efter er.",
                "Från: alltså från och med nu\nvill jag klaga.",
                "On the other hand, as Eva wrote, the road is dark.\n\nBo",
                "Hej\n--------\nPunkt ett\n--------\nPunkt två",
                "Hej!\nDen 12 november skrev er handläggare följande till min mamma:\n\"Vi kommer.\"\nIngen har kommit.",
                "Ett nytt meddelande.\nFrån: Eva Ek\nDatum: 2026-11-20\nÄmne: Hemtjänst\nMeddelande: Ingen har kommit."
            })
    void givenAWritersOwnWordsThatLookLikeACue_whenCut_thenTheyStay(String own) {
        String text = NewText.of(own);

        assertThat(text).isEqualTo(own);
    }

    @Test
    void givenAnswersBetweenTheQuotations_whenCut_thenTheyAreKeptInOrder() {
        String text = NewText.of("Den 18 apr. 2026 kl 13:09 skrev Eva <eva.ek@kommun.example>:\n> När?\n\nI går.\n\n"
                + "> Var?\n\nPå Storgatan.\n");

        assertThat(text).isEqualTo("I går.\n\nPå Storgatan.");
    }

    @Test
    void givenAJourneyWithItsFromAndToAndDay_whenCut_thenTheWordsBelowStay() {
        String own = "Min resa i går:\nFrån: Storgatan 4\nTill: Vårdcentralen\nDatum: 23/11\n"
                + "Chauffören skrek åt min mamma. Jag vill ha ut handlingarna.";

        assertThat(NewText.of(own)).isEqualTo(own);
        assertThat(NewText.of("Tack!\n\nFrån: Eva Ek <eva@example.org>\nTill: Bo\nDatum: 23/11\n\nHej Bo"))
                .isEqualTo("Tack!");
    }

    @Test
    void givenASentenceThatBeginsAsAFooterDoes_whenCut_thenItStays() {
        String own = "Hej!\nSkickat via e-tjänsten har jag fått avslag, varför?";

        assertThat(NewText.of(own)).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hej!\nLampan är trasig.\n__\nSedan begär jag att få ut alla beslut om lekplatsen.",
                "Hej!\nTänk på miljön innan ni fäller träden.\nJag begär ut beslutet."
            })
    void givenWordsBelowALineOfTheWritersOwn_whenCut_thenTheyStay(String own) {
        assertThat(NewText.of(own)).isEqualTo(own);
    }

    @Test
    void givenAForwardWithNothingAdded_whenCut_thenTheForwardedTextIsNew() {
        String text = NewText.of("\n---------- Vidarebefordrat meddelande ---------\nFrån: Bo\nDatum: 1 maj 2026\n"
                + "Ämne: Gatan\nTill: Eva\n\nDet är mörkt.\n\nDen 30 april 2026 skrev Eva <e@k.example>:\n> Hej\n");

        assertThat(text).isEqualTo("Det är mörkt.");
    }

    @Test
    void givenAForwardThatIsMarkedAsQuoted_whenCut_thenTheForwardedTextIsNew() {
        String text =
                NewText.of("> Från: Bo\n> Skickat: den 1 maj 2026\n> Till: Eva\n> Ämne: Gatan\n>\n> Det är mörkt.\n");

        assertThat(text).isEqualTo("Det är mörkt.");
    }

    @Test
    void givenAForwardWithAWordAdded_whenCut_thenTheWordIsNew() {
        String text =
                NewText.of("Kan ni ta den här?\n\nBörja vidarebefordrat meddelande:\n\nFrån: Bo\n\nDet är mörkt.");

        assertThat(text).isEqualTo("Kan ni ta den här?");
    }

    @Test
    void givenAnAnswerWithNothingAdded_whenCut_thenNothingIsNew() {
        String text = NewText.of("\nDen 18 apr. 2026 kl 13:09 skrev Eva <eva.ek@kommun.example>:\n> Hej\n");

        assertThat(text).isEmpty();
    }

    @Test
    void givenATextThatIsQuotedThroughout_whenCut_thenItIsNew() {
        String text = NewText.of("> Det är mörkt\n> på Storgatan\n");

        assertThat(text).isEqualTo("Det är mörkt\npå Storgatan");
    }

    @Test
    void givenOnlyASignature_whenCut_thenItStays() {
        String text = NewText.of("-- \nBo Ask\n070-123 45 67\n");

        assertThat(text).isEqualTo("--\nBo Ask\n070-123 45 67");
    }

    @Test
    void givenAnEmptyText_whenCut_thenItIsEmpty() {
        assertThat(NewText.of("")).isEmpty();
    }

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {"a", " ", ">", "-", "\n>", "Den 1 skrev\n", "Från:\n", "wrote:\n", "\n\n", ":", "@1 wrote:\n"})
    void givenMegabytesOfOneThing_whenCut_thenItEnds(String thing) {
        String text = NewText.of(thing.repeat(1_500_000 / thing.length()));

        assertThat(text.length()).isLessThan(2_000_000);
    }
}
