package brevvakt.casework.disclosure;

import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Item;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Where requests for records are answered: the records that may be meant are put into the basket, each is decided on, and
 * what may be given out is handed over (LAW-09, LAW-11). Each step is logged; none can be taken twice.
 */
public final class DisclosureDesk {
    private final Database database;
    private final DisclosureRegister register;
    private final Set<String> provisions;
    private final Function<Instant, LocalDate> dueOn;
    private final Clock clock;

    /** What came of a step. */
    public sealed interface Step {}

    /** It is taken. */
    public record Taken(Disclosure disclosure) implements Step {}

    /** A rule forbids it, and nothing has changed. */
    public record Refused(String reason) implements Step {}

    /** Makes the package of a decided request; refuses in words where something withheld would be seen in it. */
    public interface Packer {
        Optional<String> troubleWith(Disclosure disclosure, String name);
    }

    /**
     * @param provisions the provisions by which something may be withheld
     * @param dueOn the day on which a request of an instant is to be answered
     */
    public DisclosureDesk(
            Database database,
            DisclosureRegister register,
            Set<String> provisions,
            Function<Instant, LocalDate> dueOn,
            Clock clock) {
        this.database = database;
        this.register = register;
        this.provisions = Set.copyOf(provisions);
        this.dueOn = dueOn;
        this.clock = clock;
    }

    public Disclosure open(String about, Optional<String> contact, String by) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            long id = register.open(handle, about, contact, now, by, dueOn.apply(now));
            register.log(handle, id, now, by, "OPENED", "");
            return register.find(handle, id).orElseThrow();
        });
    }

    /** Puts a record into the basket; from now on it is held. */
    public Step add(long id, RecordEntry entry, String recordNo, String by) {
        return step(id, (handle, disclosure) -> {
            if (disclosure.item(recordNo).isEmpty()) {
                register.add(handle, id, entry.id(), recordNo);
                register.log(handle, id, clock.instant(), by, "ADDED", recordNo);
            }
            return Optional.empty();
        });
    }

    public Step decide(
            long id, String recordNo, Outcome outcome, Optional<String> provision, Masking masking, String by) {
        return step(id, (handle, disclosure) -> {
            Optional<Item> item = disclosure.item(recordNo);
            if (item.isEmpty()) {
                return Optional.of(recordNo + " is not in request " + id + "; add it first");
            }
            Optional<String> wrong = wrongWith(outcome, provision, masking);
            if (wrong.isPresent()) {
                return wrong;
            }
            register.decide(
                    handle,
                    id,
                    new Item(
                            item.get().recordId(),
                            recordNo,
                            Optional.of(outcome),
                            provision,
                            masking,
                            Optional.of(by),
                            Optional.of(clock.instant())));
            register.log(
                    handle,
                    id,
                    clock.instant(),
                    by,
                    "DECIDED",
                    recordNo + " " + outcome + provision.map(p -> " " + p).orElse(""));
            return Optional.empty();
        });
    }

    private Optional<String> wrongWith(Outcome outcome, Optional<String> provision, Masking masking) {
        if (outcome == Outcome.FULL) {
            return provision.isPresent() || !masking.isEmpty()
                    ? Optional.of("what is given out in full has nothing withheld by a provision")
                    : Optional.empty();
        }
        if (provision.isEmpty() || !provisions.contains(provision.get())) {
            return Optional.of("what is withheld names its provision (LAW-12), one of: "
                    + String.join(", ", provisions.stream().sorted().toList()));
        }
        return outcome == Outcome.PARTIAL && masking.isEmpty()
                ? Optional.of("a part can only be given out when what is taken out is named")
                : Optional.empty();
    }

    /** Hands out what was decided; the request is ended and its holds are lifted. */
    public Step deliver(long id, String by, Packer packer) {
        String name = "disclosure-" + id + ".zip";
        return step(id, (handle, disclosure) -> {
            List<String> undecided = disclosure.items().stream()
                    .filter(item -> item.outcome().isEmpty())
                    .map(Item::recordNo)
                    .toList();
            if (disclosure.items().isEmpty() || !undecided.isEmpty()) {
                return Optional.of(
                        undecided.isEmpty()
                                ? "there is no record in request " + id
                                : "not yet decided: " + String.join(", ", undecided));
            }
            Optional<String> trouble = packer.troubleWith(disclosure, name);
            if (trouble.isEmpty()) {
                register.deliver(handle, id, disclosure.outcome(), clock.instant(), name);
                register.log(handle, id, clock.instant(), by, "DELIVERED", name);
            }
            return trouble;
        });
    }

    private interface Change {
        Optional<String> refusalOf(Handle handle, Disclosure disclosure);
    }

    private Step step(long id, Change change) {
        return database.inTransaction(handle -> {
            Optional<Disclosure> disclosure = register.find(handle, id);
            if (disclosure.isEmpty()) {
                return new Refused("there is no request " + id);
            }
            if (!disclosure.get().isOpen()) {
                return new Refused("request " + id + " is ended");
            }
            return change.refusalOf(handle, disclosure.get())
                    .<Step>map(Refused::new)
                    .orElseGet(() -> new Taken(register.find(handle, id).orElseThrow()));
        });
    }
}
