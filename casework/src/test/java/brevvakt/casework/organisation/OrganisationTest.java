package brevvakt.casework.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.EmailAddress;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrganisationTest {
    private static final EmailAddress PARKEN = EmailAddress.of("parken@kommun.example");

    private final Organisation town;

    OrganisationTest() throws Exception {
        town = TestTown.whole();
    }

    @Test
    void givenAnAlias_whenItsMailboxIsSought_thenItIsFoundUnderItsAddress() {
        assertThat(town.mailbox(EmailAddress.of("PARK@kommun.example")).map(Mailbox::address))
                .contains(PARKEN);
        assertThat(town.personByAddress(EmailAddress.of("parkarn@kommun.example"))
                        .map(Person::username))
                .contains("per.p");
        assertThat(town.mailbox(EmailAddress.of("okand@kommun.example"))).isEmpty();
    }

    @Test
    void givenAUserNameOrAnAddressInWhateverCase_whenSomebodyLogsIn_thenHeIsFound() {
        assertThat(town.personByLogin("PER.P").map(Person::username)).contains("per.p");
        assertThat(town.personByLogin("Per.P@Kommun.Example").map(Person::username))
                .contains("per.p");
        assertThat(town.personByLogin("per.x")).isEmpty();
    }

    @Test
    void givenAUnitThatNamesAManager_whenHisRolesAreAsked_thenHeIsOne() {
        assertThat(town.person("maja.m").orElseThrow().roles()).isEqualTo(Set.of(Role.MANAGER));
        assertThat(town.person("rita.r").orElseThrow().has(Role.REGISTRAR)).isTrue();
        assertThat(town.person("per.p").orElseThrow().roles()).isEmpty();
    }

    @Test
    void givenNoManagerInThePersonsRow_whenTheNearestIsSought_thenItIsThatOfTheUnit() {
        assertThat(town.nearestManagerOf("per.p").map(Person::username)).contains("maja.m");
        assertThat(town.nearestManagerOf("rita.r").map(Person::username)).contains("maja.m");
    }

    @Test
    void givenTheHighestManager_whenHisNearestIsSought_thenItIsNobodyUnderHim() {
        assertThat(town.nearestManagerOf("nils.n")).isEmpty();
        assertThat(town.nearestManagerOf("maja.m").map(Person::username)).contains("nils.n");
    }

    @Test
    void givenAUnit_whenItsBoardManagerAndMailboxAreSought_thenTheyAreFound() {
        assertThat(town.boardOf("hem").map(Board::series)).contains("Ks");
        assertThat(town.managerOf("park").map(Person::username)).contains("maja.m");
        assertThat(town.functionalMailboxOf("park").map(Mailbox::address)).contains(PARKEN);
        assertThat(town.functionalMailboxOf("hem")).isEmpty();
        assertThat(town.unit("park").map(Unit::name)).contains("Park");
        assertThat(town.series()).containsExactly("Ks", "E");
    }

    @Test
    void givenACaseInAMailbox_whenSomebodyWantsToHandleIt_thenOwnersSubstitutesOfficerAndManagerMay() {
        Optional<String> nobody = Optional.empty();

        assertThat(town.handles("per.p", PARKEN, nobody, nobody)).isTrue();
        assertThat(town.handles("sara.s", PARKEN, nobody, nobody)).isTrue();
        assertThat(town.handles("rita.r", PARKEN, nobody, nobody)).isFalse();
        assertThat(town.handles("rita.r", PARKEN, Optional.of("rita.r"), nobody))
                .isTrue();
        assertThat(town.handles("rita.r", PARKEN, nobody, Optional.of("rita.r")))
                .isTrue();
        assertThat(town.handles("rita.r", EmailAddress.of("rita.r@kommun.example"), nobody, nobody))
                .isTrue();
    }

    @Test
    void givenAPasswordInTheFile_whenThePersonIsPrinted_thenItDoesNotShow() {
        Person nils = town.person("nils.n").orElseThrow();

        assertThat(nils.toString()).doesNotContain("hemligt");
        assertThat(nils.password().orElseThrow().matches("hemligt")).isTrue();
        assertThat(nils.password().orElseThrow().matches("hemlig")).isFalse();
    }

    @Test
    void givenAnEmploymentWithLimits_whenADayIsAsked_thenBothItsEndsAreWorked() throws Exception {
        Person per = TestTown.with("calendarCodes: true", "employedFrom: 2026-03-01, employedUntil: 2026-05-31")
                .person("per.p")
                .orElseThrow();

        assertThat(per.isEmployedOn(LocalDate.of(2026, 2, 28))).isFalse();
        assertThat(per.isEmployedOn(LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(per.isEmployedOn(LocalDate.of(2026, 5, 31))).isTrue();
        assertThat(per.isEmployedOn(LocalDate.of(2026, 6, 1))).isFalse();
    }
}
