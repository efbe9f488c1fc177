package brevvakt.casework.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.texts.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTableTest {
    @TempDir
    Path folder;

    private ServiceTable table(String yaml) throws IOException {
        return ServiceTable.read(Files.writeString(folder.resolve("services.yaml"), yaml));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Plogen kom inte förbi Almgatan i går heller. | snow",
                "SNÖRÖJNINGEN PÅ BERGET ÄR USEL | snow",
                "Klagomal pa snorojning | snow",
                "Sopbilen hoppade över oss, tunnan är full och faktura kom ändå. Sopor överallt! | waste",
                "The street lights on Elm Road are out | streetlights",
                "Mamma får inte sin hemtjänst | homecare",
                "Gungan på lekplatsen är trasig | playgrounds",
                "Ingen svarar i växeln | contact",
            })
    void givenALetter_whenItNamesAService_thenTheTableSaysWhich(String letter, String service) throws IOException {
        ServiceTable shipped = ServiceTable.read(Path.of("..", "conf", "services.yaml"));

        assertThat(shipped.serviceOf(Head.of(letter))).contains(service);
        assertThat(shipped.name(service, Language.SV)).isPresent();
        assertThat(shipped.name(service, Language.EN)).isPresent();
    }

    @Test
    void givenALetterThatNamesNone_whenAsked_thenNoneIsSaid() throws IOException {
        ServiceTable shipped = ServiceTable.read(Path.of("..", "conf", "services.yaml"));

        assertThat(shipped.serviceOf(Head.of("Hej, jag heter Anna Plöger och undrar en sak.")))
                .isEmpty();
        assertThat(shipped.name("gone", Language.SV)).isEmpty();
    }

    @Test
    void givenTwoServices_whenOneIsNamedMoreOften_thenItIsTheOne_andOtherwiseTheFirst() throws IOException {
        ServiceTable table = table("""
                services:
                  - {id: a, sv: äpplen, en: apples, words: [äppl*]}
                  - {id: b, sv: bär, en: berries, words: [blåbär, hallon]}
                """);

        assertThat(table.serviceOf(Head.of("äpplen, hallon och blåbär"))).contains("b");
        assertThat(table.serviceOf(Head.of("blåbär och äpplen"))).contains("a");
        assertThat(table.serviceOf(Head.of("blåbärspaj"))).isEmpty();
    }

    @Test
    void givenNoFile_whenRead_thenTheTableIsEmpty() throws IOException {
        assertThat(ServiceTable.read(folder.resolve("none.yaml")).serviceOf(Head.of("snöröjning")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: a, sv: x, words: [abc]} | services[0].en is missing",
                "{id: a, sv: x, en: y} | services[0] has no words by which it is recognised",
                "{id: a, sv: x, en: y, words: [ab]} | too short to tell anything",
                "{id: a, sv: x, en: y, words: ['#tag']} | begins with neither letter nor digit",
                "{id: a, sv: x, en: y, wrods: [abc]} | wrods",
            })
    void givenAFaultyTable_whenRead_thenThePlaceIsTold(String row, String told) {
        assertThatThrownBy(() -> table("services:\n  - " + row + "\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("services.yaml")
                .hasMessageContaining(told);
    }

    @Test
    void givenAnIdTwice_whenRead_thenItIsTold() {
        assertThatThrownBy(() -> table("""
                services:
                  - {id: a, sv: x, en: y, words: [abc]}
                  - {id: a, sv: x, en: y, words: [def]}
                """)).hasMessageContaining("services[1] has the id a again");
    }
}
