package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseBookTest {
    private final PhraseBook book = new PhraseBook(new Lexicon(
            Map.of("not", List.of("inte", "aldrig"), "kin", List.of("mamma*", "far")),
            "not",
            Optional.empty(),
            Optional.empty(),
            List.of("bara")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "klag*|Jag klagar på er.|true",
                "klag*|Det är beklagligt.|false",
                "*lampa|Gatulampa på Storgatan|true",
                "*lamp*|GATULAMPAN är släckt.|true",
                "min <kin>|Det gäller min mammas hjälp.|true",
                "min <kin>|Det gäller min bil.|false",
                "min ...2 <kin>|Det gäller min kära gamla far.|true",
                "min ...1 <kin>|Det gäller min kära gamla far.|false",
                "inte kom|De kom. Inte bra.|false",
                "kom inte|De kom! Inte bra.|false",
                "kom inte|De kom inte.|true",
                "^ hej|Hej på dig|true",
                "^ hej|Jag säger hej|false",
                "hej $|Jag säger hej.|true",
                "^ ...2 svar|Mitt andra svar|true",
                "# veckor|I 12 veckor har jag väntat|true",
                "snö*|Ingen har plogat bort snon pa gatan och jag ar arg|true",
                "för|Det luktar for illa här på gården|false",
                "skolan|Maten på skollan är kall|true",
                "får|Min far bor där och är sjuk på riktigt|false",
                "klagomål|klagomal pa snorojning har i byn|true",
                "e post|Min e-post fungerar|true"
            })
    void givenAPhrase_whenALetterIsRead_thenItIsFoundWhereItStands(String phrase, String text, boolean found) {
        int number = book.add(phrase);

        assertThat(book.read("", text).has(number)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jag är inte nöjd.|true",
                "Jag är inte alls särskilt nöjd.|true",
                "Nöjd är jag inte.|false",
                "Nöjd inte.|true",
                "Jag är inte bara nöjd, jag är glad.|false",
                "Jag är nöjd.|false",
                "Det var inte så. Jag är nöjd.|false"
            })
    void givenANegatingWord_whenItStandsCloseBy_thenItTurnsThePhrase(String text, boolean turned) {
        int number = book.add("nöjd");
        PhraseBook.Reading reading = book.read("", text);

        assertThat(reading.isTurned(reading.places(number).get(0))).isEqualTo(turned);
    }
}
