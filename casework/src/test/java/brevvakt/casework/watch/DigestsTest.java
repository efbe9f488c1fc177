package brevvakt.casework.watch;

import static brevvakt.casework.watch.WatchTown.PARKEN;
import static brevvakt.casework.watch.WatchTown.at;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.OrganisationFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
        return new Digests(town.post(whoActs), town.links(), false);
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
}
