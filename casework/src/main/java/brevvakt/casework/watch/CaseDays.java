package brevvakt.casework.watch;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
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
import java.util.Optional;

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
                .forEach(row -> append(row.file().number(), new CaseEvent.NoReaction(), now));
    }

    private boolean isSilent(Case file, LocalDate today) {
        return file.lastAnswerAt()
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
        LocalDate today = hours.dayOf(now);
        database.read(handle -> registers.cases().running(handle, today.plusMonths(FARTHEST_DUE_MONTHS)))
                .forEach(open -> open.clocks().stream()
                        .filter(PromiseClock::runs)
                        .filter(clock -> clock.rule() != ClockRule.FOLLOW_UP)
                        .filter(clock -> !clock.due().isBefore(today))
                        .forEach(clock -> move(open.number(), clock, now)));
        database.inTransaction(handle -> {
            registers.cases().counted(handle, calendar);
            return calendar;
        });
    }

    private void move(CaseNumber number, PromiseClock clock, Instant now) {
        LocalDate due = promises.explain(clock).due();
        if (!due.equals(clock.due())) {
            append(number, new CaseEvent.ClockMoved(clock, due), now);
        }
    }

    private void append(CaseNumber number, CaseEvent event, Instant now) {
        database.inTransaction(handle -> {
            Optional<CaseRow> row = registers.cases().find(handle, number);
            row.filter(found -> stands(found.file(), event))
                    .ifPresent(found -> registers.cases().append(handle, found, now, ACTOR, List.of(event)));
            return row;
        });
    }

    private static boolean stands(Case file, CaseEvent event) {
        return event instanceof CaseEvent.ClockMoved moved
                ? file.clocks().contains(moved.before())
                : file.status() == CaseStatus.ANSWERED;
    }
}
