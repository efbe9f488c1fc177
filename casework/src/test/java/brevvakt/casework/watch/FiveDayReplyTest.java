package brevvakt.casework.watch;

import static brevvakt.casework.watch.Rungs.Hour.AFTERNOON;
import static brevvakt.casework.watch.Rungs.Hour.LAST_CALL;
import static brevvakt.casework.watch.Rungs.Hour.MORNING;
import static brevvakt.casework.watch.WatchTown.at;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.calendar.DayZero;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.routine.Routine;
import brevvakt.casework.store.CaseRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class FiveDayReplyTest {
    private static final Instant CHRISTMAS_LETTER = at("2026-12-18T14:00");

    @TempDir
    Path folder;

    private WatchTown town;
    private FiveDayReply reply;

    @BeforeEach
    void open() throws IOException, OrganisationFault {
        town = new WatchTown(folder);
        reply = new FiveDayReply(town.post(WhoActs.themselves()));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private CaseRow letter(Instant receivedAt, Register register, Label label, ClockRule rule, String due) {
        return letter(receivedAt, register, label, rule, due, "maja.m");
    }

    private CaseRow letter(
            Instant receivedAt, Register register, Label label, ClockRule rule, String due, String manager) {
        return town.database.inTransaction(handle -> town.registers
                .cases()
                .open(
                        handle,
                        receivedAt,
                        "brevvakt",
                        new CaseEvent.Opened(
                                town.registers.cases().takeNumber(handle, "E", 2026),
                                new ArrivalId("arrival-" + label.ordinal() + "-" + receivedAt.toEpochMilli()),
                                receivedAt,
                                CaseEvent.Channel.MAIL,
                                register,
                                new CaseEvent.Judged(label, List.of(), Scope.GENERAL, Sensitivity.NONE, 0.9, false),
                                "heading",
                                WatchTown.PARKEN,
                                "park",
                                Optional.empty(),
                                Optional.of(manager),
                                true,
                                false,
                                List.of(new PromiseClock(rule, receivedAt, LocalDate.parse(due), Optional.empty()))),
                        Optional.of(EmailAddress.of("eva@medborgare.example"))));
    }

    private void day(String date) {
        reply.look(MORNING, at(date + "T09:00"));
        reply.look(AFTERNOON, at(date + "T16:00"));
        reply.look(LAST_CALL, at(date + "T16:30"));
    }

    @Test
    void givenAnUnansweredQuestionBeforeChristmas_whenTheDaysPass_thenEachRungSpeaksOnItsWorkingDay() {
        letter(CHRISTMAS_LETTER, Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-12-29");

        Stream.of("2026-12-21", "2026-12-22", "2026-12-23", "2026-12-24", "2026-12-25", "2026-12-28", "2026-12-29")
                .forEach(this::day);
        reply.look(MORNING, at("2026-12-30T09:00"));

        assertThat(town.mails())
                .extracting(mail -> mail.dueAt().atZone(WatchTown.ZONE).toLocalDateTime() + " " + mail.kind() + " "
                        + mail.to().get(0))
                .containsExactly(
                        "2026-12-21T16:00 REMINDER per.p@kommun.example",
                        "2026-12-22T09:00 REMINDER per.p@kommun.example",
                        "2026-12-22T09:00 REMINDER sara.s@kommun.example",
                        "2026-12-23T09:00 REMINDER per.p@kommun.example",
                        "2026-12-28T09:00 REMINDER per.p@kommun.example",
                        "2026-12-28T09:00 REMINDER sara.s@kommun.example",
                        "2026-12-29T09:00 REMINDER per.p@kommun.example",
                        "2026-12-29T09:00 ESCALATION maja.m@kommun.example",
                        "2026-12-29T16:30 ESCALATION maja.m@kommun.example",
                        "2026-12-30T09:00 ESCALATION maja.m@kommun.example",
                        "2026-12-30T09:00 ESCALATION nils.n@kommun.example");
    }

    @Test
    void givenAnInterimAnswer_whenTheDueDayComes_thenNobodyIsTold() {
        CaseRow row = letter(CHRISTMAS_LETTER, Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-12-29");
        town.database.inTransaction(handle -> town.registers
                .cases()
                .append(
                        handle,
                        row,
                        at("2026-12-20T10:00"),
                        "per.p",
                        List.of(new CaseEvent.Answered(Optional.empty(), Optional.empty()))));

        day("2026-12-29");

        assertThat(town.told()).isEmpty();
    }

    @Test
    void givenARestrictedMatter_whenTheManagerIsTold_thenTheKindIsNotNamed() {
        letter(CHRISTMAS_LETTER, Register.RESTRICTED, Label.COMPLAINT, ClockRule.REPLY, "2026-12-29");

        day("2026-12-29");

        assertThat(town.mails()).isNotEmpty().allSatisfy(mail -> assertThat(mail.text())
                .doesNotContainIgnoringCase("klagomål"));
    }

    @Test
    void givenARecordsRequest_whenItsDayPasses_thenTheRegistrarHearsAndTheBreachWaitsForTheEndOfTheNextDay() {
        letter(at("2026-03-02T07:30"), Register.DIARY, Label.RECORD_REQUEST, ClockRule.RECORDS, "2026-03-02");

        day("2026-03-02");
        day("2026-03-03");
        int before = breaches();
        reply.look(MORNING, at("2026-03-04T09:00"));

        assertThat(town.told().get(0)).isEqualTo("REMINDER rita.r@kommun.example");
        assertThat(town.mails().stream().filter(mail -> mail.dueAt().equals(at("2026-03-03T09:00"))))
                .extracting(mail -> mail.to().get(0).toString())
                .contains("rita.r@kommun.example", "per.p@kommun.example", "maja.m@kommun.example");
        assertThat(before).isZero();
        assertThat(breaches()).isEqualTo(1);
    }

    @Test
    void givenAUnitThatHasAnotherManagerSinceTheLetterCame_whenItFallsDue_thenTheOneOfNowHears() {
        letter(CHRISTMAS_LETTER, Register.RESTRICTED, Label.COMPLAINT, ClockRule.REPLY, "2026-12-29", "sara.s");

        reply.look(MORNING, at("2026-12-29T09:00"));

        assertThat(town.told())
                .containsExactlyInAnyOrder("REMINDER per.p@kommun.example", "ESCALATION maja.m@kommun.example");
    }

    private int breaches() {
        return town.database.read(handle -> handle.select("SELECT COUNT(*) FROM breach")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void givenABreachToldOnce_whenTheWeeksPass_thenTheManagersHearOnceAWeek() {
        letter(at("2026-03-02T08:00"), Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-03-09");

        Stream.of("2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13", "2026-03-16", "2026-03-17", "2026-03-18")
                .forEach(this::day);

        assertThat(town.told())
                .containsExactly(
                        "ESCALATION maja.m@kommun.example",
                        "ESCALATION nils.n@kommun.example",
                        "ESCALATION maja.m@kommun.example",
                        "ESCALATION nils.n@kommun.example");
    }

    @Test
    void givenAnAnswerWithoutReaction_whenTenWorkingDaysHavePassed_thenTheCaseSaysSo() {
        CaseRow row = letter(at("2026-03-02T08:00"), Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-03-09");
        town.database.inTransaction(handle -> town.registers
                .cases()
                .append(
                        handle,
                        row,
                        at("2026-03-03T10:00"),
                        "per.p",
                        List.of(new CaseEvent.Answered(Optional.empty(), Optional.empty()))));
        CaseDays days = new CaseDays(
                town.database,
                town.registers,
                new Promises(Routine.ofTheSeed(), WatchTown.CALENDAR, WatchTown.ZONE),
                WatchTown.HOURS);

        days.silence(at("2026-03-17T06:10"));
        CaseStatus tenth = statusOf(row);
        days.silence(at("2026-03-18T06:10"));

        assertThat(tenth).isEqualTo(CaseStatus.ANSWERED);
        assertThat(statusOf(row)).isEqualTo(CaseStatus.NO_REACTION);
    }

    @Test
    void givenADayOffThatWasAddedLater_whenThePromisesAreCountedAnew_thenTheDueDayMovesWithAnEventOnce() {
        CaseRow row = letter(at("2026-03-02T08:00"), Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-03-06");
        CaseDays days = new CaseDays(
                town.database,
                town.registers,
                new Promises(Routine.ofTheSeed(), WatchTown.CALENDAR, WatchTown.ZONE),
                WatchTown.HOURS);

        days.recount(at("2026-03-03T06:00"));
        days.recount(at("2026-03-04T06:00"));

        assertThat(caseOf(row).file().dueDate()).contains(LocalDate.parse("2026-03-09"));
        assertThat(caseOf(row).file().seq()).isEqualTo(2);
    }

    @Test
    void givenPromisesCounted_whenTheMunicipalityAddsADayOff_thenOnlyThePromiseThatSpansItMoves() {
        CaseRow spans = letter(at("2026-03-02T08:00"), Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-03-09");
        CaseRow before = letter(at("2026-02-25T08:00"), Register.ORDERED, Label.VIEW, ClockRule.REPLY, "2026-03-04");
        counting(WatchTown.CALENDAR).recount(at("2026-03-03T06:00"));

        counting(new WorkingCalendar(Set.of(LocalDate.parse("2026-03-06")), DayZero.DAY_OF_RECEIPT))
                .recount(at("2026-03-04T06:00"));

        assertThat(caseOf(spans).file().dueDate()).contains(LocalDate.parse("2026-03-10"));
        List<RecordedEvent> events = town.database.read(
                handle -> town.registers.cases().events(handle, spans.file().number()));
        assertThat(events)
                .extracting(event -> event.actor() + " " + event.event().type() + " " + event.at())
                .endsWith("brevvakt CLOCK_MOVED 2026-03-04T05:00:00Z");
        assertThat(caseOf(before).file().seq()).isEqualTo(1);
    }

    private CaseDays counting(WorkingCalendar calendar) {
        return new CaseDays(
                town.database,
                town.registers,
                new Promises(Routine.ofTheSeed(), calendar, WatchTown.ZONE),
                new WatchHours(calendar, WatchTown.ZONE));
    }

    @Test
    void givenACaseLookedAt_whenItsPromiseChanges_thenTheNextRoundLooksAgain() {
        CaseRow row = letter(at("2026-03-02T08:00"), Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-05-29");
        day("2026-03-03");
        PromiseClock clock = row.file().clocks().get(0);
        town.database.inTransaction(handle -> town.registers
                .cases()
                .append(
                        handle,
                        row,
                        at("2026-03-03T17:00"),
                        "brevvakt",
                        List.of(new CaseEvent.ClockMoved(clock, LocalDate.parse("2026-03-04")))));

        reply.look(MORNING, at("2026-03-04T09:00"));

        assertThat(town.told()).containsExactly("REMINDER per.p@kommun.example", "ESCALATION maja.m@kommun.example");
    }

    @Test
    void givenAWeekOfStandstill_whenTheHouseComesUp_thenTheBreachStandsOnItsDayAndIsToldOnce() {
        letter(at("2026-03-02T08:00"), Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-03-09");
        day("2026-03-03");

        Stream.of("2026-03-12", "2026-03-13", "2026-03-16").forEach(this::day);

        assertThat(town.told())
                .containsExactly(
                        "REMINDER per.p@kommun.example",
                        "ESCALATION maja.m@kommun.example",
                        "ESCALATION nils.n@kommun.example");
        assertThat(town.database.<List<LocalDate>>read(handle -> handle.select("SELECT due_on FROM breach")
                        .mapTo(LocalDate.class)
                        .list()))
                .containsExactly(LocalDate.parse("2026-03-09"));
    }

    @Test
    void givenAClockSetBack_whenTheDaysComeAgain_thenNobodyIsNaggedTwiceAndNoRungIsLost() {
        letter(at("2026-03-02T08:00"), Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-03-09");
        day("2026-03-03");
        day("2026-03-04");
        int before = town.told().size();

        day("2026-03-03");
        day("2026-03-04");
        int again = town.told().size();
        day("2026-03-05");

        assertThat(again).isEqualTo(before);
        assertThat(town.told()).hasSize(before + 1).endsWith("REMINDER per.p@kommun.example");
    }

    @Test
    void givenAUnitWithoutManager_whenThePromiseBreaks_thenTheBreachStandsAndNothingStops() throws Exception {
        town.close();
        town = new WatchTown(folder.resolve("changed"), "board: ks, manager: maja.m,", "board: ks,");
        reply = new FiveDayReply(town.post((username, day) -> Optional.empty()));
        letter(at("2026-03-02T08:00"), Register.ORDERED, Label.QUESTION, ClockRule.REPLY, "2026-03-09");

        Stream.of("2026-03-03", "2026-03-04", "2026-03-09", "2026-03-10").forEach(this::day);

        assertThat(breaches()).isEqualTo(1);
    }

    private CaseRow caseOf(CaseRow row) {
        return town.database
                .read(handle -> town.registers.cases().find(handle, row.file().number()))
                .orElseThrow();
    }

    private CaseStatus statusOf(CaseRow row) {
        return caseOf(row).file().status();
    }
}
