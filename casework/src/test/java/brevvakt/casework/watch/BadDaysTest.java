package brevvakt.casework.watch;

import static brevvakt.casework.watch.DailyOpening.Rung.MANAGER;
import static brevvakt.casework.watch.DailyOpening.Rung.OWNER;
import static brevvakt.casework.watch.DailyOpening.Rung.SUBSTITUTE;
import static brevvakt.casework.watch.WatchTown.PARKEN;
import static brevvakt.casework.watch.WatchTown.at;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.PlanHole;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.store.WatchRegister.Day;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days on which something is amiss: with the people, with the clock, or with the mail system beside us. */
@Tag("store")
class BadDaysTest {
    private static final String SERVER = "imap.kommun.example:143";

    @TempDir
    Path folder;

    private WatchTown town;

    @BeforeEach
    void open() throws IOException, OrganisationFault {
        town = new WatchTown(folder.resolve("plain"));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private DailyOpening opening(WhoActs whoActs) {
        return town.opening(whoActs);
    }

    /** The town with one piece of its organisation changed. */
    private void change(String piece, String instead) throws IOException, OrganisationFault {
        town.close();
        town = new WatchTown(folder.resolve("changed"), piece, instead);
    }

    private Optional<Day> shown(String day) {
        return town.database.read(handle -> town.registers.watch().of(handle, PARKEN, LocalDate.parse(day)));
    }

    private static WhoActs away(String... usernames) {
        Set<String> gone = Set.of(usernames);
        return (username, day) -> gone.contains(username) ? Optional.empty() : Optional.of(username);
    }

    @Test
    void givenAnOwnerAway_whenNobodyOpens_thenTheSubstituteHearsAtOnceAndTheManagerNotYet() throws Exception {
        DailyOpening opening = opening(away("per.p"));
        town.letter(PARKEN, at("2026-03-02T08:00"));

        opening.remind(OWNER, at("2026-03-02T13:00"));

        assertThat(town.told()).containsExactly("REMINDER sara.s@kommun.example");
        assertThat(town.mails().get(0).reason())
                .hasValueSatisfying(why -> assertThat(why).contains("sara.s", "substitute", "is away"));
    }

    @Test
    void givenOwnerAndSubstituteAway_whenNobodyOpens_thenTheManagerHears() throws Exception {
        DailyOpening opening = opening(away("per.p", "sara.s"));
        town.letter(PARKEN, at("2026-03-02T08:00"));

        opening.remind(OWNER, at("2026-03-02T13:00"));

        assertThat(town.told()).containsExactly("ESCALATION maja.m@kommun.example");
    }

    @Test
    void givenTwoWhoStandInForEachOther_whenBothAreThereOrAway_thenNobodyHearsTwiceAndNothingGoesRound()
            throws Exception {
        DailyOpening opening = opening((username, day) -> switch (username) {
            case "per.p" -> Optional.of("sara.s");
            case "sara.s" -> Optional.of("per.p");
            default -> Optional.of(username);
        });
        town.letter(PARKEN, at("2026-03-02T08:00"));

        opening.remind(OWNER, at("2026-03-02T13:00"));
        opening.remind(SUBSTITUTE, at("2026-03-02T14:30"));

        assertThat(town.told()).containsExactly("REMINDER sara.s@kommun.example", "REMINDER per.p@kommun.example");
    }

    @Test
    void givenASubstituteWhoActsForTheOwner_whenNobodyOpens_thenSheHearsOnceADay() {
        DailyOpening opening = opening((username, day) -> Optional.of(username.equals("per.p") ? "sara.s" : username));
        town.letter(PARKEN, at("2026-03-02T08:00"));

        opening.remind(OWNER, at("2026-03-02T13:00"));
        opening.remind(SUBSTITUTE, at("2026-03-02T14:30"));
        opening.remind(MANAGER, at("2026-03-02T15:30"));
        opening.remind(SUBSTITUTE, at("2026-03-03T14:30"));

        assertThat(town.told())
                .containsExactly(
                        "REMINDER sara.s@kommun.example",
                        "ESCALATION maja.m@kommun.example",
                        "REMINDER sara.s@kommun.example");
    }

    @Test
    void givenAUnitWithoutManager_whenNobodyOpens_thenTheOthersHearAndTheBreachStands() throws Exception {
        change("board: ks, manager: maja.m,", "board: ks,");
        DailyOpening opening = opening(WhoActs.themselves());
        town.letter(PARKEN, at("2026-03-02T08:00"));

        opening.remind(OWNER, at("2026-03-02T13:00"));
        opening.remind(MANAGER, at("2026-03-02T15:30"));
        opening.close(at("2026-03-02T17:00"));

        assertThat(town.told()).containsExactly("REMINDER per.p@kommun.example");
        assertThat(shown("2026-03-02").map(Day::state)).contains("BREACHED");
    }

    @Test
    void givenAClockSetBack_whenTheSameRungComesAgain_thenNobodyIsNaggedTwiceAndTheDayStandsOnce() throws Exception {
        DailyOpening opening = opening(WhoActs.themselves());
        town.letter(PARKEN, at("2026-03-02T08:00"));
        opening.remind(OWNER, at("2026-03-02T13:00"));
        opening.close(at("2026-03-02T17:00"));

        opening.remind(OWNER, at("2026-03-02T12:30"));
        opening.remind(OWNER, at("2026-03-02T13:00"));
        opening.close(at("2026-03-02T17:00"));

        assertThat(town.told()).hasSize(1);
        assertThat(shown("2026-03-02").map(Day::state)).contains("BREACHED");
    }

    @Test
    void givenMissedDays_whenSomebodyOpensBeforeTheyAreWrittenDown_thenTheyWereBrokenAllTheSame() throws Exception {
        DailyOpening opening = opening(WhoActs.themselves());
        opening.close(at("2026-03-02T17:00"));
        town.letter(PARKEN, at("2026-03-03T08:00"));
        opening.checked(PARKEN, "per.p", at("2026-03-05T08:00"));

        opening.close(at("2026-03-05T17:00"));

        assertThat(shown("2026-03-03").map(Day::state)).contains("BREACHED");
        assertThat(shown("2026-03-04").map(Day::state)).contains("BREACHED");
        assertThat(shown("2026-03-05").map(Day::state)).contains("OPENED");
        assertThat(town.told()).isEmpty();
    }

    private RelayedEvidence relayed() throws IOException, OrganisationFault {
        change("{address: parken@kommun.example,", "{address: parken@kommun.example, delivery: relay,");
        return new RelayedEvidence(town.post(WhoActs.themselves()));
    }

    private static RelayedLook look(Map<String, Long> letters, Long... unread) {
        return look(7, letters, unread);
    }

    private static RelayedLook look(long numbering, Map<String, Long> letters, Long... unread) {
        Map<ArrivalId, Long> found = new HashMap<>();
        letters.forEach((id, uid) -> found.put(new ArrivalId(id), uid));
        return new RelayedLook(numbering, 50, found, Set.of(unread));
    }

    private Optional<String> how() {
        return town.database
                .read(handle -> town.registers.openings().of(handle, PARKEN, LocalDate.of(2026, 3, 2)))
                .map(opening -> opening.how() + " by " + opening.by());
    }

    @Test
    void givenALetterBesideUs_whenItIsUnreadAndThenRead_thenThatIsTheOpening() throws Exception {
        RelayedEvidence evidence = relayed();
        town.relayedLetter(PARKEN, at("2026-03-02T08:00"));

        evidence.saw(PARKEN, look(Map.of("arrival-1", 31L), 31L), SERVER, at("2026-03-02T08:01"));
        assertThat(how()).isEmpty();
        evidence.saw(PARKEN, look(Map.of()), SERVER, at("2026-03-02T09:00"));

        assertThat(how()).contains("WATCH by " + SERVER);
    }

    @Test
    void givenALetterStillOnItsWay_whenALookDoesNotFindIt_thenThatIsNoOpening() throws Exception {
        RelayedEvidence evidence = relayed();
        town.relayedLetter(PARKEN, at("2026-03-02T08:00"));

        evidence.saw(PARKEN, look(Map.of()), SERVER, at("2026-03-02T08:01"));

        assertThat(how()).isEmpty();
    }

    @Test
    void givenAFolderNumberedAnew_whenTheLetterLiesThereUnread_thenThatIsNoOpeningAndItsAbsenceIs() throws Exception {
        RelayedEvidence evidence = relayed();
        town.relayedLetter(PARKEN, at("2026-03-02T08:00"));
        evidence.saw(PARKEN, look(Map.of("arrival-1", 31L), 31L), SERVER, at("2026-03-02T08:01"));

        evidence.saw(PARKEN, look(8, Map.of("arrival-1", 2L), 2L), SERVER, at("2026-03-02T08:02"));
        assertThat(how()).isEmpty();
        evidence.saw(PARKEN, look(9, Map.of()), SERVER, at("2026-03-02T08:03"));

        assertThat(how()).contains("WATCH by " + SERVER);
    }

    @Test
    void givenAServerOutOfReach_whenTheDayPasses_thenTheOperatorHearsOnceAndNobodyIsInBreach() throws Exception {
        RelayedEvidence evidence = relayed();
        DailyOpening opening = town.opening(WhoActs.themselves());
        town.relayedLetter(PARKEN, at("2026-03-02T08:00"));
        evidence.saw(PARKEN, look(Map.of("arrival-1", 31L), 31L), SERVER, at("2026-03-02T08:01"));

        evidence.failed(PARKEN, SERVER, at("2026-03-02T09:00"));
        evidence.failed(PARKEN, SERVER, at("2026-03-02T09:09"));
        assertThat(town.told()).isEmpty();
        evidence.failed(PARKEN, SERVER, at("2026-03-02T09:10"));
        opening.remind(OWNER, at("2026-03-02T13:00"));
        opening.remind(MANAGER, at("2026-03-02T15:30"));
        opening.close(at("2026-03-02T17:00"));

        assertThat(town.told()).containsExactly("NOTICE servicecenter@kommun.example");
        assertThat(shown("2026-03-02").map(Day::state)).contains("NO_EVIDENCE");
    }

    @Test
    void givenTroubles_whenTheMorningComes_thenTheOperatorHasALetterAndOnAQuietMorningNone() throws Exception {
        RelayedEvidence evidence = relayed();
        OperatorLetter letter = new OperatorLetter(town.post(WhoActs.themselves()));
        letter.write(at("2026-03-02T07:30"));
        assertThat(town.told()).isEmpty();

        evidence.failed(PARKEN, SERVER, at("2026-03-02T20:00"));
        town.relayedLetter(PARKEN, at("2026-03-02T19:00"));
        letter.write(at("2026-03-03T07:30"));
        letter.write(at("2026-03-03T07:30"));

        assertThat(town.told()).containsExactly("DIGEST servicecenter@kommun.example");
        assertThat(town.mails().get(0).text()).contains("parken@kommun.example går inte att se sedan 2026-03-02 20:00");
    }

    @Test
    void givenAWeekThatBeginsAfterEaster_whenItsFirstWorkingDayComes_thenTheManagerHasTheFiguresAndTheHoles()
            throws Exception {
        WeeklyLetters weekly = new WeeklyLetters(
                town.post(WhoActs.themselves()),
                day -> List.of(new PlanHole(PlanHole.Kind.NO_ROW, "park", "per.p", "")));

        weekly.write(at("2026-04-06T07:30"));
        assertThat(town.told()).isEmpty();
        weekly.write(at("2026-04-07T07:30"));
        weekly.write(at("2026-04-08T07:30"));

        assertThat(town.told()).containsExactly("DIGEST maja.m@kommun.example");
        assertThat(town.mails().get(0).text()).contains("Park: nya ärenden 0", "Per Park saknar rad i planen");
    }
}
