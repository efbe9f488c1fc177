package brevvakt.casework.intake;

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
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Registers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Opens a case on a letter: its register, its number in that register's series, its heading and its promises. */
final class CaseOpening {
    private final Registers registers;
    private final Promises promises;
    private final Headings headings;

    CaseOpening(Registers registers, Promises promises, Headings headings) {
        this.registers = registers;
        this.promises = promises;
        this.headings = headings;
    }

    /**
     * What is known of the letter that opens a case.
     *
     * @param counterpart where an answer goes by mail
     * @param contact who handed it in otherwise, if anybody did
     * @param confirmed a human has said what it is
     */
    record Matter(
            ArrivalId arrivalId,
            Instant receivedAt,
            Channel channel,
            Judged judged,
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
        CaseEvent.Opened opened = new CaseEvent.Opened(
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
        CaseRow row = registers.cases().open(handle, at, actor, opened, matter.counterpart(), matter.contact());
        CaseEvent first = new CaseEvent.RecordAdded(
                1, Direction.IN, Optional.of(matter.arrivalId()), matter.original(), judged.label());
        return registers.cases().append(handle, row, at, actor, List.of(first));
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
