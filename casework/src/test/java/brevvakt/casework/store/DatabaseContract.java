package brevvakt.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.Examples;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.Deliveries.Delivery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every database must do for the registers. */
abstract class DatabaseContract {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00.123456Z");
    private static final EmailAddress EVA = EmailAddress.of("eva@medborgare.example");
    private static final EmailAddress PARKEN = EmailAddress.of("parken@kommun.example");

    /** A database of its own for the test class, migrated. */
    abstract Database database();

    private final CaseRegister cases = new CaseRegister();
    private final OutboxRegister outbox = new OutboxRegister();

    /** Series of its own for each test, so that they do not meet. */
    private CaseRow open(String series) {
        return database()
                .inTransaction(handle -> cases.open(
                        handle,
                        AT,
                        "brevvakt",
                        Examples.opened(cases.takeNumber(handle, series, 2026), AT),
                        Optional.of(EVA)));
    }

    private Optional<CaseRow> found(CaseNumber number) {
        return database().read(handle -> cases.find(handle, number));
    }

    private List<String> flaws() {
        return database().read(handle -> {
            Findings findings = new Findings();
            new CaseProof(3, Runnable::run).look(handle, findings);
            new SeriesCounter().look(handle, findings);
            return findings.flaws();
        });
    }

    private List<String> flaws(CaseRow row) {
        return flaws().stream()
                .filter(flaw -> flaw.startsWith("case " + row.file().number() + ":"))
                .toList();
    }

    /** Changes the tables past the register; the statement's last place is for the number of the case. */
    private void tamper(String sql, CaseRow row, Object... before) {
        Object[] values = Arrays.copyOf(before, before.length + 1);
        values[before.length] = row.file().number().toString();
        database().inTransaction(handle -> handle.execute(sql, values));
    }

    private List<String> gaps() {
        return flaws().stream().filter(flaw -> flaw.startsWith("series ")).toList();
    }

    private List<OutboxMail> owed() {
        return database().read(handle -> outbox.all(handle, 100));
    }

    private List<OutboxMail> dueAt(Instant at) {
        return database().read(handle -> outbox.due(handle, at, 100));
    }

    @Test
    void givenAnOpenedCase_whenFoundAgain_thenItIsTheSame() {
        CaseRow row = open("A");

        assertThat(found(row.file().number())).contains(row);
    }

    @Test
    void givenManyAtOnce_whenNumbersAreTaken_thenNoneIsMissingAndNoneTwice() throws InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(8);

        IntStream.range(0, 100).forEach(i -> hands.execute(() -> open("B")));
        hands.shutdown();

        assertThat(hands.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(gaps()).isEmpty();
        assertThat(found(new CaseNumber("B", 100, 2026))).isPresent();
        assertThat(found(new CaseNumber("B", 101, 2026))).isEmpty();
    }

