package brevvakt.casework.watch;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the passing of days alone does to cases: silence after an answer, and a day off that moves a due day. */
public final class CaseDays {
    private static final String ACTOR = "brevvakt";
    private static final int FARTHEST_DUE_MONTHS = 3;

    private final Database database;
    private final Registers registers;
    private final Promises promises;
    private final WatchHours hours;

    public CaseDays(Database database, Registers registers, Promises promises, WatchHours hours) {
        this.database = database;
        this.registers = registers;
        this.promises = promises;
        this.hours = hours;
    }

    /** Whoever has not reacted so long after our answer as the routine says will not; nothing is closed by it (DOMAIN 8, Q7). */
    public void silence(Instant now) {
        LocalDate today = hours.dayOf(now);
        database.read(handle -> registers.cases().silentUpTo(handle, today)).stream()
                .filter(row -> isSilent(row.file(), today))
                .forEach(row -> append(row, new CaseEvent.NoReaction(), now));
    }

    private boolean isSilent(Case file, LocalDate today) {
        return file.answers().stream()
                .map(Case.Answer::at)
                .max(Instant::compareTo)
                .filter(at -> hours.workingDaysBetween(hours.dayOf(at), today)
                        > promises.routineOf(file.receivedAt()).reaction().count())
                .isPresent();
    }

    /**
     * Counts the promises that still run anew where the calendar is not the one that they were counted by: a day off that
     * was added later moves them, with an event (TRAPS 11).
     */
    public void recount(Instant now) {
        String calendar = hours.calendar().hex();
        if (database.read(registers.cases()::countedBy).filter(calendar::equals).isPresent()) {
            return;
        }
        LocalDate last = hours.dayOf(now).plusMonths(FARTHEST_DUE_MONTHS);
        database.read(handle -> registers.cases().dueUpTo(handle, last)).forEach(row -> row.file().clocks().stream()
                .filter(PromiseClock::runs)
                .filter(clock -> clock.rule() != ClockRule.FOLLOW_UP)
                .filter(clock -> !clock.due().isBefore(hours.dayOf(now)))
                .filter(clock -> !promises.explain(clock).due().equals(clock.due()))
                .forEach(clock -> append(
                        row,
                        new CaseEvent.ClockMoved(clock, promises.explain(clock).due()),
                        now)));
        database.inTransaction(handle -> {
            registers.cases().counted(handle, calendar);
            return calendar;
        });
    }

    private void append(CaseRow seen, CaseEvent event, Instant now) {
        database.inTransaction(handle -> {
            CaseRow row = current(handle, seen);
            boolean stillTrue = event instanceof CaseEvent.ClockMoved moved
                    ? row.file().clocks().contains(moved.before())
                    : row.file().status() == CaseStatus.ANSWERED;
            if (stillTrue) {
                registers.cases().append(handle, row, now, ACTOR, List.of(event));
            }
            return row;
        });
    }

    private CaseRow current(Handle handle, CaseRow seen) {
        return registers.cases().find(handle, seen.file().number()).orElse(seen);
    }
}
