package brevvakt.casework.intake;

import brevvakt.casework.calendar.Deadline;
import brevvakt.casework.calendar.Explanation;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.calendar.WorkingDays;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.classify.Label;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which promises a letter sets running (DOMAIN 4 and 5.2; DESIGN 5b and 6b.3). */
public final class Promises {
    private static final WorkingDays REPLY = new WorkingDays(5);
    private static final WorkingDays CALLBACK = new WorkingDays(2);

    private final WorkingCalendar calendar;
    private final ZoneId zone;

    public Promises(WorkingCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** The clocks of a letter; none where nobody can be answered, except what must be done at once anyway. */
    List<PromiseClock> of(Label label, List<Label> also, Instant receivedAt, boolean replyPossible) {
        List<PromiseClock> clocks = new ArrayList<>();
        addClocks(clocks, label, receivedAt, replyPossible);
        also.forEach(further -> addClocks(clocks, further, receivedAt, replyPossible));
        return clocks;
    }

    private void addClocks(List<PromiseClock> clocks, Label label, Instant receivedAt, boolean replyPossible) {
        LocalDate day = dayOf(receivedAt);
        switch (label) {
            case RECORD_REQUEST ->
                add(
                        clocks,
                        ClockRule.RECORDS,
                        receivedAt,
                        Deadline.forRecords(day, calendar).lastDay());
            case DEVIATION, CONCERN_REPORT ->
                add(clocks, ClockRule.REPLY, receivedAt, Deadline.atOnce(day).lastDay());
            case DATA_SUBJECT_REQUEST -> {
                add(
                        clocks,
                        ClockRule.DATA_SUBJECT,
                        receivedAt,
                        Deadline.monthAfter(day, calendar).lastDay());
                reply(clocks, receivedAt, replyPossible);
            }
            case COMPLAINT, VIEW, SUGGESTION, QUESTION, FAULT_REPORT, CASE_DOCUMENT, OTHER_AUTHORITY, UNCLEAR ->
                reply(clocks, receivedAt, replyPossible);
            default -> {
                // praise, private and machine mail promise nothing
            }
        }
    }

    private void reply(List<PromiseClock> clocks, Instant receivedAt, boolean replyPossible) {
        if (replyPossible) {
            add(clocks, ClockRule.REPLY, receivedAt, replyDue(receivedAt));
        }
    }

    private static void add(List<PromiseClock> clocks, ClockRule rule, Instant started, LocalDate due) {
        if (clocks.stream().noneMatch(clock -> clock.rule() == rule)) {
            clocks.add(new PromiseClock(rule, started, due, Optional.empty()));
        }
    }

    /**
     * The clocks of a case whose label a human corrected: counted from the same arrival, and what an answer has met
     * stays met.
     */
    public List<PromiseClock> corrected(Case file, Label label) {
        List<PromiseClock> clocks = of(label, List.of(), file.receivedAt(), file.replyPossible()).stream()
                .map(clock -> file.firstAnswerAt().isPresent() && clock.rule().isMetByAnswer()
                        ? new PromiseClock(clock.rule(), clock.started(), clock.due(), file.firstAnswerAt())
                        : clock)
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        file.clocks().stream()
                .filter(clock -> clock.rule() == ClockRule.REVIEW || clock.rule() == ClockRule.FOLLOW_UP)
                .forEach(clocks::add);
        return clocks;
    }

    /** A new answer is owed, counted from a later letter of the same thread. */
    PromiseClock supplement(Instant receivedAt) {
        return new PromiseClock(ClockRule.REPLY, receivedAt, replyDue(receivedAt), Optional.empty());
    }

    /** The nearest manager's new review (SEED-40). */
    public PromiseClock review(Instant receivedAt) {
        return new PromiseClock(ClockRule.REVIEW, receivedAt, replyDue(receivedAt), Optional.empty());
    }

    /** The last day for contact with who sought somebody (SEED-12). */
    public LocalDate callbackDue(Instant receivedAt) {
        return Deadline.counting(CALLBACK, dayOf(receivedAt), calendar).lastDay();
    }

    LocalDate replyDue(Instant receivedAt) {
        return Deadline.counting(REPLY, dayOf(receivedAt), calendar).lastDay();
    }

    /** Why a clock falls due when it does, as facts. */
    public Explanation explain(PromiseClock clock) {
        return switch (clock.rule()) {
            case RECORDS -> calendar.explainRecords(clock.started(), zone);
            case DATA_SUBJECT -> calendar.explainMonth(clock.started(), zone);
            case CALLBACK -> calendar.explain(CALLBACK, clock.started(), zone);
            case FOLLOW_UP -> Explanation.agreed(clock.started(), zone, clock.due());
            case REPLY, REVIEW ->
                clock.due().equals(dayOf(clock.started()))
                        ? Explanation.atOnce(clock.started(), zone)
                        : calendar.explain(REPLY, clock.started(), zone);
        };
    }

    /** The Stockholm day of an instant, day zero of every promise (DOMAIN 4.2). */
    public LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
