package brevvakt.casework.intake;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseEvent.Channel;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.routing.Authority;
import brevvakt.casework.routing.Head;
import brevvakt.casework.routing.Route;
import brevvakt.casework.routing.RoutingTable;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.QueueRegister;
import brevvakt.casework.store.Registers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Opens a case on a letter: its register, its number in that register's series, its heading, its promises, and where the
 * routing table would send it.
 */
final class CaseOpening {
    private final Registers registers;
    private final Promises promises;
    private final Headings headings;
    private final RoutingTable routing;
    private final QueueRegister queue = new QueueRegister();

    CaseOpening(Registers registers, Promises promises, Headings headings, RoutingTable routing) {
        this.registers = registers;
        this.promises = promises;
        this.headings = headings;
        this.routing = routing;
    }

    /**
     * What is known of the letter that opens a case.
     *
     * @param head its words, as far as the routing table reads them
     * @param counterpart where an answer goes by mail
     * @param contact who handed it in otherwise, if anybody did
     * @param confirmed a human has said what it is
     */
    record Matter(
            ArrivalId arrivalId,
            Instant receivedAt,
            Channel channel,
            Judged judged,
            Head head,
            EmailAddress mailbox,
            Sha256 original,
            Optional<EmailAddress> counterpart,
            Optional<CaseRow.Contact> contact,
            boolean confirmed) {

        boolean replyPossible() {
            return counterpart.isPresent()
                    || contact.filter(it -> !it.details().isBlank()).isPresent();
        }
    }

    /** The case with its first record; both belong to the transaction of the handle. */
    CaseRow open(Handle handle, Matter matter, Organisation now, Instant at, String actor) {
        Judged judged = matter.judged();
        Register register = Register.of(judged.label(), judged.scope(), judged.sensitivity());
        Optional<Unit> unit = unitOf(matter.mailbox(), now);
        String series = register == Register.DIARY
                ? unit.flatMap(u -> now.boardOf(u.id())).map(Board::series).orElse(Register.NEUTRAL_SERIES)
                : Register.NEUTRAL_SERIES;
        CaseNumber number =
                registers.cases().takeNumber(handle, series, promises.dayOf(at).getYear());
        List<PromiseClock> clocks =
                promises.of(judged.label(), judged.alsoLabels(), matter.receivedAt(), matter.replyPossible());
        CaseEvent.Opened opening = new CaseEvent.Opened(
                number,
                matter.arrivalId(),
                matter.receivedAt(),
                matter.channel(),
                register,
                judged,
                headings.of(judged.label(), judged.service(), register, unit),
                matter.mailbox(),
                unit.map(Unit::id).orElse(""),
                holderOf(matter.mailbox(), now).map(Person::username),
                unit.flatMap(Unit::manager),
                matter.replyPossible(),
                matter.confirmed(),
                clocks);
        CaseRow row = registers.cases().open(handle, at, actor, opening, matter.counterpart(), matter.contact());
        CaseEvent first = new CaseEvent.RecordAdded(
                1, Direction.IN, Optional.of(matter.arrivalId()), matter.original(), judged.label());
        CaseRow opened = registers.cases().append(handle, row, at, actor, List.of(first));
        propose(handle, opened.file(), matter, now);
        return opened;
    }

    /**
     * What the service centre may pass on bears the table's proposal of a unit, unless it is restricted (SEED-30); and
     * every case the authority that its words point to, should a human find that it belongs there (SEED-10).
     */
    private void propose(Handle handle, Case file, Matter matter, Organisation now) {
        boolean passable = (file.isWaiting() || matter.confirmed()) && file.register() != Register.RESTRICTED;
        Optional<Route> route = passable
                ? routing.routeOf(file.mailbox(), matter.head(), now)
                        .filter(found -> file.isWaiting() || !found.unit().equals(file.unit()))
                : Optional.empty();
        Optional<Authority> authority = routing.authorityOf(matter.head());
        queue.propose(
                handle,
                file.number(),
                new QueueRegister.Proposal(
                        route.map(Route::unit), route.map(Route::reason), authority.map(Authority::id)));
    }

    static Optional<Unit> unitOf(EmailAddress mailbox, Organisation now) {
        return now.mailbox(mailbox)
                .map(found -> found.unit())
                .or(() -> holderOf(mailbox, now).map(Person::unit))
                .flatMap(now::unit);
    }

    private static Optional<Person> holderOf(EmailAddress mailbox, Organisation now) {
        return now.mailbox(mailbox).isPresent() ? Optional.empty() : now.personByAddress(mailbox);
    }
}
