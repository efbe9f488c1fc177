package brevvakt.casework.acts;

import brevvakt.casework.acts.Acting.Desk;
import brevvakt.casework.acts.Acting.Plan;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.CaseRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The acts by which a case finds its right place: taken, passed on, moved, merged, handed over (SEED-10, SEED-30). */
public final class DeskActs {
    private static final int TOO_MANY_HOPS = 3;

    private final Workplace workplace;
    private final Acting acting;

    public DeskActs(Workplace workplace) {
        this.workplace = workplace;
        this.acting = new Acting(workplace);
    }

    /** Somebody of the service centre looks at a waiting case; it goes on waiting, but nobody else need look. */
    public Done take(String number, String by) {
        return acting.act(Act.QUEUE_TAKE, number, by, desk -> {
            Case file = desk.file();
            if (!file.isWaiting() && file.register() != Register.RESTRICTED) {
                return Plan.refused(file.number() + " is " + file.status() + " and does not wait for anybody");
            }
            Optional<String> other = file.officer().filter(officer -> !officer.equals(by));
            return other.isPresent()
                    ? Plan.refused(file.number() + " is with " + other.get() + " already")
                    : Plan.of(new CaseEvent.Taken(by));
        });
    }

    /** The unit manager concerned gets the case and is told at once; a proposed case is thereby confirmed (SEED-30). */
    public Done pass(String number, String to, String by) {
        return acting.act(Act.QUEUE_PASS, number, by, desk -> {
            Optional<Unit> unit = desk.now().unit(to);
            Optional<Person> manager = desk.now().managerOf(to);
            if (unit.isEmpty() || manager.isEmpty()) {
                return Plan.refused(unit.isEmpty() ? "there is no unit " + to : "unit " + to + " has no manager");
            }
            List<CaseEvent> events = new ArrayList<>(desk.confirmation());
            events.add(new CaseEvent.Passed(
                    to, manager.get().username(), Optional.of(manager.get().username()), heading(desk.file(), unit)));
            return Plan.of(events)
                    .then((passed, row) -> owe(
                            passed,
                            told(
                                    passed,
                                    row,
                                    "passed",
                                    Map.of("unit", unit.get().name()),
                                    manager.get())));
        });
    }

    private String heading(Case file, Optional<Unit> unit) {
        return workplace.headings().of(file.judged().label(), file.judged().service(), file.register(), unit);
    }

    private OutboxMail told(Desk desk, CaseRow row, String phrase, Map<String, String> gaps, Person to) {
        String once = row.file().number() + ":" + row.file().seq();
        return workplace.correspondence().told(once, phrase, gaps, to, row, desk.now());
    }

    private void owe(Desk desk, OutboxMail mail) {
        workplace.registers().outbox().owe(desk.handle(), mail);
    }

    /**
     * Moves the letter to the mailbox it belongs to, with its arrival and its promises; the citizen need not write again
     * (SEED-10, LAW-05). To another board it is a disclosure: of a restricted matter its manager or registrar decides.
     */
    public Done reroute(String number, EmailAddress to, String reason, String by) {
        return acting.act(Act.REROUTE, number, by, desk -> {
            Case file = desk.file();
            Optional<Mailbox> mailbox = desk.now().mailbox(to);
            Optional<Person> holder =
                    mailbox.isPresent() ? Optional.empty() : desk.now().personByAddress(to);
            Optional<EmailAddress> address = mailbox.map(Mailbox::address).or(() -> holder.map(Person::mail));
            Optional<Unit> unit = mailbox.map(Mailbox::unit)
                    .or(() -> holder.map(Person::unit))
                    .flatMap(desk.now()::unit);
            if (address.isEmpty() || unit.isEmpty()) {
                return Plan.refused("there is no mailbox " + to + " of ours; another authority is for hand-over");
            }
            if (address.get().equals(file.mailbox())) {
                return Plan.refused(file.number() + " lies in " + to + " already");
            }
            Optional<String> asked = mustBeAsked(desk, unit.get());
            if (asked.isPresent()) {
                return Plan.refused(asked.get());
            }
            return Plan.of(new CaseEvent.Rerouted(
                            address.get(),
                            unit.get().id(),
                            holder.map(Person::username),
                            unit.get().manager(),
                            heading(file, unit),
                            workplace.registers().notes().keep(desk.handle(), reason)))
                    .then((moved, row) -> bring(moved, row, address.get()))
                    .then(this::warnOfHops);
        });
    }

    private Optional<String> mustBeAsked(Desk desk, Unit unit) {
        Case file = desk.file();
        boolean sameBoard = desk.now()
                .boardOf(file.unit())
                .map(Board::id)
                .equals(desk.now().boardOf(unit.id()).map(Board::id));
        boolean mayDisclose = Permissions.isManager(desk.actor(), file, desk.now())
                || Permissions.isRegistrarOf(file.unit(), desk.actor(), desk.now());
        return file.register() != Register.RESTRICTED || sameBoard || mayDisclose
                ? Optional.empty()
                : Optional.of(file.number() + " is restricted, and " + unit.name()
                        + " is under another board: to move it there is a disclosure; ask "
                        + desk.now()
                                .managerOf(file)
                                .map(manager -> manager + " or the registrar")
                                .orElse("the registrar"));
    }

