package brevvakt.casework.intake;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.cases.CaseEvent.Direction;
import brevvakt.casework.cases.CaseEvent.Judged;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.routing.Head;
import brevvakt.casework.routing.RoutingTable;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Opens a case on a letter that was kept without one: held for spam, taken for a robot's or for private. It counts as
 * come when it came, whatever the filter thought (LAW-04).
 */
public final class LateOpening {
    private final Database database;
    private final Registers registers;
    private final Headings headings;
    private final CaseOpening opening;
    private final Promises promises;
    private final Correspondence correspondence;
    private final Consequences consequences;
    private final MailAccess access;
    private final Supplier<Organisation> organisation;
    private final Clock clock;

    public LateOpening(
            Database database,
            Registers registers,
            Promises promises,
            Headings headings,
            RoutingTable routing,
            Correspondence correspondence,
            MailAccess access,
            Supplier<Organisation> organisation,
            Clock clock) {
        this.database = database;
        this.registers = registers;
        this.headings = headings;
        this.opening = new CaseOpening(registers, promises, headings, routing);
        this.promises = promises;
        this.correspondence = correspondence;
        this.consequences = new Consequences(registers, correspondence);
        this.access = access;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The letter of that arrival is what the human says, and has a case from now on. */
    public Filing open(
            String arrivalId,
            Label label,
            Optional<Scope> scope,
            Optional<Sensitivity> sensitivity,
            String reason,
            String by) {
        Organisation now = organisation.get();
        Optional<Person> actor = now.person(by);
        if (actor.isEmpty()) {
            return new Filing.Refused(Person.unknown(by));
        }
        if (label.isMachine() || label.isClosed() || label == Label.SPAM || label == Label.PHONE_MESSAGE) {
            return new Filing.Refused("no case is opened for " + label);
        }
        return database.inTransaction(handle -> {
            Optional<RecordEntry> entry = kept(handle, arrivalId);
            if (entry.isEmpty()) {
                return new Filing.Refused("there is no letter " + arrivalId);
            }
            List<EmailAddress> mailboxes = entry.get().recipients().stream()
                    .flatMap(to -> access.recipient(to).mailbox().stream())
                    .distinct()
                    .toList();
            return against(entry.get(), mailboxes, actor.get(), now)
                    .<Filing>map(Filing.Refused::new)
                    .orElseGet(() -> new Filing.Filed(opened(
                            handle,
                            entry.get(),
                            mailboxes,
                            judged(
                                    label,
                                    scope,
                                    sensitivity,
                                    mailboxes.get(0),
                                    entry.get().title(),
                                    now),
                            reason,
                            now,
                            by)));
        });
    }

    private Optional<RecordEntry> kept(Handle handle, String arrivalId) {
        return Optional.of(arrivalId.strip())
                .filter(text -> text.matches("[A-Za-z0-9-]{8,64}"))
                .flatMap(text -> registers.records().outcomeOf(handle, new ArrivalId(text)))
                .flatMap(outcome -> outcome.recordId())
                .flatMap(id -> registers.records().find(handle, id))
                .filter(entry -> entry.direction() == Direction.IN);
    }

    private Optional<String> against(RecordEntry entry, List<EmailAddress> mailboxes, Person actor, Organisation now) {
        boolean handles = mailboxes.stream()
                .anyMatch(mailbox -> now.handles(actor.username(), mailbox, Optional.empty(), Optional.empty()));
        if (!actor.has(Role.SERVICECENTRE) && !actor.has(Role.REGISTRAR) && !handles) {
            return Optional.of(actor.username() + " may not open a case on " + entry.arrivalId()
                    + ": that is for the service centre, a registrar, or who has the mailbox");
        }
        if (entry.caseNumber().isPresent()) {
            return Optional.of(
                    entry.arrivalId() + " is in the case " + entry.caseNumber().get() + "; correct that");
        }
        return mailboxes.isEmpty()
                ? Optional.of(entry.arrivalId() + " came to no mailbox that is ours today")
                : Optional.empty();
    }

    /** Where secrecy is the rule, a letter concerns one person until a human says otherwise (DOMAIN 5.3). */
    private Judged judged(
            Label label,
            Optional<Scope> scope,
            Optional<Sensitivity> sensitivity,
            EmailAddress mailbox,
            String title,
            Organisation now) {
        boolean care = CaseOpening.unitOf(mailbox, now).flatMap(Unit::care).isPresent();
        return new Judged(
                label,
                List.of(),
                scope.orElse(care ? Scope.INDIVIDUAL : Scope.GENERAL),
                sensitivity.orElse(care ? Sensitivity.SENSITIVE : Sensitivity.NONE),
                1.0,
                false,
                headings.serviceOf(Head.of(title)));
    }

    private CaseRow opened(
            Handle handle,
            RecordEntry entry,
            List<EmailAddress> mailboxes,
            Judged judged,
            String reason,
            Organisation now,
            String by) {
        Instant at = clock.instant();
        registers.notes().keep(handle, reason);
        CaseRow row = opening.open(
                handle,
                new CaseOpening.Matter(
                        entry.arrivalId(),
                        entry.receivedAt(),
                        correspondence.carriers().channelOf(entry.sender()),
                        judged,
                        Head.of(entry.title()),
                        mailboxes.get(0),
                        entry.original(),
                        entry.counterpart(),
                        Optional.empty(),
                        true),
                now,
                at,
                by);
        registers.records().joinCase(handle, entry.id(), row.file().number(), 1, judged.label());
        mailboxes.forEach(mailbox -> registers.deliveries().oweCarried(handle, entry.arrivalId(), mailbox));
        boolean receipt = entry.automatic().isEmpty()
                && !entry.label().isMachine()
                && Correspondence.hasReceipt(judged.label())
                && entry.counterpart().filter(access::leaves).isPresent()
                && registers
                        .outbox()
                        .countReceipt(
                                handle, entry.counterpart().get(), promises.dayOf(at), Correspondence.MOST_RECEIPTS);
        if (receipt) {
            registers.outbox().owe(handle, correspondence.lateReceipt(row, entry.messageId(), now));
        }
        return consequences.ofFiling(handle, row, now, at);
    }
}
