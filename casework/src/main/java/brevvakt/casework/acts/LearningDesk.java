package brevvakt.casework.acts;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.LearningRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The acts by which a unit learns (SEED-33, SEED-44, SEED-47): the cause of a matter, measures with owner, day and effect,
 * improvements with a state. The manager concerned always answers for them (SEED-42); whoever handles a case may note its
 * cause and measures.
 */
public final class LearningDesk {
    private final Workplace workplace;
    private final LearningRegister register = new LearningRegister();

    public LearningDesk(Workplace workplace) {
        this.workplace = workplace;
    }

    /** What was made or changed, or why not. */
    public record Result(Optional<Measure> measure, Optional<String> refusal) {
        static Result refused(String reason) {
            return new Result(Optional.empty(), Optional.of(reason));
        }
    }

    /** Says why a matter came up; else why that cannot be said. */
    public Optional<String> cause(String number, Cause cause, String by) {
        return workplace.database().inTransaction(handle -> {
            Optional<CaseRow> row = find(handle, number);
            if (row.isEmpty()) {
                return Optional.of("there is no case " + number);
            }
            Case file = row.get().file();
            if (!handles(by, file)) {
                return Optional.of(by + " may not say the cause of " + file.number() + ": that is for who handles it");
            }
            register.cause(handle, file.number(), cause, by, now());
            return Optional.empty();
        });
    }

    /** A measure that a case leads to. */
    public Result measure(String number, String words, String owner, LocalDate due, String by) {
        return workplace.database().inTransaction(handle -> {
            Optional<CaseRow> row = find(handle, number);
            if (row.isEmpty()) {
                return Result.refused("there is no case " + number);
            }
            Case file = row.get().file();
            if (!handles(by, file)) {
                return Result.refused(
                        by + " may not decide measures in " + file.number() + ": that is for who handles it");
            }
            return added(handle, Optional.of(file.number()), file.unit(), Measure.Kind.MEASURE, words, owner, due, by);
        });
    }

    /** An improvement that the analysis of a unit shows (SEED-47); by its manager. */
    public Result improvement(String unit, String words, String owner, LocalDate due, String by) {
        return workplace.database().inTransaction(handle -> {
            if (town().unit(unit).isEmpty()) {
                return Result.refused("there is no unit " + unit);
            }
            return isManagerOf(by, unit)
                    ? added(handle, Optional.empty(), unit, Measure.Kind.IMPROVEMENT, words, owner, due, by)
                    : Result.refused(by + " may not decide improvements of " + unit + ": that is for its manager");
        });
    }

    private Result added(
            Handle handle,
            Optional<CaseNumber> number,
            String unit,
            Measure.Kind kind,
            String words,
            String owner,
            LocalDate due,
            String by) {
        if (words.isBlank()) {
            return Result.refused("say what is to be done");
        }
        if (town().person(owner).isEmpty()) {
            return Result.refused(Person.unknown(owner));
        }
        if (due.isBefore(workplace.promises().dayOf(now()))) {
            return Result.refused("the day " + due + " is past; name a day by which it is done");
        }
        Measure measure = new Measure(
                0,
                number,
                unit,
                kind,
                words.strip(),
                owner,
                due,
                Measure.State.PLANNED,
                Optional.empty(),
                by,
                now(),
                now());
        return new Result(register.find(handle, register.add(handle, measure)), Optional.empty());
    }

    /** How far a measure or improvement has come; when it is done, what came of it is said (SEED-44). */
    public Result set(long id, Measure.State state, Optional<String> effect, String by) {
        return workplace.database().inTransaction(handle -> {
            Optional<Measure> measure = register.find(handle, id);
            if (measure.isEmpty()) {
                return Result.refused("there is no measure " + id);
            }
            Measure it = measure.get();
            if (!it.owner().equals(by) && !isManagerOf(by, it.unit())) {
                return Result.refused(by + " may not change measure " + id + ": that is for its owner and the manager");
            }
            if (it.state().isOver()) {
                return Result.refused("measure " + id + " is " + it.state() + "; make another one");
            }
            if (state.isOver() && effect.filter(words -> !words.isBlank()).isEmpty()) {
                return Result.refused("say what came of it, or why it is dropped: --effect T");
            }
            register.change(handle, id, state, effect.map(String::strip), by, now());
            return new Result(register.find(handle, id), Optional.empty());
        });
    }

    /** All of one kind, of one unit or of all. */
    public List<Measure> list(Measure.Kind kind, Optional<String> unit) {
        return workplace.database().read(handle -> register.all(handle, kind)).stream()
                .filter(measure -> unit.isEmpty() || unit.get().equals(measure.unit()))
                .toList();
    }

    private Optional<CaseRow> find(Handle handle, String number) {
        return CaseNumber.parse(number)
                .flatMap(written -> workplace.registers().cases().find(handle, written));
    }

    boolean handles(String by, Case file) {
        return town().handles(by, file);
    }

    boolean isManagerOf(String by, String unit) {
        return town().managerOf(unit).map(Person::username).filter(by::equals).isPresent()
                || town().managerOf(unit)
                        .flatMap(manager -> town().nearestManagerOf(manager.username()))
                        .filter(above -> above.username().equals(by) && above.has(Role.MANAGER))
                        .isPresent();
    }

    private Organisation town() {
        return workplace.organisation().get();
    }

    private Instant now() {
        return workplace.clock().instant();
    }
}
