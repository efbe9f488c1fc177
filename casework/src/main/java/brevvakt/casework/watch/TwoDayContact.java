package brevvakt.casework.watch;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Who sought somebody absent is contacted within two working days (SEED-12, SEED-52); on the second morning it is said. */
public final class TwoDayContact {
    private final Database database;
    private final Registers registers;
    private final Ladder ladder;
    private final WatchHours hours;
    private final WhoActs whoActs;
    private final Supplier<Organisation> organisation;

    public TwoDayContact(
            Database database,
            Registers registers,
            Texts texts,
            WatchHours hours,
            ZoneId zone,
            WhoActs whoActs,
            Supplier<Organisation> organisation) {
        this.database = database;
        this.registers = registers;
        this.ladder = new Ladder(texts, zone);
        this.hours = hours;
        this.whoActs = whoActs;
        this.organisation = organisation;
    }

    /** Reminds of the calls due today, and tells the managers of those that were not made. */
    public void look(Instant now) {
        if (!hours.maySpeakAt(now)) {
            return;
        }
        LocalDate today = hours.dayOf(now);
        Organisation town = organisation.get();
        database.inTransaction(handle -> {
            registers.callbacks().owedUpTo(handle, today).forEach(callback -> look(handle, callback, town, now));
            return today;
        });
    }

    private void look(Handle handle, Callback callback, Organisation town, Instant now) {
        LocalDate today = hours.dayOf(now);
        boolean late = today.isAfter(callback.dueOn());
        if (late && !registers.watch().breach(handle, "callback:" + callback.id(), "CALLBACK", callback.dueOn(), now)) {
            return;
        }
        Optional<Mailbox> mailbox = EmailAddress.parse(callback.wanted()).flatMap(town::mailbox);
        List<String> sought = mailbox.map(Mailbox::owners).orElse(List.of(callback.wanted()));
        Optional<String> manager = mailbox.isPresent()
                ? mailbox.flatMap(found -> town.managerOf(found.unit())).map(Person::username)
                : town.nearestManagerOf(callback.wanted()).map(Person::username);
        Told told = late
                ? Told.nobody().addManager(manager, "manager of " + callback.wanted(), whoActs, today)
                : Told.nobody().add(sought, "sought by a caller", whoActs, today, manager);
        told.why().forEach((username, role) -> town.person(username).ifPresent(person -> registers
                .outbox()
                .owe(
                        handle,
                        ladder.mail(
                                "callback:" + callback.id() + ":" + (late ? "late" : "due"),
                                told.asManager().getOrDefault(username, false)
                                        ? OutboxKind.ESCALATION
                                        : OutboxKind.REMINDER,
                                TextKind.CALLBACK,
                                Optional.empty(),
                                person,
                                facts(callback),
                                "to " + username + ": " + role + "; CALLBACK due " + callback.dueOn(),
                                town,
                                now))));
    }

    private Map<Placeholder, String> facts(Callback callback) {
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.CALLER, callback.caller());
        facts.put(Placeholder.CALLER_PHONE, callback.phone());
        facts.put(Placeholder.CALL_ABOUT, callback.about());
        facts.put(Placeholder.RECEIVED_AT, ladder.moment(callback.receivedAt()));
        facts.put(Placeholder.DUE_DATE, callback.dueOn().toString());
        return facts;
    }
}
