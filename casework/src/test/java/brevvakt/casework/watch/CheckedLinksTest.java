package brevvakt.casework.watch;

import static brevvakt.casework.watch.WatchTown.PARKEN;
import static brevvakt.casework.watch.WatchTown.at;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.store.OpeningRegister.Opening;
import brevvakt.casework.watch.CheckedLinks.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class CheckedLinksTest {
    @TempDir
    Path folder;

    private WatchTown town;
    private CheckedLinks links;

    @BeforeEach
    void open() throws IOException, OrganisationFault {
        town = new WatchTown(folder);
        links = town.links();
        town.letter(PARKEN, at("2026-03-01T20:00"));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private String token() {
        return town.database
                .inTransaction(handle -> links.linkFor(handle, "per.p", List.of(PARKEN), at("2026-03-02T07:30")))
                .substring(WatchTown.BASE.length());
    }

    private Optional<Opening> openedOn(String day) {
        return town.database.read(handle -> town.registers.openings().of(handle, PARKEN, LocalDate.parse(day)));
    }

    @Test
    void givenALink_whenItIsFetchedAgainAndAgain_thenNothingIsOpened() {
        String token = token();

        assertThat(links.look(token, at("2026-03-02T08:00")).standing()).isEqualTo(Standing.READY);
        assertThat(links.look(token, at("2026-03-02T08:01")).standing()).isEqualTo(Standing.READY);

        assertThat(openedOn("2026-03-02")).isEmpty();
    }

    @Test
    void givenALink_whenItIsConfirmed_thenTheMailboxIsOpenedByItsPersonAndNothingLiesUnopened() {
        CheckedLinks.Told told = links.confirm(token(), at("2026-03-02T08:00"));

        assertThat(told.standing()).isEqualTo(Standing.DONE);
        assertThat(told.mailboxes()).containsExactly(PARKEN);
        assertThat(openedOn("2026-03-02")).contains(new Opening(at("2026-03-02T08:00"), "per.p", "CHECKED"));
        assertThat(town.database.<Boolean>read(handle -> town.registers
                        .watch()
                        .unopened(handle, PARKEN, at("2026-03-02T09:00"))
                        .isEmpty()))
                .isTrue();
    }

    @Test
    void givenALinkUsed_whenItIsReplayed_thenItIsNamedAndTheNextDayIsNotOpened() {
        String token = token();
        links.confirm(token, at("2026-03-02T08:00"));

        CheckedLinks.Told again = links.confirm(token, at("2026-03-03T08:00"));

        assertThat(again)
                .isEqualTo(new CheckedLinks.Told(Standing.USED, List.of(), Optional.of(at("2026-03-02T08:00"))));
        assertThat(openedOn("2026-03-03")).isEmpty();
    }

    @Test
    void givenAForgedLink_whenItIsConfirmed_thenNothingHappens() {
        String token = token();

        assertThat(links.confirm(token.replaceFirst("^c-1-", "c-2-"), at("2026-03-02T08:00"))
                        .standing())
                .isEqualTo(Standing.FORGED);
        assertThat(links.confirm("", at("2026-03-02T08:00")).standing()).isEqualTo(Standing.FORGED);
        assertThat(openedOn("2026-03-02")).isEmpty();
    }

    @Test
    void givenALinkAYearOld_whenItIsConfirmed_thenItIsNamedAndNothingHappens() {
        String token = token();

        assertThat(links.confirm(token, at("2026-03-09T23:59")).standing()).isEqualTo(Standing.DONE);
        assertThat(links.look(tokenOf("sara.s"), at("2027-03-02T08:00")).standing())
                .isEqualTo(Standing.OLD);
        assertThat(openedOn("2027-03-02")).isEmpty();
    }

    private String tokenOf(String username) {
        return town.database
                .inTransaction(handle -> links.linkFor(handle, username, List.of(PARKEN), at("2026-03-02T07:30")))
                .substring(WatchTown.BASE.length());
    }

    @Test
    void givenSomebodyWithoutAccess_whenHisOldLinkIsConfirmed_thenNothingHappens() {
        assertThat(links.confirm(tokenOf("rita.r"), at("2026-03-02T08:00")).standing())
                .isEqualTo(Standing.CLOSED);
        assertThat(openedOn("2026-03-02")).isEmpty();
    }
}
