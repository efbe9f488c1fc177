package brevvakt.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.AttachmentText;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.mailets.reading.LetterReader;
import brevvakt.mailets.reading.ReadingLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DayTest {
    private final LetterReader reader = new LetterReader(
            ReadingLimits.usual(), (name, type, bytes) -> new AttachmentText.Extracted("", Optional.empty()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            granvagen     | Granvägen är fortfarande inte plogad       | Jag är mycket missnöjd med hur detta sköts
            oppettider    | Fråga om öppettider i jul                  | Vilka öppettider har biblioteket mellan jul och nyår?
            stangt        | Stängt igen                                | Det här är under all kritik. Jag vill klaga på hur ni sköter era öppettider –
            skannat       | Skannat dokument                           | ''
            playground    | Broken swings at the playground            | I want to
            grattis       | Grattis!                                   | soptunnorna på Ekbacken har tömts! Verkligen imponerande.
            begaran       | Begäran om allmän handling                 | mellan kommunstyrelsens ordförande och Granit & Glas AB
            bade-och      | Ingen svarar + begäran                     | Dessutom begär jag ut diarielistan
            mamma         | Mammas hemtjänst                           | I söndags kom ingen på hela kvällen
            oro           | Orolig för grannens barn                   | Jag vill göra en orosanmälan.
            middag        | Middag på lördag?                          | godissugna knän
            vaxeln        | Telefonmeddelande till Eva Ek              | sökte dig kl 11.12. Gäller grävningen
            nyhetsbrev    | Driftbladet i november: klagomål som resurs | Så blev klagomålen till förbättringar
            cykelstall    | Förslag: cykelställ vid Stadsparken        | fyra ställ mellan grinden och anslagstavlan
            sagostund     | Tack för sagostunden! 🐉                   | Ni gör ett fantastiskt jobb! 🐉📚
            gatlykta      | Släckt gatlykta på Åvägen                  | Stolpe nr 1187.
            asfalt        | Hål i asfalten på Industrigatan            | två decimeter djupt
            vinst         | Du har VUNNIT 950.000 kr!!! Hämta din vinst idag | Klicka här för att hämta din vinst och uppge
            avvikelse     | Missad insulindos i går                    | jag vill rapportera en avvikelse
            svar          | Sv: Granvägen är fortfarande inte plogad   | I eftermiddag kl 15 plogas hela Granvägen
            autosvar      | Automatiskt svar: Vi har tagit emot ditt brev | tillbaka måndagen den 30 november
            inte-nojd     | Re: Granvägen är fortfarande inte plogad   | jag är inte nöjd med svaret
            answer        | SV: Broken swings at the playground        | I am sorry that nobody replied
            bounce        | Undelivered Mail Returned to Sender        | mailbox is full (quota exceeded)
            komplettering | Komplettering till {{case:grattis}}        | i dag har inte heller kartongerna hämtats
            """)
    void givenALetterOfTheDay_whenItIsRead_thenSubjectAndWordsAreThose(String step, String subject, String words) {
        IncomingLetter letter = letter(step(step));

        assertThat(letter.subject()).isEqualTo(subject);
        assertThat(letter.text()).containsIgnoringWhitespaces(words);
        assertThat(letter.troubles()).isEmpty();
    }

    @Test
    void givenTheReplyThatIsNotSatisfied_whenItIsRead_thenTheQuotedAnswerIsNoNewText() {
        IncomingLetter letter = letter(step("inte-nojd"));

        assertThat(letter.newText())
                .contains("ingen plog har kommit i dag heller")
                .doesNotContain("Tack för att du");
    }

    @Test
    void givenTheDay_whenItsAttachmentsAreCounted_thenTheyAreTwoPdfsAndAPicture() {
        List<String> attachments = steps().flatMap(step -> letter(step).attachments().stream())
                .map(Attachment::name)
                .toList();

        assertThat(attachments).contains("Snölogg Granvägen.pdf", "Scan_0042.pdf", "hål.bmp");
    }

    @Test
    void givenTheLetterWithAPicture_whenItIsWeighed_thenItIsMoreThanAMegabyte() {
        assertThat(Day.bytesOf(step("asfalt"))).hasSizeGreaterThan(1_048_576);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void givenALetterOfTheDay_whenItsLinesAreLookedAt_thenEachEndsAsOnTheWire(Step step) {
        String text = new String(Day.bytesOf(step), StandardCharsets.ISO_8859_1);

        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text).endsWith("\r\n");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void givenALetterOfTheDay_whenItsMailboxesAreLookedUp_thenTheMunicipalityHasThem(Step step)
            throws IOException, OrganisationFault {
        Organisation town = OrganisationFile.read(Path.of("../conf/organisation.yaml"));

        assertThat(step.recipients().stream().filter(address -> address.endsWith("@kommun.example")))
                .allMatch(address -> isOf(town, EmailAddress.parse(address).orElseThrow()));
        assertThat(step.login().stream().map(Step.Login::user))
                .allMatch(user -> town.person(user).isPresent());
    }

    private static boolean isOf(Organisation town, EmailAddress address) {
        return town.mailbox(address).isPresent()
                || town.personByAddress(address).isPresent();
    }

    private static Step step(String id) {
        return steps().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
    }

    private static Stream<Step> steps() {
        return Day.read().steps().stream();
    }

    private IncomingLetter letter(Step step) {
        return reader.read(new ByteArrayInputStream(Day.bytesOf(step)));
    }
}
