package brevvakt.casework.standin;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.CalendarEntry;
import brevvakt.casework.absence.CalendarKey;
import brevvakt.casework.absence.CalendarMail;
import brevvakt.casework.absence.EntryFault;
import brevvakt.casework.absence.Period;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("store")
class CalendarActsTest {
    private static final Period JULY = AwayTown.days("2026-07-06", "2026-07-24");
    private static final Instant STAMP = Instant.parse("2026-06-15T08:00:00Z");

    @TempDir
    Path folder;

    private final AtomicInteger tidied = new AtomicInteger();
    private AwayTown town;
    private CalendarActs acts;

    @BeforeEach
    void open() {
        town = new AwayTown(folder, "2026-06-15T10:00:00");
        acts = new CalendarActs(town.desk, town.texts.words(), tidied::incrementAndGet);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static CalendarEntry entry(String summary, int sequence, Period... days) {
        return new CalendarEntry(
                new CalendarKey("uid@client", sequence),
                STAMP.plusSeconds(sequence),
                CalendarEntry.Wish.SET,
                summary,
                Optional.empty(),
                List.of(days),
                days.length > 1,
                Optional.empty(),
                Optional.empty());
    }

    private static CalendarEntry like(
            CalendarEntry entry, String uid, CalendarEntry.Wish wish, Optional<LocalDate> instead) {
        return new CalendarEntry(
                new CalendarKey(uid, entry.key().sequence()),
                entry.stamp(),
                wish,
                entry.summary(),
                entry.organizer(),
                entry.days(),
                entry.repeats(),
                instead,
                entry.fault());
    }

    private static CalendarEntry removing(CalendarEntry entry) {
        return like(entry, entry.key().uid(), CalendarEntry.Wish.REMOVE, Optional.empty());
    }

    private CalendarActs.Outcome send(CalendarEntry... entries) {
        return send(town.arrival(), "per.p", AwayTown.PER, entries);
    }

    private CalendarActs.Outcome send(ArrivalId arrival, String login, EmailAddress author, CalendarEntry... entries) {
        return acts.take(
                new CalendarActs.Sender(arrival, login, Optional.of(author)),
                new CalendarMail("subject", List.of(entries), Optional.empty()));
    }

    private CalendarActs.Outcome write(String subject) {
        return acts.take(
                new CalendarActs.Sender(town.arrival(), "per.p", Optional.of(AwayTown.PER)),
                new CalendarMail(subject, List.of(), Optional.empty()));
    }

    @Test
    void givenAHolidayEntry_whenItIsSent_thenTheAbsenceTakesThePlansChoiceAndTheSenderIsTold() {
        send(entry("SEM sommar", 0, JULY));

        assertThat(town.absences()).containsExactly("per.p SEM " + JULY + " DELEGATE[sara.s] PLANNED");
        assertThat(town.told("per.p")).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("2026-07-06", "2026-07-24", "Sara Skog"));
        assertThat(tidied).hasValue(1);
    }

    @Test
    void givenTheSameMailTwice_whenItIsTaken_thenItIsTakenOnce() {
        ArrivalId arrival = town.arrival();
        send(arrival, "per.p", AwayTown.PER, entry("SEM", 0, JULY));

        assertThat(send(arrival, "per.p", AwayTown.PER, entry("SEM", 0, JULY))).isEqualTo(CalendarActs.Outcome.NOTHING);
        assertThat(send(entry("SEM", 0, JULY)).taken()).isEmpty();
        assertThat(town.absences()).hasSize(1);
        assertThat(town.told("per.p")).hasSize(1);
    }

