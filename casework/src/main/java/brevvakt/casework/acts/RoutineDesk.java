package brevvakt.casework.acts;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.store.CaseRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Applies a changed routine to what was promised before it was changed (SEED-03). Nothing else moves a promise because of
 * the routine. The registrar of a board does it for that board's cases, and says why.
 */
public final class RoutineDesk {
    private static final int FARTHEST_DUE_YEARS = 1;

    private final Workplace workplace;

    public RoutineDesk(Workplace workplace) {
        this.workplace = workplace;
    }

    /** A promise of a case that the routine of its day now counts otherwise. */
    public record Moved(CaseNumber number, ClockRule rule, LocalDate before, LocalDate due) {}

    /**
     * What was applied, or why nothing was.
     *
     * @param left promises that stay where they are, since their new day is past already
     */
    public record Result(List<Moved> moved, List<Moved> left, Optional<String> refusal) {
        static Result refused(String reason) {
            return new Result(List.of(), List.of(), Optional.of(reason));
        }
    }

    /**
     * Counts the promises anew that still run and began on a day or later. A promise that is broken already stays broken,
     * and none is moved to a day that is past.
     */
    public Result apply(LocalDate since, String reason, boolean onlySay, String by) {
        if (reason.isBlank()) {
            return Result.refused("say why what was promised is changed: --reason T");
        }
        if (since.isAfter(today())) {
            return Result.refused(
                    "since " + since + " is still to come; what is promised then follows the routine anyway");
        }
        List<String> boards = boardsOf(by);
        if (boards.isEmpty()) {
            return Result.refused(by + " may not apply the routine: that is for the registrar of a board");
        }
        Order order = new Order(since, reason.strip(), onlySay, by);
        Result result = new Result(new ArrayList<>(), new ArrayList<>(), Optional.empty());
        LocalDate last = today().plusYears(FARTHEST_DUE_YEARS);
        workplace.database().read(handle -> workplace.registers().cases().dueUpTo(handle, last)).stream()
                .filter(row -> isOf(boards, row.file()))
                .filter(row -> otherwise(row.file(), since).findAny().isPresent())
                .forEach(row -> workplace.database().inTransaction(handle -> {
                    apply(handle, current(handle, row), order, result);
                    return row;
                }));
        return result;
    }

    private record Order(LocalDate since, String reason, boolean onlySay, String by) {}

    private CaseRow current(Handle handle, CaseRow seen) {
        return workplace.registers().cases().find(handle, seen.file().number()).orElse(seen);
    }

    private void apply(Handle handle, CaseRow row, Order order, Result result) {
        List<CaseEvent> events = new ArrayList<>();
        otherwise(row.file(), order.since()).forEach(clock -> {
            PromiseClock anew = workplace.promises().byTheRoutine(clock).orElse(clock);
            boolean isPast = anew.due().isBefore(today());
            (isPast ? result.left() : result.moved())
                    .add(new Moved(row.file().number(), clock.rule(), clock.due(), anew.due()));
            if (!isPast && !order.onlySay()) {
                Sha256 note = workplace.registers().notes().keep(handle, order.reason());
                events.add(new CaseEvent.ClockMoved(clock, anew.due(), anew.promised(), Optional.of(note)));
            }
        });
        if (!events.isEmpty()) {
            workplace.registers().cases().append(handle, row, workplace.clock().instant(), order.by(), events);
        }
    }

    private Stream<PromiseClock> otherwise(Case file, LocalDate since) {
        return file.clocks().stream()
                .filter(PromiseClock::runs)
                .filter(clock -> !workplace.promises().dayOf(clock.started()).isBefore(since))
                .filter(clock -> !clock.due().isBefore(today()))
                .filter(clock -> workplace.promises().byTheRoutine(clock).isPresent());
    }

    private List<String> boardsOf(String by) {
        return town().boards().stream()
                .filter(board -> board.registrar().filter(by::equals).isPresent())
                .map(Board::id)
                .toList();
    }

    private boolean isOf(List<String> boards, Case file) {
        return town().boardOf(file.unit())
                .filter(board -> boards.contains(board.id()))
                .isPresent();
    }

    private LocalDate today() {
        return workplace.promises().dayOf(workplace.clock().instant());
    }

    private Organisation town() {
        return workplace.organisation().get();
    }
}
