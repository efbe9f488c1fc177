package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.learning.UnitExample;
import brevvakt.casework.store.CaseRow;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class ExampleDeskTest {
    private static final String WORDS = "Gungan på lekplatsen har varit trasig hela sommaren.";

    @TempDir
    private Path folder;

    private DeskTown town;
    private ExampleDesk desk;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
        desk = new ExampleDesk(town.workplace(), new LearningDesk(town.workplace()));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private String closed(CaseRow row) {
        return town.after(row, new CaseEvent.Closed()).file().number().toString();
    }

    private UnitExample proposed(String by) {
        return desk.propose(closed(town.complaint()), WORDS, by).example().orElseThrow();
    }

    private String refusal(String number, String words, String by) {
        return desk.propose(number, words, by).refusal().orElse("");
    }

    @Test
    void an_example_shows_once_another_than_its_proposer_has_approved_it() {
        UnitExample example = proposed("per.p");

        assertThat(desk.approved(Optional.empty())).isEmpty();
        assertThat(desk.waitingFor("per.p")).containsExactly(example);
        assertThat(desk.waitingFor("maja.m")).containsExactly(example);
        assertThat(desk.waitingFor("olga.o")).isEmpty();
        assertThat(town.told()).anyMatch(told -> told.contains("maja.m@kommun.example"));

        assertThat(desk.approve(example.id(), "per.p").refusal()).isPresent();
        assertThat(desk.approve(example.id(), "olga.o").refusal()).isPresent();
        assertThat(desk.approve(example.id(), "maja.m").refusal()).isEmpty();

        assertThat(desk.approved(Optional.of("park")))
                .extracting(UnitExample::words)
                .containsExactly(WORDS);
        assertThat(desk.approved(Optional.of("gata"))).isEmpty();
        assertThat(desk.waitingFor("maja.m")).isEmpty();
        assertThat(desk.approve(example.id(), "maja.m").refusal()).isPresent();
    }

    @Test
    void what_a_manager_proposes_is_approved_by_the_registrar() {
        UnitExample example = proposed("maja.m");

        assertThat(town.told()).anyMatch(told -> told.contains("rita.r@kommun.example"));
        assertThat(desk.approve(example.id(), "maja.m").refusal()).isPresent();
        assertThat(desk.approve(example.id(), "rolf.r").refusal()).isPresent();
        assertThat(desk.approve(example.id(), "rita.r").refusal()).isEmpty();
    }

    @Test
    void a_withdrawn_example_is_gone_with_its_words() {
        UnitExample example = proposed("per.p");
        desk.approve(example.id(), "maja.m");

        assertThat(desk.withdraw(example.id(), "olga.o").refusal()).isPresent();
        UnitExample gone = desk.withdraw(example.id(), "per.p").example().orElseThrow();

        assertThat(gone.words()).isEmpty();
        assertThat(desk.approved(Optional.empty())).isEmpty();
        assertThat(desk.withdraw(example.id(), "per.p").refusal()).isPresent();
    }

    @Test
    void only_closed_unrestricted_matters_of_ones_own_become_examples_and_only_without_persons() {
        String number = closed(town.complaint());

        assertThat(refusal(town.complaint().file().number().toString(), WORDS, "per.p"))
                .contains("closed cases");
        assertThat(refusal(closed(town.restrictedInThePark()), WORDS, "per.p")).contains("restricted");
        assertThat(refusal(number, WORDS, "olga.o")).contains("may not");
        assertThat(refusal("Ks 999/2026", WORDS, "per.p")).contains("there is no case");
        assertThat(refusal(number, " ", "per.p")).contains("--text");
        assertThat(refusal(number, "Maja Mark svarade inte", "per.p")).contains("a person's name");
        assertThat(desk.waitingFor("maja.m")).isEmpty();
    }
}
