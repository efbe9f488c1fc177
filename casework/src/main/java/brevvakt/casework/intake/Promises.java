package brevvakt.casework.intake;

import brevvakt.casework.calendar.Deadline;
import brevvakt.casework.calendar.Explanation;
import brevvakt.casework.calendar.WorkingCalendar;
import brevvakt.casework.calendar.WorkingDays;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.classify.Label;
import brevvakt.casework.routine.Routine;
import brevvakt.casework.routine.RoutineVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which promises a letter sets running (DOMAIN 4 and 5.2; DESIGN 5b and 6b.3). How many working days are promised says the
 * version of the routine that holds on the day of the letter; what was promised once stays (SEED-03).
 */
public final class Promises {
    private static final WorkingDays BEFORE_VERSIONS = new WorkingDays(5);

    private final Routine routine;
    private final WorkingCalendar calendar;
    private final ZoneId zone;

    public Promises(Routine routine, WorkingCalendar calendar, ZoneId zone) {
        this.routine = routine;
        this.calendar = calendar;
        this.zone = zone;
    }

    /** The routine by which a case is judged, which is that of the day it came. */
    public RoutineVersion routineOf(Instant receivedAt) {
        return routine.on(dayOf(receivedAt));
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
            addOnce(
                    clocks,
                    counted(ClockRule.REPLY, receivedAt, routineOf(receivedAt).reply()));
        }
    }

    private static void add(List<PromiseClock> clocks, ClockRule rule, Instant started, LocalDate due) {
        addOnce(clocks, new PromiseClock(rule, started, due, Optional.empty()));
    }

    private static void addOnce(List<PromiseClock> clocks, PromiseClock further) {
        if (clocks.stream().noneMatch(clock -> clock.rule() == further.rule())) {
            clocks.add(further);
        }
    }

    private PromiseClock counted(ClockRule rule, Instant started, WorkingDays promised) {
        LocalDate due = Deadline.counting(promised, dayOf(started), calendar).lastDay();
        return new PromiseClock(rule, started, due, Optional.empty(), Optional.of(promised));
    }

    /**
     * The clocks of a case whose label a human corrected: counted from the same arrival, so many days as were promised
     * then, and what an answer has met stays met.
     */
    public List<PromiseClock> corrected(Case file, Label label) {
        List<PromiseClock> clocks = of(label, List.of(), file.receivedAt(), file.replyPossible()).stream()
                .map(clock -> asPromised(clock, file))
                .map(clock -> file.firstAnswerAt().isPresent() && clock.rule().isMetByAnswer()
                        ? new PromiseClock(
                                clock.rule(), clock.started(), clock.due(), file.firstAnswerAt(), clock.promised())
                        : clock)
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        file.clocks().stream()
                .filter(clock -> clock.rule() == ClockRule.REVIEW || clock.rule() == ClockRule.FOLLOW_UP)
                .forEach(clocks::add);
        return clocks;
    }

    private PromiseClock asPromised(PromiseClock anew, Case file) {
        return file.clocks().stream()
                .filter(clock -> clock.rule() == anew.rule() && clock.started().equals(anew.started()))
                .flatMap(clock -> daysOf(clock).stream())
                .findFirst()
                .filter(promised -> anew.promised().isPresent())
                .map(promised -> counted(anew.rule(), anew.started(), promised))
                .orElse(anew);
    }

    /** How many working days a clock counts; empty where it does not count days. */
    private Optional<WorkingDays> daysOf(PromiseClock clock) {
        boolean counts = clock.rule() == ClockRule.REPLY || clock.rule() == ClockRule.REVIEW;
        return counts && !clock.due().equals(dayOf(clock.started()))
                ? clock.promised().or(() -> Optional.of(BEFORE_VERSIONS))
                : Optional.empty();
    }

    /** The clock as the routine of its day counts it now; empty where that is what it was promised already. */
    public Optional<PromiseClock> byTheRoutine(PromiseClock clock) {
        RoutineVersion version = routineOf(clock.started());
        WorkingDays now = clock.rule() == ClockRule.REVIEW ? version.review() : version.reply();
        return daysOf(clock)
                .filter(promised -> !promised.equals(now))
                .map(promised -> counted(clock.rule(), clock.started(), now));
    }

    /** A new answer is owed, counted from a later letter of the same thread. */
    PromiseClock supplement(Instant receivedAt) {
        return counted(ClockRule.REPLY, receivedAt, routineOf(receivedAt).reply());
    }

    /** The nearest manager's new review (SEED-40). */
    public PromiseClock review(Instant receivedAt) {
        return counted(ClockRule.REVIEW, receivedAt, routineOf(receivedAt).review());
    }

    /** The last day for contact with who sought somebody (SEED-12). */
    public LocalDate callbackDue(Instant receivedAt) {
        return Deadline.counting(routineOf(receivedAt).callback(), dayOf(receivedAt), calendar)
                .lastDay();
    }

    /** Why a clock falls due when it does, as facts. */
    public Explanation explain(PromiseClock clock) {
        return switch (clock.rule()) {
            case RECORDS -> calendar.explainRecords(clock.started(), zone);
            case DATA_SUBJECT -> calendar.explainMonth(clock.started(), zone);
            case CALLBACK -> calendar.explain(routineOf(clock.started()).callback(), clock.started(), zone);
            case FOLLOW_UP -> Explanation.agreed(clock.started(), zone, clock.due());
            case REPLY, REVIEW ->
                daysOf(clock)
                        .map(promised -> calendar.explain(promised, clock.started(), zone))
                        .orElseGet(() -> Explanation.atOnce(clock.started(), zone));
        };
    }

    /** The Stockholm day of an instant, day zero of every promise (DOMAIN 4.2). */
    public LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