    /** Everything that came in the case lies in the new mailbox too. */
    private void bring(Desk desk, CaseRow row, EmailAddress mailbox) {
        workplace.registers().records().ofCase(desk.handle(), row.file().number()).stream()
                .filter(entry -> entry.direction() == Direction.IN)
                .forEach(entry ->
                        workplace.registers().deliveries().oweCarried(desk.handle(), entry.arrivalId(), mailbox));
    }

    private void warnOfHops(Desk desk, CaseRow row) {
        int hops = row.file().course().hops();
        if (hops >= TOO_MANY_HOPS) {
            desk.now()
                    .managerOf(row.file())
                    .flatMap(desk.now()::person)
                    .ifPresent(manager ->
                            owe(desk, told(desk, row, "hops", Map.of("hops", Integer.toString(hops)), manager)));
        }
    }

    /** The same matter of the same person goes on in another case; strangers are never merged. */
    public Done merge(String number, String into, String by) {
        return acting.act(Act.MERGE, number, by, desk -> {
            Optional<CaseRow> target = CaseNumber.parse(into)
                    .flatMap(written -> workplace.registers().cases().find(desk.handle(), written));
            if (target.isEmpty()) {
                return Plan.refused("there is no case " + into);
            }
            Optional<String> against = againstMerging(desk, target.get());
            return against.isPresent()
                    ? Plan.refused(against.get())
                    : Plan.of(new CaseEvent.Merged(target.get().file().number()))
                            .then((merged, row) -> absorb(merged, target.get()));
        });
    }

    private static Optional<String> againstMerging(Desk desk, CaseRow target) {
        Case file = desk.file();
        Case other = target.file();
        if (file.number().equals(other.number())) {
            return Optional.of(file.number() + " cannot be merged into itself");
        }
        if (other.status().isEnded()) {
            return Optional.of(other.number() + " is " + other.status() + "; nothing more is done in it");
        }
        if (!Permissions.isRegistrarOf(other.unit(), desk.actor(), desk.now())) {
            return Optional.of(
                    other.number() + " is in the diary of another board; hand " + file.number() + " over to it");
        }
        if ((file.register() == Register.RESTRICTED) != (other.register() == Register.RESTRICTED)) {
            return Optional.of("one of " + file.number() + " and " + other.number()
                    + " is restricted: they are kept apart; correct the other first");
        }
        boolean strangers = desk.row().counterpart().isPresent()
                && target.counterpart().isPresent()
                && !desk.row().counterpart().equals(target.counterpart());
        return strangers
                ? Optional.of(file.number() + " and " + other.number()
                        + " have different writers; one must not read what the other wrote")
                : Optional.empty();
    }

    /** A promise of the merged case that falls due earlier than all of the other's runs on there. */
    private void absorb(Desk desk, CaseRow target) {
        Optional<PromiseClock> earlier = desk.file().pressing().filter(clock -> target.file()
                .dueDate()
                .filter(due -> !clock.due().isBefore(due))
                .isEmpty());
        workplace
                .registers()
                .cases()
                .append(
                        desk.handle(),
                        target,
                        workplace.clock().instant(),
                        desk.actor().username(),
                        List.of(new CaseEvent.Absorbed(desk.file().number(), earlier)));
    }

    /** Another board or authority goes on with the matter: a human's act, never a machine's (DESIGN 5b). */
    public Done handOver(String number, String to, String reason, String by) {
        return acting.act(Act.HAND_OVER, number, by, desk -> {
            Sha256 why = workplace.registers().notes().keep(desk.handle(), reason);
            Optional<Board> board = desk.now().board(to);
            if (board.isPresent()) {
                boolean own = desk.now()
                        .boardOf(desk.file().unit())
                        .filter(board.get()::equals)
                        .isPresent();
                return own
                        ? Plan.refused(desk.file().number() + " is with " + to + " already")
                        : Plan.of(new CaseEvent.HandedOver(to, why))
                                .then((given, row) -> tellBoard(given, row, board.get()));
            }
            Optional<EmailAddress> address = EmailAddress.parse(to);
            if (address.isEmpty() || !workplace.access().leaves(address.get())) {
                return Plan.refused(
                        "'" + to + "' is neither a board nor an address outside; within the house it is rerouted");
            }
            return Plan.of(new CaseEvent.HandedOver(address.get().toString(), why))
                    .then((given, row) ->
                            owe(given, workplace.correspondence().handedOver(row, address.get(), given.now())));
        });
    }

    private void tellBoard(Desk desk, CaseRow row, Board board) {
        board.registrar()
                .flatMap(desk.now()::person)
                .ifPresent(registrar ->
                        owe(desk, told(desk, row, "handed_over", Map.of("board", board.name()), registrar)));
    }
}
