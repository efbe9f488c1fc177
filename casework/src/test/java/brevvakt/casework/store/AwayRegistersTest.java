package brevvakt.casework.store;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.Absence;
import brevvakt.casework.absence.CalendarKey;
import brevvakt.casework.absence.Delegation;
import brevvakt.casework.absence.Departure;
import brevvakt.casework.absence.Period;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Deliveries.Delivery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class AwayRegistersTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final EmailAddress PER = EmailAddress.of("per.p@kommun.example");
    private static final EmailAddress KIM = EmailAddress.of("kim@example.org");

    @TempDir
    Path folder;

    private final AwayRegisters away = AwayRegisters.all();
    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private <T> T seen(Function<Handle, T> reading) {
        return database.read(reading);
    }

    @Test
    void givenAnAbsence_whenItIsEnded_thenItRunsNoMoreAndStandsThereStill() {
        Absence leave = new Absence(
                0,
                "per.p",
                Optional.of("SEM"),
                new Period(DAY, DAY.plusDays(4)),
                Absence.Choice.DELEGATE,
                List.of("sara.s", "tove.t"),
                Absence.Source.CALENDAR,
                Optional.of(new CalendarKey("uid@client", 2)),
                "per.p",
                AT,
                Optional.empty());
        long id = database.inTransaction(handle -> away.absences().add(handle, leave));
        assertThat(this.<List<Absence>>seen(handle -> away.absences().running(handle, DAY)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.delegates()).containsExactly("sara.s", "tove.t");
                    assertThat(found.calendar()).contains(new CalendarKey("uid@client", 2));
                });

        database.inTransaction(handle -> {
            away.absences().end(handle, id, "per.p", AT.plusSeconds(60));
            return id;
        });

        assertThat(this.<List<Absence>>seen(handle -> away.absences().running(handle, DAY)))
                .isEmpty();
        assertThat(this.<Optional<Absence>>seen(handle -> away.absences().find(handle, id))
                        .flatMap(Absence::endedAt))
                .contains(AT.plusSeconds(60));
        assertThat(this.<List<Absence>>seen(handle -> away.absences().ofEntry(handle, "per.p", "uid@client")))
                .hasSize(1);
    }

    @Test
    void givenAStandingDelegation_whenYearsPass_thenItRunsUntilItIsEnded() {
        Delegation standing = new Delegation(0, "per.p", "sara.s", Optional.empty(), AT, Optional.empty());
        long id = database.inTransaction(handle -> away.delegations().add(handle, standing));

        assertThat(this.<List<Delegation>>seen(handle -> away.delegations().running(handle, DAY.plusYears(9))))
                .hasSize(1);
        database.inTransaction(handle -> {
            away.delegations().end(handle, id, "per.p", AT);
            return id;
        });
        assertThat(this.<List<Delegation>>seen(handle -> away.delegations().running(handle, DAY)))
                .isEmpty();
    }

    @Test
    void givenADeparture_whenItIsCancelled_thenItStandsForNobody() {
        Departure departure = new Departure(
                0,
                "per.p",
                List.of(PER),
                "park",
                DAY,
                DAY.plusMonths(1),
                "sara.s",
                "maja.m",
                AT,
                Optional.empty(),
                Optional.empty());
        long id = database.inTransaction(handle -> away.departures().add(handle, departure));
        assertThat(this.<Optional<Departure>>seen(handle -> away.departures().standingOf(handle, "per.p")))
                .hasValueSatisfying(found -> assertThat(found.addresses()).containsExactly(PER));

        database.inTransaction(handle -> {
            away.departures().cancel(handle, id, "maja.m", AT);
            return id;
        });

        assertThat(this.<Optional<Departure>>seen(handle -> away.departures().standingOf(handle, "per.p")))
                .isEmpty();
    }

    @Test
    void givenAWriter_whenHeIsTold_thenHeIsToldAgainOnlyAfterThePauseOrOfAnotherAbsence() {
        assertThat(told("absence:1", AT)).isTrue();
        assertThat(told("absence:1", AT.plus(Duration.ofDays(6)))).isFalse();
        assertThat(told("absence:2", AT.plus(Duration.ofDays(6)))).isTrue();
        assertThat(told("absence:1", AT.plus(Duration.ofDays(7)))).isTrue();
        assertThat(told("absence:1", AT.plus(Duration.ofDays(8)))).isFalse();
    }

    private boolean told(String occasion, Instant at) {
        return told(occasion, at.toString(), at);
    }

    private boolean told(String occasion, String words, Instant at) {
        Sha256 digest = Sha256.of(words.getBytes(StandardCharsets.UTF_8));
        return database.inTransaction(
                handle -> away.replies().mayTell(handle, KIM, "per.p", occasion, digest, Duration.ofDays(7), at));
    }

    @Test
    void givenAMachineThatSaysTheSame_whenAWeekHasPassed_thenItIsNotToldAgain() {
        assertThat(told("absence:2", "Tack", AT)).isTrue();
        assertThat(told("absence:2", "Tack", AT.plus(Duration.ofDays(8)))).isFalse();
        assertThat(told("absence:2", "Hej igen", AT.plus(Duration.ofDays(8)))).isTrue();
    }

    @Test
    void givenAMachineThatSaysSomethingElseEachTime_whenItGoesOnForAYear_thenItIsToldOnce() {
        long times = IntStream.range(0, 1_000)
                .filter(round -> told("absence:3", "round " + round, AT.plus(Duration.ofHours(9L * round))))
                .count();

        assertThat(times).isEqualTo(1);
    }

    @Test
    void givenADeliveredLetter_whenADelegateReadsItTwiceInADay_thenTheLogHasItOnceWithItsArrival() {
        ArrivalId arrival = new ArrivalId("arrival-1");
        DeliveryRegister deliveries = new DeliveryRegister(database);
        database.inTransaction(handle -> {
            deliveries.owe(handle, arrival, List.of(new Delivery(PER, "INBOX", false)));
            return arrival;
        });
        database.inTransaction(handle -> handle.execute(deliveries.tick(), 5L, arrival.value(), PER.toString()));

        read(AT);
        read(AT.plusSeconds(10));

        assertThat(this.<List<MailboxReadingRegister.Reading>>seen(
                        handle -> away.readings().of(handle, PER, 10)))
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.reader()).isEqualTo("sara.s");
                    assertThat(reading.arrival()).contains(arrival);
                    assertThat(reading.at()).isEqualTo(AT);
                });
    }

    private void read(Instant at) {
        database.inTransaction(handle -> {
            away.readings().read(handle, PER, "sara.s", "INBOX", 5, DAY, at);
            return at;
        });
    }

    @Test
    void givenALetterInDoubt_whenItIsOpened_thenItIsHeldNoMoreAndItsCopyIsToBeMoved() {
        ArrivalId arrival = new ArrivalId("arrival-2");
        DeliveryRegister deliveries = new DeliveryRegister(database);
        database.inTransaction(handle -> {
            deliveries.owe(handle, arrival, List.of(new Delivery(PER, "Privat", false)));
            away.held().hold(handle, arrival, PER, true);
            away.held().hold(handle, arrival, PER, true);
            return arrival;
        });
        HeldRegister.Held held =
                database.read(handle -> away.held().inDoubt(handle, PER)).get(0);
        assertThat(held.delivered()).isFalse();

        database.inTransaction(handle -> {
            away.held().opened(handle, held.id(), "sara.s", "gäller arbetet", AT);
            return held;
        });

        assertThat(this.<List<HeldRegister.Held>>seen(handle -> away.held().inDoubt(handle, PER)))
                .isEmpty();
        assertThat(this.<List<HeldRegister.Held>>seen(handle -> away.held().openedOutside(handle, PER, "INBOX")))
                .hasSize(1);
    }
}
