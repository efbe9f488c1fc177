package brevvakt.casework.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.texts.Language;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationFileTest {
    private static final Path EXAMPLE = Path.of("..", "conf", "organisation.yaml");

    @Test
    void givenTheMadeUpMunicipality_whenItIsRead_thenItHasNeitherHolesNorWarnings() throws Exception {
        Organisation example = OrganisationFile.read(EXAMPLE);

        assertThat(OrganisationCheck.holes(example)).isEmpty();
        assertThat(OrganisationCheck.warnings(example)).isEmpty();
        assertThat(example.municipality().language()).isEqualTo(Language.SV);
        assertThat(example.municipality().socialDuty()).contains(EmailAddress.of("orosanmalan@kommun.example"));
        assertThat(example.people()).hasSizeGreaterThan(20);
        assertThat(example.mailboxes()).extracting(Mailbox::kind).contains(Mailbox.Kind.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calendarCodes: true|calenderCodes: true|people[2] (per.p).calenderCodes is not known here; did you mean calendarCodes?",
                "calendarCodes: true|calendarCodes: ja|people[2] (per.p).calendarCodes is ja; write true or false",
                "kind: absence|kind: absense|mailboxes[2] (franvaro@kommun.example).kind is \"absense\"; write one of functional, authority, telephone, absence",
                "roles: [manager]|roles: manager|people[0] (nils.n).roles is manager; write a list [one, two]",
                "roles: [manager]|roles: [boss]|people[0] (nils.n).roles is \"boss\"; write one of manager, registrar, it, servicecentre, operator",
                "phone: \"019-00 00 01\"|phone: 112|units[0] (park).phone is 112; write a text, in quotes where it looks like a number",
                "mail: sara.s@kommun.example|mail: sara.s|people[3] (sara.s).mail is \"sara.s\"; write a mail address such as parken@kommun.example, without +",
                "mail: sara.s@kommun.example, |''|people[3] (sara.s).mail is missing",
                "domain: kommun.example, |''|municipality.domain is missing",
                "username: sara.s|username: Sara.S|people[3] (Sara.S).username is \"Sara.S\"; write it in lower case",
                "id: hem|id: 'hem tjänst'|units[1] (hem tjänst).id is \"hem tjänst\"; write letters, digits, dots and hyphens",
                "calendarCodes: true|employedFrom: 1 mars|people[2] (per.p).employedFrom is \"1 mars\"; write a date such as 2026-11-24",
                "calendarCodes: true|digest: '06:55'|people[2] (per.p).digest is \"06:55\"; write a time from 07:00 to 16:55 in steps of five minutes, in quotes, such as \"08:15\"",
                "calendarCodes: true|digest: '17:00'|people[2] (per.p).digest is \"17:00\"; write a time from 07:00 to 16:55 in steps of five minutes, in quotes, such as \"08:15\"",
                "calendarCodes: true|digest: '8:15'|people[2] (per.p).digest is \"8:15\"; write a time from 07:00 to 16:55 in steps of five minutes, in quotes, such as \"08:15\"",
                "calendarCodes: true|digest: '08:17'|people[2] (per.p).digest is \"08:17\"; write a time from 07:00 to 16:55 in steps of five minutes, in quotes, such as \"08:15\"",
                "calendarCodes: true|digest: 'arton'|people[2] (per.p).digest is \"arton\"; write a time from 07:00 to 16:55 in steps of five minutes, in quotes, such as \"08:15\"",
                "kind: absence|kind: absence, digest: 495|mailboxes[2] (franvaro@kommun.example).digest is 495; write a text, in quotes where it looks like a number",
                "calendarCodes: true|sms: true|people[2] (per.p).sms is ordered, but there is no mobile; write its number",
                "name: Kommunstyrelsen|name: ''|boards[0] (ks).name is empty",
                "boards:|bords:|bords is not known here; did you mean boards?",
                "serviceCentre: {mail: servicecenter@kommun.example, phone: \"019-00 00 00\"}|serviceCentre: yes|municipality.serviceCentre is true; write a mapping {key: value}",
            })
    void givenAFaultInTheFile_whenItIsRead_thenItsPlaceAndRemedyAreNamed(String good, String bad, String fault) {
        OrganisationFault thrown = catchThrowableOfType(OrganisationFault.class, () -> TestTown.with(good, bad));

        assertThat(thrown.faults()).contains(fault);
    }

    @Test
    void givenAKeyWrittenTwice_whenTheFileIsRead_thenItIsNamedWithItsLine() {
        OrganisationFault thrown = catchThrowableOfType(
                OrganisationFault.class, () -> TestTown.with("name: Per Park,", "name: Per Park, name: Per Parr,"));

        assertThat(thrown.faults())
                .singleElement()
                .asString()
                .contains("line 10")
                .contains("Duplicate")
                .contains("name");
    }

    @Test
    void givenSeveralFaults_whenTheFileIsRead_thenAllAreNamedAtOnce() {
        OrganisationFault thrown = catchThrowableOfType(
                OrganisationFault.class,
                () -> TestTown.read(
                        TestTown.spoilt("name: Per Park, ", "nane: Per Park, ").replace("series: Ks, ", "")));

        assertThat(thrown.faults())
                .containsExactlyInAnyOrder(
                        "boards[0] (ks).series is missing",
                        "people[2] (per.p).name is missing",
                        "people[2] (per.p).nane is not known here; did you mean name?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# nothing", "- a\n- b", "just words", "a: [1", "a: 1\n---\nb: 2\n", "\t- x", "a: &x [*x]"})
    void givenNoOrganisationAtAll_whenItIsRead_thenThatIsAFaultAndNoCrash(String yaml) {
        OrganisationFault thrown = catchThrowableOfType(OrganisationFault.class, () -> TestTown.read(yaml));

        assertThat(thrown.faults()).isNotEmpty();
    }

    @Test
    void givenTheSameFileTwice_whenItIsRead_thenBothAreTheSame() throws Exception {
        Organisation one = TestTown.whole();
        Organisation other = TestTown.whole();

        assertThat(one.people()).isEqualTo(other.people());
        assertThat(List.of(one.units(), one.mailboxes(), one.plan()))
                .isEqualTo(List.of(other.units(), other.mailboxes(), other.plan()));
    }
}
