package brevvakt.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-03T08:00:00Z");
    private static final Sha256 DIGEST = Sha256.of(new byte[0]);
    private static final CaseEvent ANSWER = new CaseEvent.Answered(Optional.of(2), Optional.empty());

    @Test
    void givenALetter_whenOpened_thenTheCaseIsProposedAndItsClockRuns() {
        Case file = after();

        assertThat(file.status()).isEqualTo(CaseStatus.PROPOSED);
        assertThat(file.dueDate()).contains(LocalDate.of(2026, 3, 9));
        assertThat(file.firstAnswerAt()).isEmpty();
    }

    @Test
    void givenAnOpenCase_whenAHumanAnswers_thenTheClockStops() {
        Case file = after(record(2, Direction.OUT), ANSWER);

        assertThat(file.status()).isEqualTo(CaseStatus.ANSWERED);
        assertThat(file.firstAnswerAt()).contains(LATER);
        assertThat(file.dueDate()).isEmpty();
    }

    @Test
    void givenAnAnswer_whenItBounces_thenItCountsAsNeverGivenAndTheOldDueDateRunsOn() {
        Case file = after(record(2, Direction.OUT), ANSWER, record(3, Direction.IN), new CaseEvent.AnswerBounced(2));

        assertThat(file.status()).isEqualTo(CaseStatus.PROPOSED);
        assertThat(file.firstAnswerAt()).isEmpty();
        assertThat(file.dueDate()).contains(LocalDate.of(2026, 3, 9));
    }

    @Test
    void givenTwoAnswers_whenTheFirstBounces_thenTheSecondStands() {
        List<RecordedEvent> events = new ArrayList<>(events(record(2, Direction.OUT), ANSWER));
        events.add(new RecordedEvent(
                4, LATER.plusSeconds(60), "per.p", new CaseEvent.Answered(Optional.of(3), Optional.empty())));
        events.add(new RecordedEvent(5, LATER.plusSeconds(90), "brevvakt", new CaseEvent.AnswerBounced(2)));

        Case file = Case.after(events);

        assertThat(file.status()).isEqualTo(CaseStatus.ANSWERED);
        assertThat(file.firstAnswerAt()).contains(LATER.plusSeconds(60));
        assertThat(file.dueDate()).isEmpty();
    }

    @Test
    void givenAnAnswer_whenTheWriterIsNotSatisfied_thenTheManagerReviewsWithAClockOfItsOwn() {
        PromiseClock review = new PromiseClock(ClockRule.REVIEW, LATER, LocalDate.of(2026, 3, 10), Optional.empty());

        Case file = after(ANSWER, new CaseEvent.Dissatisfied(Optional.of("maja.m"), review));

        assertThat(file.status()).isEqualTo(CaseStatus.MANAGER_REVIEW);
        assertThat(file.officer()).contains("maja.m");
        assertThat(file.dueDate()).contains(LocalDate.of(2026, 3, 10));
    }

    @Test
    void givenAProposal_whenAHumanConfirms_thenHisWordCounts() {
        Case file = after(new CaseEvent.Confirmed(), new CaseEvent.Registered());

        assertThat(file.status()).isEqualTo(CaseStatus.REGISTERED);
        assertThat(file.judged().confidence()).isEqualTo(1.0);
        assertThat(file.judged().needsHuman()).isFalse();
    }

    @Test
    void givenAGapInTheSequence_whenFolded_thenItIsRefused() {
        Case file = after();

        assertThatThrownBy(() -> file.after(new RecordedEvent(3, LATER, "x", ANSWER)))
                .hasMessageContaining("Ks 1/2026");
    }

    private static CaseEvent record(int no, Direction direction) {
        return new CaseEvent.RecordAdded(
                no, direction, Optional.of(new ArrivalId("arrival-" + no)), DIGEST, Label.CASE_DOCUMENT);
    }

    private static Case after(CaseEvent... events) {
        return Case.after(events(events));
    }

    private static List<RecordedEvent> events(CaseEvent... events) {
        List<RecordedEvent> all = new ArrayList<>();
        all.add(new RecordedEvent(1, RECEIVED, "brevvakt", Examples.opened(new CaseNumber("Ks", 1, 2026), RECEIVED)));
        for (CaseEvent event : events) {
            all.add(new RecordedEvent(all.size() + 1, LATER, "per.p", event));
        }
        return all;
    }
}
