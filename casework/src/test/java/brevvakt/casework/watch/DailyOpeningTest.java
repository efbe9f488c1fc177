package brevvakt.casework.watch;

import static brevvakt.casework.watch.DailyOpening.Rung.MANAGER;
import static brevvakt.casework.watch.DailyOpening.Rung.OWNER;
import static brevvakt.casework.watch.DailyOpening.Rung.SUBSTITUTE;
import static brevvakt.casework.watch.WatchTown.PARKEN;
import static brevvakt.casework.watch.WatchTown.at;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.store.WatchRegister.Day;
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
class DailyOpeningTest {
    @TempDir
    Path folder;

    private WatchTown town;
    private DailyOpening opening;

    @BeforeEach
    void open() throws IOException, OrganisationFault {
        town = new WatchTown(folder);
        opening = town.opening(WhoActs.themselves());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void wholeDay(String day) {
        opening.remind(OWNER, at(day + "T13:00"));
        opening.remind(SUBSTITUTE, at(day + "T14:30"));
        opening.remind(MANAGER, at(day + "T15:30"));
        opening.close(at(day + "T17:00"));
    }

    private Optional<String> shown(EmailAddress mailbox, String day) {
        return town.database
                .read(handle -> town.registers.watch().of(handle, mailbox, LocalDate.parse(day)))
                .map(Day::state);
    }

    @Test
    void givenALetterThatNobodyOpens_whenTheDayPasses_thenOwnerSubstituteAndManagerHearInTurnAndTheBreachStands() {
        town.letter(PARKEN, at("2026-03-02T08:00"));

        wholeDay("2026-03-02");

        assertThat(town.told())
                .containsExactly(
                        "REMINDER per.p@kommun.example",
                        "REMINDER sara.s@kommun.example",
                        "ESCALATION maja.m@kommun.example");
        assertThat(town.mails()).allSatisfy(mail -> {
            assertThat(mail.subject()).contains("parken@kommun.example");
            assertThat(mail.reason()).hasValueSatisfying(why -> assertThat(why).contains("1 unopened"));
        });
        assertThat(shown(PARKEN, "2026-03-02")).contains("BREACHED");
    }

    @Test
    void givenTheMailboxOfALeaverThatIsClosed_whenALetterLiesThereUnopened_thenNobodyIsAskedToOpenIt() {
        EmailAddress per = EmailAddress.of("per.p@kommun.example");
        opening = town.opening(new WhoActs() {
            @Override
            public Optional<String> insteadOf(String username, LocalDate day) {
                return Optional.of("sara.s");
            }

            @Override
            public boolean isClosed(EmailAddress mailbox, LocalDate day) {
                return mailbox.equals(per) && !day.isBefore(LocalDate.parse("2026-03-03"));
            }
        });
        town.letter(per, at("2026-03-02T08:00"));

        wholeDay("2026-03-02");
        int said = town.told().size();
        wholeDay("2026-03-03");

        assertThat(said).isPositive();
        assertThat(town.told()).hasSize(said);
        assertThat(shown(per, "2026-03-02")).contains("BREACHED");
        assertThat(shown(per, "2026-03-03")).isEmpty();
    }

    @Test
    void givenTheSameRungTwice_whenItSpeaksAgain_thenNobodyIsNaggedTwice() {
        town.letter(PARKEN, at("2026-03-02T08:00"));

        opening.remind(OWNER, at("2026-03-02T13:00"));
        opening.remind(OWNER, at("2026-03-02T13:20"));

        assertThat(town.told()).hasSize(1);
    }

    @Test
    void givenALetterReadInTheMorning_whenTheDayPasses_thenNobodyHearsAndTheDayIsOpened() {
        long uid = town.letter(PARKEN, at("2026-03-02T08:00"));
        town.database.inTransaction(
                handle -> town.registers.watch().seen(handle, PARKEN, "INBOX", List.of(uid), at("2026-03-02T09:00")));
        opening.checked(PARKEN, "per.p", at("2026-03-02T09:00"));

        wholeDay("2026-03-02");

        assertThat(town.told()).isEmpty();
        assertThat(shown(PARKEN, "2026-03-02")).contains("OPENED");
    }

    @Test
    void givenALetterAfterTheFirstRung_whenTheDayPasses_thenItBelongsToTheNextDay() {
        town.letter(PARKEN, at("2026-03-02T13:01"));

        wholeDay("2026-03-02");

        assertThat(town.told()).isEmpty();
        assertThat(shown(PARKEN, "2026-03-02")).contains("NOTHING_NEW");
    }

    @Test
    void givenMidsummerEve_whenTheRungsComeByTheWeekday_thenTheWatchIsSilent() {
        town.letter(PARKEN, at("2026-06-18T18:00"));

        wholeDay("2026-06-19");

        assertThat(town.told()).isEmpty();
        assertThat(shown(PARKEN, "2026-06-19")).isEmpty();
    }

    @Test
    void givenAGatewayThatStoodStillForDays_whenItCloses_thenEachMissedDayIsWrittenDownAndNobodyIsTold() {
        opening.close(at("2026-03-02T17:00"));
        town.letter(PARKEN, at("2026-03-03T08:00"));

        opening.close(at("2026-03-06T17:00"));

        assertThat(shown(PARKEN, "2026-03-03")).contains("BREACHED");
        assertThat(shown(PARKEN, "2026-03-04")).contains("BREACHED");
        assertThat(shown(PARKEN, "2026-03-06")).contains("BREACHED");
        assertThat(town.told()).isEmpty();
    }

    @Test
    void givenAnAbsentOwnerWithADelegate_whenTheMailboxWaits_thenTheDelegateHearsAndTheOwnerDoesNot() {
        DailyOpening holidays = town.opening(
                (username, day) -> username.equals("per.p") ? Optional.of("rita.r") : Optional.of(username));
        town.letter(PARKEN, at("2026-03-02T08:00"));

        holidays.remind(OWNER, at("2026-03-02T13:00"));

        assertThat(town.told()).containsExactly("REMINDER rita.r@kommun.example");
        assertThat(town.mails().get(0).reason())
                .hasValueSatisfying(why -> assertThat(why).contains("acts for per.p"));
    }

    @Test
    void givenAHolderForWhomNobodyMayAct_whenHisMailboxWaits_thenTheManagerHears() {
        DailyOpening holidays =
                town.opening((username, day) -> username.equals("per.p") ? Optional.empty() : Optional.of(username));
        town.letter(EmailAddress.of("per.p@kommun.example"), at("2026-03-02T08:00"));

        holidays.remind(OWNER, at("2026-03-02T13:00"));

        assertThat(town.told()).containsExactly("ESCALATION maja.m@kommun.example");
    }

    @Test
    void givenAPersonWithoutAMailboxInThePlan_whenMailLiesThere_thenItIsNotWatched() {
        town.letter(EmailAddress.of("rita.r@kommun.example"), at("2026-03-02T08:00"));

        wholeDay("2026-03-02");

        assertThat(town.told()).isEmpty();
    }
}