    @Test
    void givenAnEntryThatChanges_whenALaterVersionComes_thenItReplacesAndAnEarlierOneDoesNot() {
        send(entry("SEM", 1, JULY));
        send(entry("SEM", 2, AwayTown.days("2026-07-06", "2026-07-31")));
        send(entry("SEM", 0, AwayTown.days("2026-08-03", "2026-08-07")));

        assertThat(town.absences())
                .containsExactly(
                        "per.p SEM " + JULY + " DELEGATE[sara.s] CANCELLED",
                        "per.p SEM 2026-07-06 to 2026-07-31 DELEGATE[sara.s] PLANNED");
    }

    @Test
    void givenAnEntryTakenBack_whenAnOldCopyOfItComesAfterwards_thenItStaysRemoved() {
        send(entry("SEM", 0, JULY));
        send(removing(entry("SEM", 1)));
        send(entry("SEM", 0, JULY));

        assertThat(town.absences()).containsExactly("per.p SEM " + JULY + " DELEGATE[sara.s] CANCELLED");
        assertThat(town.told("per.p")).hasSize(2);
        assertThat(town.told("per.p").get(1).text()).contains("gäller inte längre", "2026-07-06");
    }

    @Test
    void givenARemovalThatOvertakesItsEntry_whenTheEntryComes_thenNobodyIsAway() {
        send(removing(entry("SEM", 1)));
        send(entry("SEM", 0, JULY));

        assertThat(town.absences()).isEmpty();
    }

    @Test
    void givenAnEntryWhoseSubjectBecomesAMeeting_whenItIsSentAgain_thenTheAbsenceIsRemoved() {
        send(entry("SEM", 0, JULY));
        send(entry("SAM budget", 1, JULY));

        assertThat(town.absences()).containsExactly("per.p SEM " + JULY + " DELEGATE[sara.s] CANCELLED");
    }

    @Test
    void givenAHolidayThatHasBegun_whenItIsMadeShorter_thenItEndsEarlierAndWritersAreNotToldAnew() {
        send(entry("SEM", 0, JULY));
        String before = town.desk.book().now().absencesOf("per.p").get(0).occasion();
        town.at("2026-07-14T09:00:00");
        send(entry("SEM", 1, AwayTown.days("2026-07-06", "2026-07-15")));

        assertThat(town.absences()).last().isEqualTo("per.p SEM 2026-07-06 to 2026-07-15 DELEGATE[sara.s] ACTIVE");
        assertThat(town.desk.book().now().absencesOf("per.p").get(0).occasion()).isEqualTo(before);

        send(entry("SEM", 2, AwayTown.days("2026-07-06", "2026-07-10")));
        assertThat(town.desk.book().now().absencesOf("per.p")).isEmpty();
    }

    @Test
    void givenASeries_whenOneDayIsTakenBackOrMoved_thenTheOthersStay() {
        Period[] fridays = {
            AwayTown.days("2026-06-19", "2026-06-19"),
            AwayTown.days("2026-06-26", "2026-06-26"),
            AwayTown.days("2026-07-03", "2026-07-03")
        };
        send(entry("DEL", 0, fridays));
        send(like(entry("DEL", 1), "uid@client", CalendarEntry.Wish.REMOVE, Optional.of(LocalDate.of(2026, 6, 26))));
        send(like(
                entry("DEL", 1, AwayTown.days("2026-07-01", "2026-07-01")),
                "uid@client",
                CalendarEntry.Wish.SET,
                Optional.of(LocalDate.of(2026, 7, 3))));

        assertThat(town.desk.book().now().absencesOf("per.p").stream().map(Absence::period))
                .containsExactly(fridays[0], AwayTown.days("2026-07-01", "2026-07-01"));
    }

    @Test
    void givenAPartTimer_whenHeGoesOnHoliday_thenTheHolidayLiesOverHisFreeDays() {
        send(entry("DEL", 0, AwayTown.days("2026-07-10", "2026-07-10"), AwayTown.days("2026-07-17", "2026-07-17")));
        send(like(entry("SEM", 0, JULY), "holiday@client", CalendarEntry.Wish.SET, Optional.empty()));

        town.at("2026-07-10T09:00:00");
        assertThat(town.desk
                        .book()
                        .now()
                        .absenceOf("per.p", town.desk.now())
                        .orElseThrow()
                        .period())
                .isEqualTo(JULY);
    }

