package brevvakt.casework.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTableTest {
    private static final EmailAddress KOMMUN = EmailAddress.of("kommun@kommun.example");
    private static final EmailAddress PARK = EmailAddress.of("park@kommun.example");

    @TempDir
    private Path folder;

    private RoutingTable table(String yaml) throws IOException {
        return RoutingTable.read(Files.writeString(folder.resolve("routing.yaml"), yaml));
    }

    private static Organisation town() throws Exception {
        return OrganisationFile.read(Path.of("..", "conf", "organisation.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ni har inte snöröjt på Storgatan|gata",
                "SOPHÄMTNINGEN kom inte|avfall",
                "Det är HÅL  I GATAN utanför|gata",
                "Lekplatsen vid ån är trasig|park",
                "Bygglovet dröjer|bygglov",
                "Jag vill tacka för i går|",
                "Sandra ringde mig|",
            })
    void givenTheProjectsTable_whenALetterComes_thenItsServiceNamesTheUnit(String text, String unit) throws Exception {
        RoutingTable table = RoutingTable.read(Path.of("..", "conf", "routing.yaml"));

        assertThat(table.routeOf(KOMMUN, Head.of(text), town()).map(Route::unit).orElse(null))
                .isEqualTo(unit);
        assertThat(table.warnings(town())).isEmpty();
    }

    @Test
    void givenARuleOfMailboxPlaceAndService_whenOneIsMissing_thenItDoesNotHold() throws Exception {
        RoutingTable table = table("""
                rules:
                  - {mailboxes: [kommun@kommun.example], places: [Ängby*], services: [buller], unit: gata, reason: Buller i Ängby}
                """);

        assertThat(table.routeOf(KOMMUN, Head.of("Buller i Ängbyparken"), town()))
                .contains(new Route("gata", "Buller i Ängby"));
        assertThat(table.routeOf(PARK, Head.of("Buller i Ängbyparken"), town())).isEmpty();
        assertThat(table.routeOf(KOMMUN, Head.of("Buller i Norrby"), town())).isEmpty();
        assertThat(table.routeOf(KOMMUN, Head.of("Bullerplank i Ängby"), town()))
                .isEmpty();
    }

    @Test
    void givenALetterAboutABurglary_whenItIsRead_thenTheAuthorityIsNamed() throws Exception {
        RoutingTable table = RoutingTable.read(Path.of("..", "conf", "routing.yaml"));

        assertThat(table.authorityOf(Head.of("Vi har haft inbrott i sommarstugan"))
                        .map(Authority::name))
                .contains("Polisen");
        assertThat(table.authority("polisen").map(Authority::contact)).isPresent();
        assertThat(table.authorityOf(Head.of("Hej"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules: [{services: [buller], unit: gata}]|rules[0].reason is missing",
                "rules: [{services: [buller], reason: x}]|rules[0].unit is missing",
                "rules: [{unit: gata, reason: x}]|holds for everything",
                "rules: [{services: [på], unit: gata, reason: x}]|too short",
                "rules: [{mailboxes: [kommun], unit: gata, reason: x}]|no address",
                "rules: [{service: [buller], unit: gata, reason: x}]|service",
                "authorities: [{id: a, name: A, contact: c}]|no words",
                "'authorities: [{id: a, name: A, contact: c, words: [aaa]}, {id: a, name: B, contact: c, words: [bbb]}]'|again",
            })
    void givenATableThatCannotBeUsed_whenItIsRead_thenTheFaultHasItsPlace(String yaml, String fault) {
        assertThat(catchThrowable(() -> table(yaml)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void givenAUnitThatIsGone_whenALetterComes_thenTheNextRuleDecidesAndTheTableIsWarnedOf() throws Exception {
        RoutingTable table = table("""
                rules:
                  - {services: [buller], unit: gone, reason: x}
                  - {services: [buller], unit: gata, reason: y}
                """);

        assertThat(table.routeOf(KOMMUN, Head.of("buller"), town()).map(Route::unit))
                .contains("gata");
        assertThat(table.warnings(town())).containsExactly("routing.yaml rules[0] names the unknown unit gone");
    }
}
