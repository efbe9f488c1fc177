package brevvakt.casework.watch;

import static brevvakt.casework.watch.WatchTown.PARKEN;
import static brevvakt.casework.watch.WatchTown.at;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.OrganisationFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class DigestsTest {
    @TempDir
    Path folder;

    private WatchTown town;

    @BeforeEach
    void open() throws IOException, OrganisationFault {
        town = new WatchTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Digests digests(WhoActs whoActs) {
        return new Digests(town.post(whoActs), town.links(), WatchTown.USUAL, false);
    }

    @Test
    void givenTwoMailboxesOfOnePerson_whenTheMorningComes_thenOneLetterNamesBothAndTheOthersHearNothing() {
        town.letter(PARKEN, at("2026-03-01T20:00"));
        town.letter(EmailAddress.of("per.p@kommun.example"), at("2026-03-01T21:00"));

        digests(WhoActs.themselves()).write(at("2026-03-02T07:30"));

        assertThat(town.told()).containsExactly("DIGEST per.p@kommun.example");
        assertThat(town.mails().get(0).text())
                .contains("parken@kommun.example: nya 1, inte öppnade 1")
                .contains("per.p@kommun.example: nya 1, inte öppnade 1");
        assertThat(town.mails().get(0).subject()).contains("2 nya");
    }

    @Test
    void givenTheSameMorningTwice_whenItIsWrittenAgain_thenThereIsOneLetter() {
        town.letter(PARKEN, at("2026-03-01T20:00"));

        digests(WhoActs.themselves()).write(at("2026-03-02T07:30"));
        digests(WhoActs.themselves()).write(at("2026-03-02T08:10"));

        assertThat(town.told()).hasSize(1);
    }

    @Test
    void givenAnAbsentOwner_whenTheMorningComes_thenWhoActsHasTheMailboxInHisOwnLetter() {
        town.letter(PARKEN, at("2026-03-01T20:00"));

        digests((username, day) -> username.equals("per.p") ? Optional.of("sara.s") : Optional.of(username))
                .write(at("2026-03-02T07:30"));

        assertThat(town.told()).containsExactly("DIGEST sara.s@kommun.example");
    }

    @Test
    void givenALateNight_whenAMissedDigestIsCaughtUp_thenItWaitsForTheMorning() {
        town.letter(PARKEN, at("2026-03-01T20:00"));

        digests(WhoActs.themselves()).write(at("2026-03-02T22:00"));

        assertThat(town.told()).isEmpty();
    }

    private void change(String... pieces) throws IOException, OrganisationFault {
        town.close();
        town = new WatchTown(folder.resolve("changed"), pieces);
    }

    private void morningOf(String day) {
        Digests digests = digests(WhoActs.themselves());
        Stream.of("07:30", "07:45", "08:15", "08:40", "09:00")
                .map(time -> at(day + "T" + time))
                .filter(now -> now.equals(at(day + "T07:30")) || digests.areOwnTimesAt(now))
                .forEach(digests::write);
    }

    private List<String> written() {
        return town.mails().stream()
                .map(mail -> mail.dueAt().atZone(WatchTown.ZONE).toLocalDateTime() + " "
                        + mail.to().get(0))
                .toList();
    }

    @Test
    void givenTimesOfTheirOwn_whenTheMorningComes_thenEachHasOneLetterAtHisTimeOrThatOfHisMailboxes() throws Exception {
        change(
                "mail: per.p@kommun.example,", "mail: per.p@kommun.example, digest: \"08:40\",",
                "{address: parken@kommun.example,", "{address: parken@kommun.example, digest: \"07:45\",",
                "{address: servicecenter@kommun.example,",
                        "{address: servicecenter@kommun.example, digest: \"08:15\",");
        town.letter(PARKEN, at("2026-03-01T20:00"));
        town.letter(EmailAddress.of("sara.s@kommun.example"), at("2026-03-01T20:00"));
        town.letter(EmailAddress.of("maja.m@kommun.example"), at("2026-03-01T20:00"));

        morningOf("2026-03-02");

        assertThat(written())
                .containsExactly(
                        "2026-03-02T07:30 maja.m@kommun.example",
                        "2026-03-02T08:15 sara.s@kommun.example",
                        "2026-03-02T08:40 per.p@kommun.example");
    }

    @Test
    void givenAQuietMorning_whenALetterComesAfterTheTime_thenThatIsForTheNextMorning() throws Exception {
        change("mail: maja.m@kommun.example,", "mail: maja.m@kommun.example, digest: \"09:00\",");
        morningOf("2026-03-02");
        town.letter(PARKEN, at("2026-03-02T08:30"));

        digests(WhoActs.themselves()).write(at("2026-03-02T09:00"));
        morningOf("2026-03-03");

        assertThat(written()).containsExactly("2026-03-03T07:30 per.p@kommun.example");
    }

    @Test
    void givenADayThatBeganLate_whenTheHouseComesUp_thenThoseWhoseTimeHasPassedHaveOneLetterAndTheOthersWait()
            throws Exception {
        change("mail: per.p@kommun.example,", "mail: per.p@kommun.example, digest: \"10:00\",");
        town.letter(PARKEN, at("2026-03-01T20:00"));
        town.letter(EmailAddress.of("maja.m@kommun.example"), at("2026-03-01T20:00"));

        digests(WhoActs.themselves()).write(at("2026-03-02T09:12"));
        digests(WhoActs.themselves()).write(at("2026-03-02T10:00"));

        assertThat(written())
                .containsExactly("2026-03-02T09:12 maja.m@kommun.example", "2026-03-02T10:00 per.p@kommun.example");
    }

    @Test
    void givenAWeekOfStandstill_whenTheMorningComes_thenThereIsOneLetterForEach() {
        town.letter(PARKEN, at("2026-02-22T20:00"));
        morningOf("2026-02-23");
        town.letter(PARKEN, at("2026-02-24T10:00"));

        digests(WhoActs.themselves()).write(at("2026-03-02T08:05"));
        morningOf("2026-03-03");

        assertThat(written())
                .containsExactly(
                        "2026-02-23T07:30 per.p@kommun.example",
                        "2026-03-02T08:05 per.p@kommun.example",
                        "2026-03-03T07:30 per.p@kommun.example");
    }
}
