package brevvakt.casework.standin;

import brevvakt.casework.absence.Grant;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.HeldRegister.Held;
import brevvakt.casework.store.MailboxReadingRegister.Reading;
import brevvakt.casework.texts.Moment;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Mail that is held in doubt: its envelope may be seen, and the primary delegate may take it for work (SEED-99). */
public final class HeldMail {
    private final Desk desk;
    private final PrivateShelf shelf;

    public HeldMail(Desk desk, PrivateShelf shelf) {
        this.desk = desk;
        this.shelf = shelf;
    }

    /** A held letter with what may be shown of it. */
    public record Shown(Held held, RecordEntry entry) {}

    /** Who may see the envelopes of what is held for a holder: he himself, and whoever may read his mail now. */
    public boolean maySee(String username, String holder) {
        return username.equals(holder) || reads(username, holder);
    }

    private boolean reads(String username, String holder) {
        return desk
                .book()
                .now()
                .readersOf(holder, desk.now(), desk.organisation().get())
                .stream()
                .anyMatch(grant -> grant.reader().equals(username));
    }

    public List<Shown> of(Handle handle, Person holder) {
        return desk.away().held().inDoubt(handle, holder.mail()).stream()
                .flatMap(held -> shown(handle, held).stream())
                .toList();
    }

    private Optional<Shown> shown(Handle handle, Held held) {
        return desk.registers()
                .records()
                .outcomeOf(handle, held.arrival())
                .flatMap(outcome -> outcome.recordId())
                .flatMap(id -> desk.registers().records().find(handle, id))
                .map(entry -> new Shown(held, entry));
    }

    /** The primary delegate opens a letter with a reason; it is logged, and the holder is told (DESIGN 6b.6). */
    public Decided<Shown> open(long id, String reason, String by) {
        String reader = desk.usernameOf(by);
        Decided<Shown> decided = desk.database().inTransaction(handle -> {
            Optional<Held> held = desk.away().held().find(handle, id);
            Optional<String> refusal =
                    held.isEmpty() ? Optional.of("there is no held letter " + id) : against(held.get(), reader);
            if (refusal.isPresent()) {
                return new Decided.Refused<>(refusal.get());
            }
            Shown shown = shown(handle, held.get()).orElseThrow();
            Instant now = desk.now();
            desk.away().held().opened(handle, id, reader, reason, now);
            desk.away()
                    .readings()
                    .add(
                            handle,
                            new Reading(
                                    held.get().mailbox(),
                                    reader,
                                    held.get().folder(),
                                    held.get().uid(),
                                    Optional.of(held.get().arrival()),
                                    now,
                                    "OPENED",
                                    Optional.of(reason)),
                            desk.dayOf(now));
            tellHolder(handle, shown, reader, reason, now);
            return new Decided.Done<>(shown);
        });
        decided.fold(
                shown -> {
                    shelf.open(shown.held().mailbox());
                    return shown;
                },
                refused -> refused);
        return decided;
    }

    private Optional<String> against(Held held, String reader) {
        Organisation town = desk.organisation().get();
        String holder =
                town.personByAddress(held.mailbox()).map(Person::username).orElse("");
        Optional<String> primary = desk.book()
                .now()
                .insteadOf(holder, desk.now(), town)
                .filter(acting -> !acting.equals(holder))
                .or(() -> desk.book().now().readersOf(holder, desk.now(), town).stream()
                        .map(Grant::reader)
                        .findFirst());
        if (!reads(reader, holder) || primary.filter(reader::equals).isEmpty()) {
            return Optional.of(reader + " may not open held mail of " + held.mailbox() + ": that is for "
                    + primary.map(name -> "the primary delegate, " + name).orElse("the holder, who has no delegate"));
        }
        if (!held.inDoubt()) {
            return Optional.of("letter " + held.id() + " is clearly private and stays closed");
        }
        return held.openedAt().map(at -> "letter " + held.id() + " was opened at " + at + " already");
    }

    private void tellHolder(Handle handle, Shown shown, String reader, String reason, Instant now) {
        AwayMail mail = desk.mail();
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.SUBSTITUTE, mail.nameOf(reader));
        facts.put(Placeholder.RECEIVED_AT, Moment.written(shown.entry().receivedAt(), desk.zone()));
        facts.put(Placeholder.REASON, reason);
        shown.entry()
                .caseNumber()
                .map(CaseNumber::toString)
                .ifPresent(number -> facts.put(Placeholder.CASE_NUMBER, number));
        desk.organisation().get().personByAddress(shown.held().mailbox()).ifPresent(holder -> desk.registers()
                .outbox()
                .owe(
                        handle,
                        mail.notice(
                                TextKind.NOTICE_HELD_OPENED,
                                "held:" + shown.held().id(),
                                holder,
                                facts,
                                "held letter " + shown.held().id() + " was opened by " + reader,
                                now)));
    }
}
