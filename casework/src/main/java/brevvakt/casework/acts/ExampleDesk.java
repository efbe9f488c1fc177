package brevvakt.casework.acts;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.Register;
import brevvakt.casework.learning.Anonymity;
import brevvakt.casework.learning.ExampleLibrary;
import brevvakt.casework.learning.UnitExample;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.ExampleRegister;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A unit's own examples of complaints, views and suggestions (SEED-49): written anew by who handled a closed case, so that
 * nobody can be known by them, and shown when another has approved them: the unit's manager, the manager above, or the
 * registrar of the board.
 */
public final class ExampleDesk {
    private static final int LONGEST = 1000;

    private final Workplace workplace;
    private final LearningDesk learning;
    private final ExampleRegister register = new ExampleRegister();

    public ExampleDesk(Workplace workplace, LearningDesk learning) {
        this.workplace = workplace;
        this.learning = learning;
    }

    /** What was made or changed, or why not. */
    public record Result(Optional<UnitExample> example, Optional<String> refusal) {
        static Result refused(String reason) {
            return new Result(Optional.empty(), Optional.of(reason));
        }
    }

    /** Proposes an example; who may approve it is told. */
    public Result propose(String number, String words, String by) {
        return workplace.database().inTransaction(handle -> {
            Optional<CaseRow> row = CaseNumber.parse(number)
                    .flatMap(written -> workplace.registers().cases().find(handle, written));
            if (row.isEmpty()) {
                return Result.refused("there is no case " + number);
            }
            return against(row.get(), words, by).map(Result::refused).orElseGet(() -> {
                Case file = row.get().file();
                long id = register.propose(
                        handle, file.number(), file.unit(), file.judged().label(), words.strip(), by, now());
                approver(file.unit(), by).ifPresent(approver -> tell(handle, id, approver, row.get()));
                return new Result(register.find(handle, id), Optional.empty());
            });
        });
    }

    private Optional<String> against(CaseRow row, String words, String by) {
        Case file = row.file();
        if (!learning.handles(by, file) && !isRegistrarOf(by, file.unit())) {
            return Optional.of(by + " may not make an example of " + file.number()
                    + ": that is for who handles it or registers it");
        }
        if (file.status() != CaseStatus.CLOSED) {
            return Optional.of(file.number() + " is " + file.status() + "; examples are made of closed cases");
        }
        if (file.register() == Register.RESTRICTED) {
            return Optional.of(file.number() + " is restricted; make no example of what concerns one person");
        }
        if (!ExampleLibrary.KINDS.contains(file.judged().label())) {
            return Optional.of(file.number() + " is " + file.judged().label()
                    + "; examples are complaints, views and suggestions");
        }
        if (words.isBlank() || words.length() > LONGEST) {
            return Optional.of("write the example anew in 1 to " + LONGEST + " characters: --text T");
        }
        List<String> names =
                new ArrayList<>(town().people().stream().map(Person::name).toList());
        row.contact().map(CaseRow.Contact::name).ifPresent(names::add);
        return Anonymity.breachIn(words, names)
                .map(breach -> "the example has " + breach + " in it; write it so that nobody can be known by it");
    }

    private void tell(Handle handle, long id, Person approver, CaseRow row) {
        workplace
                .registers()
                .outbox()
                .owe(
                        handle,
                        workplace
                                .correspondence()
                                .told(
                                        "example-" + id,
                                        "example",
                                        Map.of("id", Long.toString(id)),
                                        approver,
                                        row,
                                        town()));
    }

    /** Who is asked first: the unit's manager, or the registrar where that is who proposes. */
    private Optional<Person> approver(String unit, String proposer) {
        return town().managerOf(unit)
                .filter(manager -> !manager.username().equals(proposer))
                .or(() -> town().boardOf(unit)
                        .flatMap(Board::registrar)
                        .filter(registrar -> !registrar.equals(proposer))
                        .flatMap(town()::person));
    }

    /** Lets an example show; never by who proposed it. */
    public Result approve(long id, String by) {
        return workplace.database().inTransaction(handle -> {
            Optional<UnitExample> example = register.find(handle, id);
            if (example.isEmpty() || example.get().state() != UnitExample.State.PROPOSED) {
                return Result.refused("no example " + id + " waits to be approved");
            }
            if (example.get().proposedBy().equals(by)) {
                return Result.refused(by + " has proposed example " + id + "; somebody else approves it");
            }
            if (!mayDecide(by, example.get().unit())) {
                return Result.refused(by + " may not approve example " + id
                        + ": that is for the unit's manager or the registrar of the board");
            }
            register.approve(handle, id, by, now());
            return new Result(register.find(handle, id), Optional.empty());
        });
    }

    /** Takes an example back, its words with it: by who proposed it, or who may approve. */
    public Result withdraw(long id, String by) {
        return workplace.database().inTransaction(handle -> {
            Optional<UnitExample> example = register.find(handle, id);
            if (example.isEmpty() || example.get().state() == UnitExample.State.WITHDRAWN) {
                return Result.refused("there is no example " + id);
            }
            if (!example.get().proposedBy().equals(by)
                    && !mayDecide(by, example.get().unit())) {
                return Result.refused(by + " may not withdraw example " + id
                        + ": that is for who proposed it, the unit's manager or the registrar of the board");
            }
            register.withdraw(handle, id, by, now());
            return new Result(register.find(handle, id), Optional.empty());
        });
    }

    /** What is approved, of one unit or of all. */
    public List<UnitExample> approved(Optional<String> unit) {
        return workplace.database().read(handle -> register.all(handle, UnitExample.State.APPROVED)).stream()
                .filter(example -> unit.isEmpty() || unit.get().equals(example.unit()))
                .toList();
    }

    /** What somebody has proposed, or may approve. */
    public List<UnitExample> waitingFor(String by) {
        return workplace.database().read(handle -> register.all(handle, UnitExample.State.PROPOSED)).stream()
                .filter(example -> example.proposedBy().equals(by) || mayDecide(by, example.unit()))
                .toList();
    }

    private boolean mayDecide(String by, String unit) {
        return learning.isManagerOf(by, unit) || isRegistrarOf(by, unit);
    }

    private boolean isRegistrarOf(String by, String unit) {
        return town().boardOf(unit).flatMap(Board::registrar).filter(by::equals).isPresent();
    }

    private Organisation town() {
        return workplace.organisation().get();
    }

    private Instant now() {
        return workplace.clock().instant();
    }
}
