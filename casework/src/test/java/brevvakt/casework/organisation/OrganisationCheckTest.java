package brevvakt.casework.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationCheckTest {

    @Test
    void givenAWholeTown_whenHolesAreSought_thenThereAreNone() throws Exception {
        assertThat(OrganisationCheck.holes(TestTown.whole())).isEmpty();
        assertThat(OrganisationCheck.warnings(TestTown.whole())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owners: [per.p]|owners: [okand.o]|mailbox parken@kommun.example names the unknown person okand.o as owner; name a person of this file",
                "substitutes: [sara.s]|substitutes: [sara.t]|mailbox parken@kommun.example names the unknown person sara.t as substitute; name a person of this file; did you mean sara.s?",
                "owners: [per.p], |''|mailbox parken@kommun.example has no owner; name who opens it every working day (owners)",
                "owners: [per.p], substitutes: [sara.s]|owners: [per.p]|mailbox parken@kommun.example has no substitute; name who opens it when the owner cannot (substitutes)",
                "owners: [per.p], substitutes: [sara.s]|owners: [per.p], substitutes: [per.p]|mailbox parken@kommun.example has per.p as owner and as substitute; name another person as substitute",
                "manager: maja.m, phone|manager: maja.x, phone|unit park names the unknown person maja.x as manager; name a person of this file; did you mean maja.m?",
                "unit: park, manager: nils.n|unit: perk, manager: nils.n|person maja.m belongs to the unknown unit perk; name a unit of this file; did you mean park?",
                "kind: functional, unit: park, owners: [per.p]|kind: functional, unit: vatten, owners: [per.p]|mailbox parken@kommun.example belongs to the unknown unit vatten; name a unit of this file",
                "Park], board: ks|Park], board: kf|unit park belongs to the unknown board kf; name a board of this file",
                "registrar: rita.r|registrar: tora.t|board ks names the unknown person tora.t as registrar; name a person of this file",
                "delegates: [sara.s]|delegates: [okand.o]|plan row of per.p names the unknown person okand.o as delegate; name a person of this file",
                "choice: DELEGATE, delegates: [sara.s]|choice: DELEGATE|plan row of per.p delegates to nobody; name delegates, or choose SELF",
                "delegates: [sara.s]|delegates: [per.p]|plan row of per.p delegates to the employee himself; name another person, or choose SELF",
                "employee: rita.r|employee: vem.v|plan row of vem.v names the unknown person vem.v as employee; name a person of this file",
                "unit: park, roles: [manager]|unit: park, manager: per.p, roles: [manager]|person nils.n is in the end his own manager: nils.n → per.p → maja.m → nils.n; break the circle",
                "unit: park, roles: [manager]|unit: park, manager: nils.n, roles: [manager]|person nils.n is in the end his own manager: nils.n → nils.n; break the circle",
                "aliases: [parkarn@kommun.example]|aliases: [parken@kommun.example]|address parken@kommun.example stands there more than once; keep one",
                "username: sara.s|username: per.p|username per.p stands there more than once; keep one",
                "series: Ks|series: E|board ks has the series \"E\"; choose one to six letters, and not E, which is the neutral series",
                "series: Ks|series: K-1|board ks has the series \"K-1\"; choose one to six letters, and not E, which is the neutral series",
                "calendarCodes: true|employedFrom: 2026-06-01, employedUntil: 2026-05-31|person per.p leaves before beginning; correct employedFrom or employedUntil",
            })
    void givenAHoleInThePlan_whenItIsChecked_thenTheHoleAndItsRemedyAreNamed(String good, String bad, String hole)
            throws Exception {
        assertThat(OrganisationCheck.holes(TestTown.with(good, bad))).contains(hole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  - {unit: park, employee: sara.s, choice: SELF}|''|person sara.s has no plan row; ask what becomes of the mailbox in absence",
                "employee: sara.s, choice: SELF|employee: sara.s, choice: DELEGATE, delegates: [per.p]|plan row of per.p and that of sara.s delegate to each other; see that both are not away at once",
                "mail: sara.s@kommun.example, unit: park|mail: sara.s@kommun.example, unit: hem|plan row of per.p delegates to sara.s in another unit; see that hem agrees",
                "mail: sara.s@kommun.example|mail: sara.s@annan.example|person sara.s has the address sara.s@annan.example of another domain; see that mail to annan.example comes to us",
                "deviationIntake: avvikelse@kommun.example, care: social|care: social|unit hem works with individuals and has no deviation intake; name where its deviation module takes mail (deviationIntake)",
                "manager: maja.m, phone|phone|unit park has no manager; name who answers for its measures (manager)",
                "kind: absence, unit: park, owners: [rita.r]|kind: absence, unit: park|mailbox franvaro@kommun.example has neither owner nor substitute; name who opens it",
                "aliases: [postmaster@kommun.example], |''|address postmaster@kommun.example leads nowhere; make it an alias of a mailbox of IT",
                "employee: sara.s, choice: SELF|employee: sara.s, choice: SELF, delegates: [per.p]|plan row of sara.s names delegates but chooses SELF; choose DELEGATE if they shall look after it",
            })
    void givenSomethingUnwise_whenThePlanIsChecked_thenItIsAWarningAndNoHole(String good, String bad, String warning)
            throws Exception {
        Organisation organisation = TestTown.with(good, bad);

        assertThat(OrganisationCheck.holes(organisation)).isEmpty();
        assertThat(OrganisationCheck.warnings(organisation)).contains(warning);
    }

    @Test
    @Timeout(60)
    void givenTenThousandPeopleInOneChain_whenTheyAreReadAndChecked_thenNobodyWaits() throws Exception {
        String people = IntStream.range(0, 10_000)
                .mapToObj(i -> "  - {username: p" + i + ", name: Person " + i + ", mail: p" + i
                        + "@kommun.example, unit: park, manager: " + (i == 0 ? "nils.n" : "p" + (i - 1)) + "}\n")
                .collect(Collectors.joining("", "people:\n", ""));
        String plan = IntStream.range(0, 10_000)
                .mapToObj(i -> "  - {unit: park, employee: p" + i + ", choice: DELEGATE, delegates: [p"
                        + (i + 1) % 10_000 + "]}\n")
                .collect(Collectors.joining("", "plan:\n", ""));
        String yaml = TestTown.YAML.replace("people:\n", people).replace("plan:\n", plan);

        Organisation large = TestTown.read(yaml);

        assertThat(OrganisationCheck.holes(large)).isEmpty();
        assertThat(OrganisationCheck.warnings(large)).isEmpty();
        assertThat(large.people()).hasSize(10_005);
    }
}