    @Test
    void givenCodesOfHours_whenTheyAreSent_thenNobodyIsAwayAndNothingIsSaid() {
        send(entry("TJÄ Malmö", 0, JULY), entry("SAM", 0, JULY), entry("LUN", 0, JULY));

        assertThat(town.absences()).isEmpty();
        assertThat(town.told("per.p")).isEmpty();
    }

    @Test
    void givenADelegateWhoIsAwayThatTime_whenAHolidayIsSent_thenNobodyReadsAndTheManagerHears() {
        town.desk.book().change(handle -> town.away
                .absences()
                .add(
                        handle,
                        new Absence(
                                0,
                                "sara.s",
                                Optional.empty(),
                                AwayTown.days("2026-07-01", "2026-07-31"),
                                Absence.Choice.SELF,
                                List.of(),
                                Absence.Source.CLI,
                                Optional.empty(),
                                "sara.s",
                                town.desk.now(),
                                Optional.empty())));

        send(entry("SEM", 0, JULY));

        assertThat(town.absences()).last().isEqualTo("per.p SEM " + JULY + " UNDECIDED[] PLANNED");
        assertThat(town.told("per.p").get(0).text()).contains("Maja Mark");
    }

    private void refused(EntryFault fault, CalendarActs.Outcome outcome) {
        assertThat(outcome.faults()).containsExactly(fault);
        assertThat(outcome.taken()).isEmpty();
        assertThat(town.told("per.p")).last().satisfies(mail -> assertThat(
                        mail.text().replaceAll("\\s+", " "))
                .contains(town.texts.words().get(fault.key(), brevvakt.casework.texts.Language.SV)));
    }

    @Test
    void givenDaysThatCannotBe_whenTheyAreSent_thenEachIsRefusedWithItsReason() {
        refused(EntryFault.OVER, send(entry("SEM", 0, AwayTown.days("2026-06-01", "2026-06-05"))));
        refused(EntryFault.TOO_LONG, send(entry("SEM", 0, AwayTown.days("2026-07-06", "2426-07-06"))));
        refused(EntryFault.TOO_FAR, send(entry("SEM", 0, AwayTown.days("2036-07-06", "2036-07-10"))));
        refused(EntryFault.PART_OF_DAY, send(entry("SEM", 0)));
        refused(EntryFault.NO_CODE, send(entry("Semester", 0, JULY)));
        send(entry("SEM", 0, JULY));
        refused(
                EntryFault.OVERLAPS,
                send(like(
                        entry("TJL", 0, AwayTown.days("2026-07-20", "2026-08-20")),
                        "other@client",
                        CalendarEntry.Wish.SET,
                        Optional.empty())));
        assertThat(town.absences()).hasSize(1);
    }

    @Test
    void givenAnUpdateThatIsRefused_whenItComes_thenWhatWasOnRecordStays() {
        send(entry("SEM", 0, JULY));

        refused(EntryFault.TOO_LONG, send(entry("SEM", 1, AwayTown.days("2026-07-06", "2426-07-06"))));
        assertThat(town.absences()).containsExactly("per.p SEM " + JULY + " DELEGATE[sara.s] PLANNED");
    }

    @Test
    void givenSomebodyElsesEntry_whenItIsForwarded_thenItIsRefused() {
        CalendarEntry sara = entry("SEM", 0, JULY);
        CalendarEntry hers = new CalendarEntry(
                sara.key(),
                sara.stamp(),
                sara.wish(),
                sara.summary(),
                Optional.of(EmailAddress.of("sara.s@kommun.example")),
                sara.days(),
                false,
                Optional.empty(),
                Optional.empty());

        refused(EntryFault.NOT_YOURS, send(hers));
        refused(
                EntryFault.NOT_YOURS,
                send(town.arrival(), "per.p", EmailAddress.of("parken@kommun.example"), entry("SEM", 0, JULY)));
        refused(
                EntryFault.NOT_YOURS,
                send(town.arrival(), "per.p", EmailAddress.of("sara.s@kommun.example"), entry("SEM", 0, JULY)));
        assertThat(town.absences()).isEmpty();
    }