    @Test
    void givenARegistrationThatFails_whenTheNextIsMade_thenTheNumberWasGivenBack() {
        open("C");

        assertThatThrownBy(() -> database().inTransaction(handle -> {
                    cases.takeNumber(handle, "C", 2026);
                    throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");

        assertThat(open("C").file().number()).isEqualTo(new CaseNumber("C", 2, 2026));
    }

    @Test
    void givenTwoWhoActAtOnce_whenBothWriteTheSameNextEvent_thenOneIsTurnedAway() {
        CaseRow row = open("D");
        List<CaseEvent> events = List.of(new CaseEvent.Confirmed());

        database().inTransaction(handle -> cases.append(handle, row, AT, "a", events));

        assertThatThrownBy(() -> database().inTransaction(handle -> cases.append(handle, row, AT, "b", events)))
                .hasMessageContaining("case_event");
    }

    @Test
    void givenAnUntouchedCase_whenProven_thenNothingIsWrong() {
        CaseRow row = open("F");

        assertThat(flaws(row)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T08:00:00.123456789Z", "2026-03-02T08:00:00.999999999Z"})
    void givenAnInstantFinerThanTheDatabase_whenProven_thenNothingIsWrong(String receivedAt) {
        CaseRow row = database()
                .inTransaction(handle -> cases.open(
                        handle,
                        AT,
                        "brevvakt",
                        Examples.opened(cases.takeNumber(handle, "FN", 2026), Instant.parse(receivedAt)),
                        Optional.of(EVA)));

        assertThat(flaws(row)).isEmpty();
    }

    @Test
    void givenAnInstantMovedInTheTable_whenProven_thenTheDifferenceIsNamed() {
        CaseRow row = open("FM");

        tamper("UPDATE case_file SET received_at = ? WHERE case_number = ?", row, AT.plusNanos(1_000));

        assertThat(flaws(row)).singleElement().asString().contains("the list of cases says other");
    }

    @Test
    void givenACaseWithMoreEventsThanAreReadAtOnce_whenProven_thenItIsReadWhole() {
        CaseRow row = open("FL");
        CaseRow lengthy = database()
                .inTransaction(handle ->
                        cases.append(handle, row, AT, "a", Collections.nCopies(9, new CaseEvent.Confirmed())));
        open("FL");

        assertThat(flaws(lengthy)).isEmpty();
        tamper("DELETE FROM case_event WHERE seq = 10 AND case_number = ?", row);
        assertThat(flaws(lengthy)).singleElement().asString().contains("the list of cases says other");
    }

    @Test
    void givenAnEventChangedInTheTable_whenProven_thenTheCaseIsNamed() {
        CaseRow row = open("G");

        tamper("UPDATE case_event SET actor = 'somebody' WHERE case_number = ?", row);

        assertThat(flaws(row))
                .singleElement()
                .asString()
                .contains(row.file().number().toString(), "event 1");
    }

    @Test
    void givenAProjectionChangedInTheTable_whenProven_thenTheDifferenceIsNamed() {
        CaseRow row = open("H");

        tamper("UPDATE case_file SET state = REPLACE(state, 'PROPOSED', 'CLOSED') WHERE case_number = ?", row);

        assertThat(flaws(row)).singleElement().asString().contains("the list of cases says other");
    }

    @Test
    void givenACaseRemovedWithItsEvents_whenProven_thenTheGapInTheSeriesIsNamed() {
        CaseRow row = open("I");
        open("I");

        database()
                .inTransaction(handle -> handle.execute(
                                "DELETE FROM case_event WHERE case_number = ?",
                                row.file().number().toString())
                        + handle.execute(
                                "DELETE FROM case_file WHERE case_number = ?",
                                row.file().number().toString()));

        assertThat(gaps()).anyMatch(gap -> gap.startsWith("series I/2026"));
    }

    @Test
    void givenTheSameMailOwedTwice_whenListed_thenItIsDueOnce() {
        OutboxMail mail = mail("receipt:once");

        database().inTransaction(handle -> {
            outbox.owe(handle, mail);
            outbox.owe(handle, mail);
            return handle;
        });

        assertThat(owed())
                .filteredOn(row -> row.onceKey().equals("receipt:once"))
                .hasSize(1);
    }

    @Test
    void givenMailDueLater_whenAskedEarlier_thenItIsNotDue() {
        database().inTransaction(handle -> {
            outbox.owe(handle, mail("later:1"));
            return handle;
        });

        assertThat(dueAt(AT.minusSeconds(1))).noneMatch(row -> row.onceKey().equals("later:1"));
        assertThat(dueAt(AT)).anyMatch(row -> row.onceKey().equals("later:1"));
    }

    @Test
    void givenASenderWithTheDaysReceipts_whenOneMoreIsCounted_thenItIsDenied() {
        LocalDate day = LocalDate.of(2026, 3, 2);

        boolean first = database().inTransaction(handle -> outbox.countReceipt(handle, EVA, day, 1));
        boolean second = database().inTransaction(handle -> outbox.countReceipt(handle, EVA, day, 1));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        boolean nextDay = database().inTransaction(handle -> outbox.countReceipt(handle, EVA, day.plusDays(1), 1));
        assertThat(nextDay).isTrue();
    }

    @Test
    void givenDeliveriesOfThisRun_whenAskedForTheFirstTime_thenTheyAreSurelyUndoneAndAfterwardsInDoubt() {
        DeliveryRegister deliveries = new DeliveryRegister(database());
        ArrivalId id = new ArrivalId("delivery-1");
        database().inTransaction(handle -> {
            deliveries.owe(handle, id, List.of(new Delivery(PARKEN, "INBOX", false)));
            return handle;
        });
        deliveries.isFresh(id);

        assertThat(deliveries.due(id)).containsExactly(new Delivery(PARKEN, "INBOX", false));
        assertThat(deliveries.due(id)).containsExactly(new Delivery(PARKEN, "INBOX", true));
        database().inTransaction(handle -> handle.execute(deliveries.tick(), 1L, id.value(), PARKEN.toString()));
        assertThat(deliveries.due(id)).isEmpty();
    }

    private static OutboxMail mail(String onceKey) {
        return new OutboxMail(
                0,
                onceKey,
                OutboxKind.RECEIPT,
                OutboxMail.State.DUE,
                Optional.empty(),
                PARKEN,
                List.of(EVA),
                "Ämne",
                "Text med å, ä och ö",
                "<p>Text</p>",
                "<" + onceKey + "@kommun.example>",
                Optional.empty(),
                Optional.empty(),
                AT,
                Optional.empty(),
                0,
                Optional.empty());
    }
}
