package brevvakt.casework.intake;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes down who wants to be called, and how the calls went (SEED-11, SEED-78). A try that reached nobody leaves the call
 * owed; the two working days run from the first message (SEED-12).
 */
public final class CallbackDesk {
    private static final int LONGEST_NUMBER = 64;
    private static final int FEWEST_DIGITS = 5;

    private final Database database;
    private final Registers registers;
    private final Promises promises;
    private final Correspondence correspondence;
    private final Supplier<Organisation> organisation;
    private final Clock clock;

    /** What came of it: the callback as it stands, or why not. */
    public record Taken(Optional<Callback> callback, String refusal) {
        public static Taken refused(String reason) {
            return new Taken(Optional.empty(), reason);
        }

        static Taken of(Callback callback) {
            return new Taken(Optional.of(callback), "");
        }
    }

    /** How a call went. */
    public enum Outcome {
        REACHED,
        NOT_REACHED,
        OTHER;

        /** The word at the doors. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public CallbackDesk(
            Database database,
            Registers registers,
            Promises promises,
            Correspondence correspondence,
            Supplier<Organisation> organisation,
            Clock clock) {
        this.database = database;
        this.registers = registers;
        this.promises = promises;
        this.correspondence = correspondence;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Takes a call down for a person or a unit; whom nobody knows is for the service centre to find (SEED-78). */
    public Taken add(String wanted, String caller, String phone, String about, String by) {
        Organisation now = organisation.get();
        if (now.person(by).isEmpty()) {
            return Taken.refused(Person.unknown(by));
        }
        long digits = phone.chars().filter(Character::isDigit).count();
        if (digits < FEWEST_DIGITS || phone.length() > LONGEST_NUMBER) {
            return Taken.refused("'" + phone + "' is no telephone number that can be called");
        }
        Sought sought = Sought.of(wanted, now);
        String whom = sought.isKnown()
                ? wanted
                : now.municipality().serviceCentreMail().toString();
        String matter = sought.isKnown() ? about : wanted + ": " + about;
        Instant at = clock.instant();
        return database.inTransaction(handle -> {
            Callback callback = registers
                    .callbacks()
                    .add(
                            handle,
                            new Callback(
                                    0,
                                    Optional.empty(),
                                    whom,
                                    caller,
                                    phone,
                                    matter,
                                    at,
                                    promises.callbackDue(at),
                                    Optional.empty(),
                                    0));
            told(callback, now).forEach(mail -> registers.outbox().owe(handle, mail));
            return Taken.of(callback);
        });
    }

    private List<OutboxMail> told(Callback callback, Organisation now) {
        return Sought.of(callback.wanted(), now).people().stream()
                .flatMap(username -> now.person(username).stream())
                .map(person -> correspondence.callback(callback, person, now))
                .toList();
    }

    /** Says how the call went; only who was sought, his manager or the service centre can know. */
    public Taken done(long id, Outcome outcome, String by) {
        Organisation now = organisation.get();
        Optional<Person> actor = now.person(by);
        if (actor.isEmpty()) {
            return Taken.refused(Person.unknown(by));
        }
        return database.inTransaction(handle -> {
            Optional<Callback> callback = registers.callbacks().find(handle, id);
            if (callback.isEmpty()) {
                return Taken.refused("there is no callback " + id);
            }
            if (!mayTell(actor.get(), callback.get(), now)) {
                return Taken.refused(by + " may not say how callback " + id + " went: that is for "
                        + callback.get().wanted() + ", who stands in there, the manager or the service centre");
            }
            if (callback.get().outcome().isPresent()) {
                return Taken.refused("callback " + id + " is done already: "
                        + callback.get().outcome().get());
            }
            registers
                    .callbacks()
                    .tried(
                            handle,
                            callback.get().id(),
                            clock.instant(),
                            by,
                            outcome.word(),
                            outcome != Outcome.NOT_REACHED);
            return Taken.of(
                    registers.callbacks().find(handle, callback.get().id()).orElseThrow());
        });
    }

    /** Somebody may say how a call ended, and therefore know of it: who was sought, his unit, his manager, the service centre. */
    public static boolean mayTell(Person actor, Callback callback, Organisation now) {
        Sought sought = Sought.of(callback.wanted(), now);
        boolean substitute = EmailAddress.parse(callback.wanted())
                .flatMap(now::mailbox)
                .filter(mailbox -> mailbox.isHandledBy(actor.username()))
                .isPresent();
        boolean sameUnit = sought.people().stream()
                .flatMap(username -> now.person(username).stream())
                .anyMatch(person -> person.unit().equals(actor.unit()));
        return actor.has(Role.SERVICECENTRE)
                || substitute
                || sameUnit
                || sought.people().contains(actor.username())
                || sought.manager().filter(actor.username()::equals).isPresent();
    }
}