    @Test
    void givenAnAliasOfHisOwn_whenHeSendsFromIt_thenItIsHis() {
        send(town.arrival(), "per.p", EmailAddress.of("per@kommun.example"), entry("SEM", 0, JULY));

        assertThat(town.absences()).hasSize(1);
    }

    @Test
    void givenNoCalendarService_whenACodeIsSent_thenItIsRefused() {
        CalendarActs.Outcome outcome =
                send(town.arrival(), "tove.t", EmailAddress.of("tove.t@kommun.example"), entry("SEM", 0, JULY));

        assertThat(outcome.faults()).containsExactly(EntryFault.NOT_ORDERED);
        assertThat(town.absences()).isEmpty();
    }

    @Test
    void givenAStranger_whenHeSendsOnPort25_thenItDoesNotConcernUs() {
        List<EmailAddress> to = List.of(EmailAddress.of("franvaro@kommun.example"));

        assertThat(acts.concerns(new Envelope(Optional.of(AwayTown.PER), to, Optional.empty(), Optional.empty())))
                .isFalse();
        assertThat(acts.concerns(new Envelope(Optional.of(AwayTown.PER), to, Optional.of("per.p"), Optional.empty())))
                .isTrue();
        assertThat(acts.concerns(new Envelope(
                        Optional.of(AwayTown.PER),
                        List.of(EmailAddress.of("parken@kommun.example")),
                        Optional.of("per.p"),
                        Optional.empty())))
                .isFalse();
    }

    @Test
    void givenInvitationBombs_whenTheyAreSent_thenNothingIsTakenAndOneMailSaysSo() {
        CalendarEntry[] many = IntStream.range(0, 500)
                .mapToObj(i -> like(entry("SEM", 0, JULY), "uid" + i, CalendarEntry.Wish.SET, Optional.empty()))
                .toArray(CalendarEntry[]::new);

        refused(EntryFault.TOO_MANY, send(many));
        IntStream.range(0, 60).forEach(i -> send(entry("Semester", 0, JULY)));

        assertThat(town.absences()).isEmpty();
        assertThat(town.told("per.p")).hasSizeLessThanOrEqualTo(51);
        assertThat(send(entry("SEM", 0, JULY)).taken()).isEmpty();
        town.at("2026-06-16T09:00:00");
        assertThat(send(entry("SEM", 0, JULY)).taken()).containsExactly(JULY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEM 2026-07-06 2026-07-24",
                "sem: 2026-07-06 -- 2026-07-24",
                "SV: SEM 2026-07-06–2026-07-24",
                "SEM från 2026-07-06 - 2026-07-24"
            })
    void givenAMailWithCodeAndDays_whenItIsSent_thenItIsAnAbsence(String subject) {
        write(subject);

        assertThat(town.absences()).containsExactly("per.p SEM " + JULY + " DELEGATE[sara.s] PLANNED");
    }

    @Test
    void givenAMailWithACodeAlone_whenItIsSent_thenTheSenderIsToldHow_andOtherMailIsLeftAlone() {
        refused(EntryFault.NO_DAYS, write("SEM i sommar"));
        refused(EntryFault.NO_DAYS, write("SEM 2026-07-06 2026-13-45"));
        refused(EntryFault.REVERSED, write("SEM 2026-07-24 2026-07-06"));
        assertThat(write("En fråga om frånvaro")).isEqualTo(CalendarActs.Outcome.NOTHING);
        assertThat(town.told("per.p")).hasSize(3);
    }
}
