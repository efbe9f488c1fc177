package brevvakt.casework.acts;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.intake.CallbackDesk;
import brevvakt.casework.intake.CallbackDesk.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class CallbackDeskTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 4);

    @TempDir
    Path folder;

    private DeskTown town;
    private CallbackDesk desk;

    @BeforeEach
    void open() throws Exception {
        town = new DeskTown(folder);
        desk = town.callbackDesk();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Callback wanted(String whom) {
        return desk.add(whom, "Ulla U", "070-000 00 00", "en bänk", "olga.o")
                .callback()
                .orElseThrow();
    }

    private List<Callback> owed() {
        return town.database.read(handle -> town.registers.callbacks().owedUpTo(handle, DUE));
    }

    @Test
    void givenAPersonSought_whenTheCallIsTakenDown_thenItIsDueInTwoWorkingDaysAndThePersonIsTold() {
        Callback callback = wanted("per.p");

        assertThat(callback.dueOn()).isEqualTo(DUE);
        assertThat(callback.wanted()).isEqualTo("per.p");
        assertThat(town.told()).containsExactly("CALLBACK per.p@kommun.example");
        assertThat(owed()).containsExactly(callback);
    }

    @Test
    void givenAUnitSought_whenTheCallIsTakenDown_thenTheOwnersOfItsMailboxAreTold() {
        wanted("park");

        assertThat(town.told()).containsExactly("CALLBACK per.p@kommun.example");
    }

    @Test
    void givenSomebodyNobodyKnows_whenTheCallIsTakenDown_thenTheServiceCentreFindsOut() {
        Callback callback = wanted("Pelle på parken");

        assertThat(callback.wanted()).isEqualTo("servicecenter@kommun.example");
        assertThat(callback.about()).isEqualTo("Pelle på parken: en bänk");
        assertThat(town.told()).containsExactly("CALLBACK stina.s@kommun.example");
    }

    @Test
    void givenACall_whenNobodyIsReached_thenItIsStillOwed_andOnceReachedItIsDone() {
        long id = wanted("per.p").id();

        Callback tried = desk.done(id, Outcome.NOT_REACHED, "per.p").callback().orElseThrow();
        assertThat(tried.attempts()).isEqualTo(1);
        assertThat(owed()).hasSize(1);

        Callback done = desk.done(id, Outcome.REACHED, "per.p").callback().orElseThrow();
        assertThat(done.attempts()).isEqualTo(2);
        assertThat(done.outcome()).contains("reached");
        assertThat(owed()).isEmpty();
        assertThat(desk.done(id, Outcome.REACHED, "per.p").refusal()).contains("done already");
    }

    @Test
    void givenWhatCannotBe_whenItIsSaid_thenItIsRefusedWithAReason() {
        long id = wanted("per.p").id();

        assertThat(desk.add("per.p", "Ulla", "ring mig", "x", "olga.o").refusal())
                .contains("no telephone number");
        assertThat(desk.add("per.p", "Ulla", "070-000 00 00", "x", "nobody").refusal())
                .contains("nobody has the user name");
        assertThat(desk.done(4711, Outcome.REACHED, "per.p").refusal()).contains("no callback 4711");
        assertThat(desk.done(id, Outcome.REACHED, "eva.e").refusal()).contains("may not say");
    }
}
